import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-post-ids-'))
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const ACCOUNTS = file('accounts.csv', 'handle,platform,followers\nbrie,facebook,10000\n')
const day = (i: number) => `2026-08-${String(i + 1).padStart(2, '0')}`

/** Six posts of 100, 110, … likes, of which both engines say the same. */
const read = async (header: string, id: (i: number) => string) => {
  const rows = Array.from({ length: 6 }, (_, i) => `brie,facebook,${id(i)},${day(i)},${100 + 10 * i},3`)
  const posts = file('posts.csv', `handle,platform,${header},date,likes,comments\n${rows.join('\n')}\n`)
  const [memory, duckdb] = [await vet([ACCOUNTS, posts], { engine: 'memory' }), await vet([ACCOUNTS, posts], { engine: 'duckdb' })]
  expect(duckdb.accounts).toEqual(memory.accounts)
  expect(duckdb.diagnostics).toEqual(memory.diagnostics)
  const [{ likesPerPost, postsSampled } = { likesPerPost: null, postsSampled: null }] = memory.accounts
  return { likesPerPost, postsSampled, said: memory.diagnostics.map(({ code, message }) => ({ code, message })) }
}
const ALL = { likesPerPost: 125, postsSampled: 6, said: [] }

describe('ids of posts', () => {
  it.each(['nan', 'N/A', '-', '0', 'null', 'None', 'undefined', '#N/A', '#REF!', ''])(
    'do not make one post of all that have “%s”',
    async id => {
      expect(await read('post id', () => id)).toEqual(ALL)
    },
  )

  it('that a spreadsheet cut are none, and are said', async () => {
    const said = [
      {
        code: 'damaged-id',
        message:
          '6 posts have ids such as “1.80123E+16”, of which a spreadsheet dropped digits, so that different posts have the same; they count as none. Import that column as text.',
      },
    ]
    expect(await read('post id', () => '1.80123E+16')).toEqual({ ...ALL, said })
    expect((await read('post id', i => (i === 2 ? '1.80123E+16' : `p${i}`))).said[0]!.message).toMatch(/^1 post has an id such as “1.80123E\+16”.* it counts as none/) // biome-ignore format: one thought
  })

  it('that are missing leave it to the address, unless that is of the account', async () => {
    const link = (i: number) => `https://www.facebook.com/brie/posts/${i >> 1}`
    const twice = await read('post id,permalink', i => `nan,${link(i)}`)
    expect(twice).toMatchObject({ postsSampled: 3, said: [{ code: 'duplicate-post' }] })
    expect(await read('post id,permalink', i => `,${link(i)}`)).toEqual(twice)
    expect(await read('post id,permalink', () => 'nan,https://www.facebook.com/brie/')).toEqual(ALL)
    expect(await read('post id,permalink', () => 'N/A,N/A')).toEqual(ALL)
  })

  it('that are short codes with an E in them are ids', async () => {
    expect(await read('post id', i => `${i >> 1}E16`)).toMatchObject({ postsSampled: 3, said: [{ code: 'duplicate-post' }] })
  })

  it.each([
    ['instagram', 'www.instagram.com/p/Ab-1_/', 'https://www.instagram.com/brie/reel/Ab-1_/?igsh=xyz'],
    ['instagram', 'https://instagram.com/reels/Ab-1_', 'https://www.instagram.com/tv/Ab-1_/#a'],
    ['tiktok', 'https://www.tiktok.com/@brie/video/7301', 'https://m.tiktok.com/@brie/video/7301?lang=de'],
    ['youtube', 'https://www.youtube.com/watch?v=Ab-1_', 'https://youtu.be/Ab-1_?si=q'],
    ['youtube', 'https://www.youtube.com/shorts/Ab-1_', 'https://m.youtube.com/watch?app=desktop&v=Ab-1_'],
    ['x', 'https://twitter.com/brie/status/7301', 'https://x.com/brie/status/7301/photo/1'],
  ])('in two addresses of one post of %s are one', async (_, one, other) => {
    expect(await read('permalink', i => (i % 2 === 0 ? one : other).replace('1', `${i >> 1}`))).toMatchObject({ postsSampled: 3, said: [{ code: 'duplicate-post' }] }) // biome-ignore format: one thought
  })

  it('in addresses elsewhere are the whole address', async () => {
    expect(await read('permalink', i => `https://brie.example/p/same?page=${i}`)).toEqual(ALL)
    expect(await read('permalink', i => `https://www.instagram.com/explore/?q=${i}`)).toEqual(ALL)
  })
})
