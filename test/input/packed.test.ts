import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { type Report, VetError, vet } from '../../src/index.ts'
import { unzip } from '../properties/unzip.ts'
import { makeZip } from './make-zip.ts'

const told = ({ accounts }: Report) => accounts.map(({ source: _, ...account }) => account)
const twinCsv = readFileSync('fixtures/formats/twin/accounts.csv', 'utf8')
const records = JSON.parse(readFileSync('fixtures/formats/twin/accounts.json', 'utf8')) as Record<string, CellValue>[]
const header = Object.keys(records[0]!)
const rows = [header, ...records.map(record => header.map(key => record[key] ?? null))]
const fails = (path: string, content: Uint8Array): Promise<VetError> =>
  vet([{ path, content }]).then(
    () => expect.unreachable('was read'),
    error => {
      expect(error).toBeInstanceOf(VetError)
      return error as VetError
    },
  )
const given = (path: string, content: Uint8Array) => vet([{ path, content }])

describe('workbooks', () => {
  const twin = vet([{ path: 'a.csv', content: twinCsv }])

  it('says in its own words that a cell stands far from the table', async () => {
    const content = await writeXlsx({ sheets: [{ name: 'List', rows }] })
    const files = unzip(Buffer.from(content)).map(({ name, content }) => ({
      name,
      content: name.endsWith('sheet1.xml')
        ? content.toString().replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
        : content,
    }))
    const { message, hint } = await fails('a.xlsx', makeZip(files))
    expect(message).toBe('a.xlsx is a workbook whose sheet reaches over 1,048,576 rows and 16,384 columns, more than vet reads.')
    expect(hint).toMatch(/^Delete the cells/)
  })

  it('reads the first sheet as its CSV twin, under any name, zipped or gzipped too', async () => {
    const content = await writeXlsx({ sheets: [{ name: 'Accounts', rows }] })
    for (const [path, bytes] of [
      ['a.xlsx', content],
      ['download', content],
      ['a.xlsx.gz', gzipSync(content)],
      ['a.zip', makeZip([{ name: 'a.xlsx', content }])],
    ] as const) {
      const report = await given(path, bytes)
      expect(told(report)).toEqual(told(await twin))
      expect(report.inputs).toMatchObject([{ kind: 'accounts', encoding: 'utf-8', delimiter: null, rows: 4, accepted: 4 }])
      expect(report.diagnostics).toEqual([])
    }
  })

  it('reads the first sheet with a table in it, not a cover', async () => {
    const cover = { name: 'Cover', rows: [['Our list of spring'], ['Confidential', 'do not send']] }
    const content = await writeXlsx({ sheets: [cover, { name: 'List', rows }, { name: 'Also', rows }] })
    const read = await given('a.xlsx', content)
    expect(told(read)).toEqual(told(await twin))
    expect(read.diagnostics.find(({ code }) => code === 'other-sheets')!.message).toBe(
      'Of the workbook, the sheet “List” was read and “Cover”, “Also” not. Name another as a.xlsx#Also.',
    )
  })

  it('reads the sheet that is named, and says which it left', async () => {
    const content = await writeXlsx({
      sheets: [
        { name: 'Hidden', rows: [['handle', 'followers']], hidden: true },
        {
          name: 'About',
          rows: [
            ['handle', 'followers'],
            ['first.sheet', 5],
          ],
        },
        { name: 'My list', rows },
      ],
    })
    const first = await given('a.xlsx', content)
    expect(first.accounts.map(({ handle }) => handle)).toEqual(['first.sheet'])
    expect(first.diagnostics).toMatchObject([{ code: 'other-sheets', message: expect.stringContaining('a.xlsx#My list') }])
    const named = await given('a.xlsx#my list', content)
    expect(told(named)).toEqual(told(await twin))
    expect(named.inputs[0]!.path).toBe('a.xlsx#my list')
    expect(named.diagnostics).toEqual([])
    const path = join(mkdtempSync(join(tmpdir(), 'vet-')), 'b.xlsx')
    writeFileSync(path, content)
    expect(told(await vet([`${path}#My list`]))).toEqual(told(await twin))
    const error = await fails('a.xlsx#Sheet9', content)
    expect(error).toMatchObject({ code: 'not-found', hint: expect.stringContaining('“My list”') })
  })

  it('knows rows by their number in the sheet, dates by their format, percentages by how they show', async () => {
    const content = await writeXlsx({
      sheets: [
        {
          name: 'A',
          columns: [
            { key: 'handle' },
            { key: 'followers' },
            { key: 'engagementRatePct', numFmt: '0.00%' },
            { key: 'date', numFmt: 'dd.mm.yyyy' },
          ],
          rows: [
            ['Export of September', null, null, null],
            [null, null, null, null],
            ['handle', 'followers', 'engagementRatePct', 'date'],
            ['a', 1000, 0.0173, new Date(Date.UTC(2026, 8, 1))],
            ['b', 2000, 0.5, new Date(Date.UTC(2026, 8, 2))],
            ['c', 'many', null, null],
            [null, null, null, null],
            [null, null, null, null],
          ],
        },
      ],
    })
    const report = await given('a.xlsx', content)
    const csv = 'handle,followers,engagementRatePct,date\na,1000,1.73%,2026-09-01\nb,2000,50%,2026-09-02\n'
    expect(told(report)).toEqual(told(await given('a.csv', Buffer.from(csv))))
    expect(report.accounts.map(({ source }) => source.line).sort()).toEqual([4, 5])
    expect(report.diagnostics.filter(({ code }) => code === 'bad-number')).toMatchObject([{ line: 6, column: 2, value: 'many' }])
    expect(report.diagnostics.filter(({ code }) => code === 'empty-row')).toEqual([])
  })

  it('knows prices by the currency that their format shows, in columns of prices', async () => {
    const priced = async (numFmt: string, price = 350, header = 'price', rows = 1) => {
      const columns = [{ key: 'handle' }, { key: 'followers', numFmt: '0 "€"' }, { key: 'price', numFmt }]
      const all = [['handle', 'followers', header], ...Array.from({ length: rows }, (_, i) => [`a${i}`, 1000, price])]
      const content = await writeXlsx({ sheets: [{ name: 'A', columns, rows: all }] })
      const [account] = (await given('a.xlsx', content)).accounts
      return [account!.followers, account!.price, account!.currency]
    }
    expect(await priced('#,##0.00 "€"')).toEqual([1000, 350, 'EUR'])
    expect(await priced('[$€-407] #,##0.00')).toEqual([1000, 350, 'EUR'])
    expect(await priced('[$USD] 0')).toEqual([1000, 350, 'USD'])
    expect(await priced('£0.00', 1.234)).toEqual([1000, 1.234, 'GBP'])
    expect(await priced('0.00')).toEqual([1000, 350, null])
    // what the header says is not overruled, and of rows that were not looked at nothing is said
    expect(await priced('"$"#,##0', 350, 'Price (EUR)')).toEqual([1000, 350, 'EUR'])
    expect(await priced('#,##0 "€"', 350, 'price', 250)).toEqual([1000, 350, null])
    expect(await priced('0 "per post"')).toEqual([1000, 350, null])
  })

  it('says formulas without what they came to, and takes what others came to', async () => {
    const sheet = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['handle', 'followers', 'likesPerPost', 'niche'],
            ['a', 1000, 30, 'x'],
          ],
        },
      ],
    })
    const formulas = '<c r="B2"><f>10*100</f></c><c r="C2"><f>10*3</f><v>30</v></c><c r="D2" t="str"><f>IF(1,"","x")</f><v></v></c></row>'
    const files = unzip(Buffer.from(sheet)).map(({ name, content }) => ({
      name,
      content: name === 'xl/worksheets/sheet1.xml' ? Buffer.from(content.toString().replace(/<c r="B2".*?<\/row>/s, formulas)) : content,
    }))
    const report = await given('a.xlsx', makeZip(files))
    expect(report.accounts).toMatchObject([{ handle: 'a', followers: null, likesPerPost: 30 }])
    expect(report.diagnostics).toMatchObject([{ code: 'formula-without-value', severity: 'error', line: 2, column: 2 }])
    expect(report.diagnostics[0]!.message).toMatch(
      /^1 cell of the first rows holds a formula without what it comes to, so it counts as unknown\./,
    )
  })

  it('knows percentages in a sheet too long to be looked at whole', async () => {
    const many = Array.from({ length: 9_000 }, (_, i) => [`handle.${i}`, 1000 + i, 0.0173, 100, 200, 300, 400])
    const content = await writeXlsx({
      sheets: [
        {
          name: 'A',
          columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(key => ({ key, ...(key === 'c' ? { numFmt: '0.0%' } : {}) })),
          rows: [['handle', 'followers', 'engagementRatePct', 'm1', 'm2', 'm3', 'm4'], ...many],
        },
      ],
    })
    const report = await given('a.xlsx', content)
    expect(report.inputs).toMatchObject([{ rows: 9_000, accepted: 9_000 }])
    expect(new Set(report.accounts.map(({ engagementRatePct }) => engagementRatePct))).toEqual(new Set([1.73]))
  })

  it('says what is a workbook and cannot be read: old, protected, or expanding beyond the limit', async () => {
    const ole = Buffer.alloc(4096)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(ole)
    expect((await fails('a.xls', ole)).message).toBe('a.xls is a workbook in the old .xls format.')
    const locked = await writeXlsx({ sheets: [{ name: 'A', rows }], encryption: { password: 'x', spinCount: 10 } })
    expect((await fails('a.xlsx', locked)).message).toContain('protected by a password')
    const bomb = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: 'x', declared: 2 ** 29 },
    ])
    expect((await fails('a.xlsx', bomb)).message).toContain('more than the limit of 256 MiB')
    const document = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<x/>' },
    ])
    expect((await fails('a.docx', document)).message).toContain('a text document (Word)')
    const whole = await writeXlsx({ sheets: [{ name: 'A', rows }] })
    expect((await fails('a.xlsx', whole.subarray(0, whole.length - 40))).code).toBe('not-a-table')
  })
})

