import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { render, VetError, vet as vetLibrary } from '../../src/index.ts'
import { reportSchema } from '../../src/model/report.ts'
import { newFolder, QUICKSTART, vet } from './run.ts'

describe('-o', () => {
  it('writes several formats from one run, with the summary alone on standard output', async () => {
    const folder = newFolder()
    const { code, out } = await vet([
      ...QUICKSTART,
      '-o',
      join(folder, 'a.csv'),
      '-o',
      join(folder, 'a.json'),
      '-o',
      `table=${join(folder, 'b')}`,
    ])
    expect(code).toBe(0)
    expect(out).toMatch(/^30 accounts.*\n$/)
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.json', 'b'])
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toMatch(/^\ufeffhandle,platform/)
    expect(reportSchema.parse(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))).accounts).toHaveLength(30)
    expect(readFileSync(join(folder, 'b'), 'utf8')).toMatch(/^Account/)
  })

  it('gives JSON no charts because a page beside it has them', async () => {
    const folder = newFolder()
    await vet([...QUICKSTART, '-o', join(folder, 'a.json'), '-o', join(folder, 'a.html'), '-o', join(folder, 'b.ndjson')])
    const { accounts } = reportSchema.parse(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')))
    expect(accounts.every(({ charts }) => charts === null)).toBe(true)
    expect(readFileSync(join(folder, 'b.ndjson'), 'utf8')).not.toMatch(/"charts":\{/)
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toMatch(/brie\.and\.beyond/)
  })

  it('prints a report as well where -f names one, without a byte-order mark', async () => {
    const { out } = await vet([...QUICKSTART, '-f', 'csv', '-o', join(newFolder(), 'a.json')])
    expect(out).toMatch(/^handle,platform/)
  })

  it('replaces a file, keeps its permissions, and writes through a link', async () => {
    const folder = newFolder()
    const [target, link] = [join(folder, 'real.json'), join(folder, 'link.json')]
    writeFileSync(target, 'old')
    chmodSync(target, 0o640)
    symlinkSync(target, link)
    expect((await vet([...QUICKSTART, '-o', link])).code).toBe(0)
    expect(JSON.parse(readFileSync(target, 'utf8')).schemaVersion).toBe(1)
    expect(statSync(target).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'real.json'])
  })

  it('answers 2 with a sentence for each path that cannot be written, and writes the others', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'taken.csv'))
    const good = join(folder, 'good.csv')
    const { code, err, out } = await vet([
      ...QUICKSTART,
      '-o',
      join(folder, 'none', 'a.csv'),
      '-o',
      join(folder, 'taken.csv'),
      '-o',
      good,
      '--quiet',
    ])
    expect(code).toBe(2)
    expect(out).toMatch(/^30 accounts/)
    expect(err.match(/was not written/g)).toHaveLength(2)
    expect(err).toContain('its folder does not exist')
    expect(err).toContain('it is a folder')
    expect(readFileSync(good, 'utf8')).toContain('crypto.cascade')
    expect(readdirSync(folder).sort()).toEqual(['good.csv', 'taken.csv'])
  })

  it('says before the work that nothing could be written', async () => {
    const folder = newFolder()
    const { code, err, out } = await vet([join(folder, 'none.csv'), '-o', join(folder, 'none', 'a.csv'), '-o', `csv=${folder}`])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^vet: .*a\.csv was not written: its folder does not exist\.\n {5}Make the folder, or name another\.\n$/)
    // what is printed is worth the run
    expect((await vet([...QUICKSTART, '-f', 'csv', '-o', join(folder, 'none', 'a.csv'), '--quiet'])).out).toContain('crypto.cascade')
  })

  it.each([
    ['an input', ['-o', 'INPUT'], /is read in this run/],
    ['one file twice', ['-o', 'a.csv', '-o', './a.csv'], /cannot have one name/],
    ['no known extension', ['-o', 'report.docx'], /format of report\.docx is not clear/],
    ['no file', ['-o', 'csv='], /names no file/],
  ])('refuses %s', async (_, args, said) => {
    const input = join(newFolder(), 'accounts.csv')
    writeFileSync(input, 'handle,followers\na,100\n')
    const { code, err, out } = await vet([input, ...args.map(arg => (arg === 'INPUT' ? input : arg))])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(said)
    expect(readFileSync(input, 'utf8')).toBe('handle,followers\na,100\n')
  })
})

describe('render, for the library', () => {
  it('gives what the command line gives', async () => {
    const report = await vetLibrary(QUICKSTART)
    expect(await render(report, 'json')).toBe((await vet([...QUICKSTART, '--json'])).out)
    await expect(render(report, 'docx')).rejects.toThrow(VetError)
  })
})

it('names the format that a misspelt one before a path meant', async () => {
  const { code, err } = await vet([QUICKSTART[0]!, '-o', 'junti=vet.xml'])
  expect([code, err]).toEqual([
    2,
    'vet: -o junti=vet.xml: there is no report format “junti”.\n     Did you mean -o junit=vet.xml? A file of that name is -o ./junti=vet.xml.\n',
  ])
})

it('is as wide as elsewhere on a terminal that says it has 0 columns', async () => {
  expect((await vet(QUICKSTART, { columns: 0 })).out).toBe((await vet(QUICKSTART, { columns: 100 })).out)
  expect((await vet(['--help'], { columns: 0 })).out).toBe((await vet(['--help'], { columns: 80 })).out)
})

it('names what leads to a PDF or an old workbook', async () => {
  const hint = async (...args: string[]) => (await vet([...args, QUICKSTART[0]!])).err.split('\n')[1]!.trim()
  expect(await hint('-o', 'vet.pdf')).toBe('Write -o vet.html, open it and print it as a PDF.')
  expect(await hint('-o', 'vet.xls')).toBe('Write -o vet.xlsx, which Excel opens.')
  expect(await hint('shortlist', '-o', 'list.xls')).toBe('Write -o list.xlsx, which Excel opens.')
  expect(await hint('shortlist', '-o', 'list.pdf')).toBe('Write -o list.xlsx, open it and print it as a PDF.')
  expect(await hint('-o', 'vet.docx')).toMatch(/^Put it before the path, as -o csv=vet\.docx\. Formats: table, /)
})
