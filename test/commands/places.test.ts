import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeZip } from '../input/make-zip.ts'
import { newFolder, vet } from '../report/run.ts'

const ACCOUNTS = 'handle,platform,followers,likesPerPost,commentsPerPost,price\nbrie,instagram,20000,300,10,100\n'
const POSTS = 'handle,platform,date,likes,comments\nbrie,instagram,2026-08-01,300,10\n'
const HISTORY = 'handle,platform,date,followers\nbrie,instagram,2026-07-01,19000\n'

/** A folder with a file of each kind that a run reads. */
async function files() {
  const folder = newFolder()
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
  write('a.csv', ACCOUNTS)
  write('posts.csv', POSTS)
  write('history.csv', HISTORY)
  write('z.zip', makeZip([{ name: 'a.csv', content: ACCOUNTS }]))
  write('other.json', '{}')
  write('tiers.json', '{ "all": { "micro": 5000, "macro": 90000, "celebrity": 900000 } }')
  const at = { cwd: folder }
  await vet([join(folder, 'a.csv'), '-o', join(folder, 'list.xlsx')], at)
  await vet(['baseline', join(folder, 'a.csv'), '-o', join(folder, 'b.json')], at)
  return folder
}

describe('a report takes the place of no file of its run', () => {
  it.each([
    ['list.xlsx', 'IN/list.xlsx#Accounts -o IN/list.xlsx'],
    ['z.zip', 'IN/z.zip#a.csv -o csv=IN/z.zip'],
    ['z.zip', 'shortlist IN/z.zip#a.csv --budget 500 -o csv=IN/z.zip'],
    ['z.zip', 'compare IN/z.zip#a.csv IN/a.csv -o json=IN/z.zip'],
    ['z.zip', 'baseline IN/z.zip#a.csv -o IN/z.zip'],
    ['posts.csv', 'shortlist IN/a.csv --posts IN/posts.csv --budget 500 -o csv=IN/posts.csv'],
    ['posts.csv', 'compare IN/a.csv IN/a.csv --posts IN/posts.csv -o json=IN/posts.csv'],
    ['history.csv', 'compare IN/a.csv IN/a.csv --history IN/history.csv -o json=IN/history.csv'],
    ['posts.csv', 'baseline IN/a.csv --posts IN/posts.csv -o IN/posts.csv'],
    ['a.csv', 'baseline IN/a.csv -o IN/./a.csv'],
    ['b.json', 'compare IN/a.csv IN/a.csv --baseline IN/b.json -o IN/b.json'],
    ['b.json', 'shortlist IN/a.csv --budget 500 --baseline IN/b.json -o IN/b.json'],
    ['other.json', 'compare IN/a.csv IN/a.csv --config IN/other.json -o IN/other.json'],
    ['tiers.json', 'shortlist IN/a.csv --budget 500 --tiers IN/tiers.json -o IN/tiers.json'],
    ['tiers.json', 'baseline IN/a.csv --tiers IN/tiers.json -o IN/tiers.json'],
  ])('%s: vet %s', async (name, line) => {
    const folder = await files()
    const before = readFileSync(join(folder, name))
    const { code, err } = await vet(
      line.split(' ').map(word => word.replace('IN/', `${folder}/`)),
      { cwd: folder },
    )
    expect(err).toContain('is read in this run, and would be replaced.')
    expect(code).toBe(2)
    expect(readFileSync(join(folder, name)).equals(before)).toBe(true)
  })

  it.each(['compare IN/a.csv IN/a.csv', 'shortlist IN/a.csv --budget 500', 'baseline IN/a.csv'])(
    'nor of a config: vet %s -o vet.config.json',
    async line => {
      const folder = await files()
      const config = join(folder, 'vet.config.json')
      const { code, err } = await vet([...line.split(' ').map(word => word.replace('IN/', `${folder}/`)), '-o', config], { cwd: folder })
      expect([code, err]).toEqual([2, expect.stringContaining('a config is called so')])
      expect(existsSync(config)).toBe(false)
    },
  )

  it('takes a # for a part of the name where a file is called so', async () => {
    const folder = await files()
    copyFileSync(join(folder, 'z.zip'), join(folder, 'z.zip#a.csv'))
    expect((await vet([join(folder, 'z.zip#a.csv'), '-o', `csv=${join(folder, 'z.zip')}`], { cwd: folder })).code).toBe(0)
  })
})

describe('a place that cannot be written', () => {
  it.each(['compare IN/a.csv IN/a.csv', 'shortlist IN/a.csv --budget 500'])('costs no other report: vet %s', async line => {
    const folder = await files()
    mkdirSync(join(folder, 'taken.json'))
    const words = line.split(' ').map(word => word.replace('IN/', `${folder}/`))
    const { code, out, err } = await vet([...words, '-o', join(folder, 'taken.json'), '-o', join(folder, 'good.txt')], { cwd: folder })
    expect([code, err]).toEqual([2, expect.stringContaining('taken.json was not written: it is a folder.')])
    expect(out).not.toBe('')
    expect(readFileSync(join(folder, 'good.txt'), 'utf8')).not.toBe('')
    const none = await vet([...words, '-o', join(folder, 'taken.json')], { cwd: folder })
    expect([none.code, none.out]).toEqual([2, ''])
  })
})
