import { parse } from 'csv-parse/sync'
import { XMLValidator } from 'fast-xml-parser'
import { readXlsx } from 'hucre/xlsx'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, it, test } from 'vitest'
import { reporterNamed, reporters } from '../../src/report/index.ts'
import { renderWith } from '../../src/report/reporter.ts'
import { ATTACKS, hostile } from './hostile.ts'
import { context } from './sample.ts'

const rendered = async (name: string, report = hostile()) =>
  await renderWith(reporterNamed(name)!, report, { ...context, all: true, width: 80 })

test.each(reporters.filter(({ binary }) => !binary).map(({ name }) => name))(
  '%s has no control, no override and nothing XML forbids',
  async name => {
    const text = String(await rendered(name))
    expect(text.length).toBeGreaterThan(100)
    expect(text).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200f\ufffe\uffff]/u)
    expect(text).not.toMatch(/\p{Cs}/u)
  },
)

describe('each in its own way', () => {
  it('table: no line is wider than the terminal or begins as a build command', async () => {
    const text = String(await rendered('table'))
    expect(text.length).toBeLessThan(12_000)
    expect(text).not.toMatch(/^\s*::|##\[/m)
  })

  it('JSON and NDJSON keep the data as it is', async () => {
    const handles = Object.values(ATTACKS).map(attack => attack.replace('\ud800', '\ufffd'))
    const kept = (accounts: { handle: string }[]) => accounts.map(({ handle }) => handle)
    expect(kept(JSON.parse(String(await rendered('json'))).accounts)).toEqual(handles)
    const lines = String(await rendered('ndjson'))
      .trimEnd()
      .split('\n')
    expect(kept(lines.map(line => JSON.parse(line)))).toEqual(handles)
  })

  it('CSV: one line an account, and no cell that a spreadsheet computes', async () => {
    const text = String(await rendered('csv'))
    expect(text.trimEnd().split('\n')).toHaveLength(1 + Object.keys(ATTACKS).length)
    const rows = parse(text) as string[][]
    // Negative figures stay numbers.
    for (const cell of rows.flat()) if (!/^-?[\d.]+$/.test(cell)) expect(cell).not.toMatch(/^[\s]*[=+\-@]/)
  })

  it('XLSX: text stays text, and no cell links anywhere', async () => {
    const { sheets } = await readXlsx((await rendered('xlsx')) as Uint8Array)
    expect(sheets.map(({ name }) => name)).toEqual(['Accounts', 'Evidence', 'Problems', 'Policy', 'About'])
    const [header, first, plus] = sheets[0]!.rows as unknown[][]
    expect(first![0]).toBe(ATTACKS.formula)
    expect(plus![0]).toBe(ATTACKS.plus)
    expect(header![0]).toBe('Account')
    for (const sheet of sheets) {
      for (const cell of sheet.cells?.values() ?? []) expect([cell.formula, cell.hyperlink]).toEqual([undefined, undefined])
      for (const cell of sheet.rows.flat()) if (typeof cell === 'string') expect(cell).not.toMatch(/(?![\n\t])\p{Cc}|[\ufffe\uffff]/u)
    }
  })

  it('Markdown: no HTML, link, picture or heading of its own, in one comment of GitHub', async () => {
    const text = String(await rendered('markdown'))
    expect(text.length).toBeLessThan(65_536)
    const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
    const tags = new Set([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag))
    expect([...tags].sort()).toEqual([
      'code',
      'details',
      'h3',
      'li',
      'p',
      'strong',
      'summary',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ])
    expect(html.match(/<h\d/g)).toHaveLength(1)
    // A row for each account, of nine cells: no bar in the data made another.
    const rows = html.split('<tbody>')[1]!.split('</tbody>')[0]!.split('<tr>').slice(1)
    expect(rows.map(row => row.match(/<td/g)!.length)).toEqual(Object.keys(ATTACKS).map(() => 9))
    const outsideCode = html.replace(/<code>.*?<\/code>/gs, '')
    expect(outsideCode).not.toMatch(/@(?!\u200b)\w|#(?!\u200b)\d/)
  })

  it('GitHub: nothing but its own commands, a line each', async () => {
    const lines = String(await rendered('github'))
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(11)
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:[a-z]+=[^:,]+,)*title=[^:,]+::[^\n]+$/)
    expect(lines.filter(line => line.startsWith('::error'))).toHaveLength(10)
    expect(lines.join('\n')).toContain('%250A%3A%3Aerror')
  })

  it('JUnit: well-formed', async () => expect(XMLValidator.validate(String(await rendered('junit')))).toBe(true))

  it('SARIF: parses, and addresses are addresses', async () => {
    const { results } = JSON.parse(String(await rendered('sarif'))).runs[0]
    expect(results.length).toBeGreaterThan(Object.keys(ATTACKS).length)
    for (const { locations } of results)
      for (const { physicalLocation } of locations ?? []) expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w!'()*~%./-]+$/)
  })
})