describe('zip archives', () => {
  const table = 'handle,followers\na,1000\nb,2000\n'

  it('of YouTube Studio give their table, and say what was passed over', async () => {
    const content = makeZip([
      { name: 'Chart data.csv', content: 'handle,followers\nwrong,1\n' },
      { name: 'Table data.csv', content: table },
      { name: 'Totals.csv', content: 'handle,followers\nwrong,2\n' },
    ])
    const report = await given('Content 2026.zip', content)
    expect(report.accounts.map(({ handle }) => handle).sort()).toEqual(['a', 'b'])
    expect(report.inputs).toMatchObject([{ path: 'Content 2026.zip/Table data.csv', rows: 2 }])
    expect(report.diagnostics).toMatchObject([
      { code: 'skipped-files', severity: 'warning', message: expect.stringContaining('“Chart data.csv”, “Totals.csv” passed over') },
    ])
    const named = await given('Content 2026.zip#Totals.csv', content)
    expect(named.inputs).toMatchObject([{ path: 'Content 2026.zip/Totals.csv', rows: 1 }])
  })

  it('give every other table as an input of its own', async () => {
    const content = makeZip([
      { name: 'march/', content: '' },
      { name: 'march/one.csv', content: table },
      { name: 'march/two.json.gz', content: gzipSync('[{"handle":"c","followers":5}]') },
      { name: '__MACOSX/march/._one.csv', content: 'x' },
      { name: 'march/notes.txt', content: 'Nothing of use\nin here' },
    ])
    const report = await given('all.zip', content)
    expect(report.inputs.map(({ path, rows }) => [path, rows])).toEqual([
      ['all.zip/march/one.csv', 2],
      ['all.zip/march/two.json.gz', 1],
    ])
    expect(report.diagnostics).toMatchObject([{ code: 'skipped-file', message: expect.stringContaining('notes.txt') }])
  })

  it('without a table, too large, protected or damaged are said in a sentence', async () => {
    expect(await fails('a.zip', makeZip([{ name: 'cat.png', content: 'x' }]))).toMatchObject({
      hint: expect.stringContaining('cat.png'),
      code: 'not-a-table',
    })
    expect((await fails('a.zip', makeZip([]))).hint).toContain('It is empty.')
    const large = makeZip([{ name: 'a.csv', content: table, declared: 2 ** 31 }])
    expect((await fails('a.zip', large)).message).toBe('a.zip expands to 2048 MiB, more than the limit of 1024 MiB.')
    const bomb = makeZip([{ name: 'a.csv', content: table + '\n'.repeat(2 ** 26) }])
    expect((await fails('a.zip', bomb)).message).toContain('more than 300 times its size')
    expect((await fails('a.zip', makeZip([{ name: 'a.csv', content: table, encrypted: true }]))).message).toContain(
      'protected by a password',
    )
    expect((await fails('a.zip', makeZip([{ name: 'a.csv', content: table }]).subarray(0, 60))).message).toContain('cut short or damaged')
    expect((await fails('a.zip', makeZip([{ name: '../a.csv', content: table }]))).message).toBe(
      'a.zip is a zip archive with a file that would be put outside of its folder.',
    )
    const many = makeZip(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}.csv`, content: '' })))
    expect((await fails('a.zip', many)).message).toBe('a.zip is a zip archive of 10001 files, more than are looked through.')
    expect((await fails('a.zip#b.csv', makeZip([{ name: 'a.csv', content: table }]))).hint).toContain('“a.csv”')
  })

  it('whose file is larger than it says are cut where it says, and that is said', async () => {
    const long = `handle,followers\n${Array.from({ length: 2_000 }, (_, i) => `${'handle'.repeat(80)}_${i},${i + 1}`).join('\n')}\n`
    const report = await given('a.zip', makeZip([{ name: 'a.csv', content: long, declared: 1_000_000 }]))
    expect(report.diagnostics).toMatchObject([{ code: 'cut-short', severity: 'error' }])
    expect(report.accounts.length).toBeGreaterThan(500)
  })
})
