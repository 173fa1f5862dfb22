import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Report, render, vet } from '../../src/index.ts'
import { ATTACKS, hostile } from '../report/hostile.ts'
import { newFolder, QUICKSTART } from '../report/run.ts'
import { run, tool } from './tools.ts'

const { missing, words } = tool('soffice', 'libreoffice-calc')

/** Every sheet read back as CSV: fields as they are shown, UTF-8. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

/** Opens a file in LibreOffice and answers the cells of its sheets, by sheet. */
async function opened(name: string, content: string | Uint8Array, importing: readonly string[] = []): Promise<Map<string, string[][]>> {
  const folder = newFolder()
  const out = join(folder, 'out')
  mkdirSync(out)
  writeFileSync(join(folder, name), content)
  const said = run('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    ...importing,
    ...['--convert-to', AS_CSV, '--outdir', out, join(folder, name)],
  ])
  const sheets = readdirSync(out)
  expect(sheets, said).not.toEqual([])
  return new Map(
    sheets.map(sheet => [
      sheet.replace(/^.*-|\.csv$/g, ''),
      parse(readFileSync(join(out, sheet), 'utf8'), { relax_column_count: true }) as string[][],
    ]),
  )
}

const workbook = async (report: Report) => await opened('report.xlsx', (await render(report, 'xlsx')) as Uint8Array)
const cellOf = ([header, ...rows]: string[][], handle: string, title: string) =>
  rows.find(([first]) => first === handle)![header!.indexOf(title)]

describe.skipIf(missing)(`LibreOffice ${words}`, () => {
  it('reads the workbook back: numbers, percentages, empty cells and words', async () => {
    const report = await vet(QUICKSTART)
    const sheets = await workbook(report)
    expect([...sheets.keys()].sort()).toEqual(['About', 'Accounts', 'Evidence', 'Problems'])
    const accounts = sheets.get('Accounts')!
    expect(accounts).toHaveLength(31)
    for (const { handle, followers, engagementRatePct, purchasedFollowers } of report.accounts) {
      expect(cellOf(accounts, handle, 'Followers')).toBe(String(followers))
      const rate = cellOf(accounts, handle, 'Engagement rate')!
      if (engagementRatePct === null) expect(rate).toBe('')
      else expect(rate).toMatch(/%$/)
      if (engagementRatePct !== null) expect(Number.parseFloat(rate)).toBeCloseTo(engagementRatePct, 3)
      const verdict = { 'no-sign': 'no sign', insufficient: 'not enough data', possible: 'possible', likely: 'likely' }[purchasedFollowers]
      expect(cellOf(accounts, handle, 'Purchased followers?')).toBe(verdict)
    }
    expect(sheets.get('Evidence')).toHaveLength(1 + report.accounts.reduce((sum, { evidence }) => sum + evidence.length, 0))
    expect(sheets.get('Problems')).toHaveLength(1 + report.diagnostics.length)
  })

  it('computes nothing that strangers wrote, in the workbook or in the CSV', async () => {
    const sheets = await workbook(hostile())
    const handles = sheets
      .get('Accounts')!
      .slice(1)
      .map(([handle]) => handle)
    expect(handles.slice(0, 4)).toEqual([ATTACKS.formula, ATTACKS.plus, ATTACKS.minus, ATTACKS.at])
    expect(handles).toContain(ATTACKS.script)
    const csv = await opened('report.csv', `\ufeff${await render(hostile(), 'csv')}`, ['--infilter=CSV:44,34,76,1,,0,false,true,true'])
    const [rows] = [...csv.values()]
    expect(rows!.slice(1, 5).map(([handle]) => handle)).toEqual(
      [ATTACKS.formula, ATTACKS.plus, ATTACKS.minus, ATTACKS.at].map(text => `'${text}`),
    )
  })
})
