import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { render, vet } from '../../src/index.ts'
import { hostile } from '../report/hostile.ts'
import { newFolder, QUICKSTART } from '../report/run.ts'
import { run, tool } from './tools.ts'

const miller = tool('mlr', 'miller')
const csvkit = tool('in2csv', 'csvkit')
const jq = tool('jq', 'jq')
const xmllint = tool('xmllint', 'libxml2-utils')

async function saved(name: string, format: string) {
  const report = await vet(QUICKSTART)
  const path = join(newFolder(), name)
  writeFileSync(path, await render(report, format, { evidence: 'none' }))
  return { path, report }
}
type Row = Record<string, string>

describe.skipIf(miller.missing)(`Miller ${miller.words}`, () => {
  it('turns NDJSON and the accounts of the JSON into CSV', async () => {
    const { path, report } = await saved('report.ndjson', 'ndjson')
    const rows = parse(run('mlr', ['--ijsonl', '--ocsv', 'cut', '-o', '-f', 'handle,followers,engagementRatePct', path]), {
      columns: true,
    }) as Row[]
    expect(rows.map(({ handle }) => handle)).toEqual(report.accounts.map(({ handle }) => handle))
    expect(rows.map(({ followers }) => Number(followers))).toEqual(report.accounts.map(({ followers }) => followers))
    const whole = await saved('report.json', 'json')
    const accounts = run('jq', ['.accounts', whole.path])
    expect(
      parse(run('mlr', ['--ijson', '--ocsv', 'filter', '$flagged == true', 'then', 'cut', '-f', 'handle'], accounts), { columns: true }),
    ).toHaveLength(report.summary.flagged)
  })
})

describe.skipIf(csvkit.missing)(`csvkit ${csvkit.words}`, () => {
  it('reads the accounts of the JSON and the CSV', async () => {
    const { path, report } = await saved('report.json', 'json')
    const rows = parse(run('in2csv', ['-f', 'json', '--key', 'accounts', path]), { columns: true }) as Row[]
    expect(rows.map(({ handle }) => handle)).toEqual(report.accounts.map(({ handle }) => handle))
    const csv = await saved('report.csv', 'csv')
    expect(run('csvstat', ['--count', csv.path])).toMatch(/30/)
  })
})

describe.skipIf(jq.missing)(`jq ${jq.words}`, () => {
  it('reads the JSON, the NDJSON and the SARIF, hostile or not', async () => {
    const { path, report } = await saved('report.json', 'json')
    expect(Number(run('jq', ['[.accounts[] | select(.flagged)] | length', path]))).toBe(report.summary.flagged)
    for (const format of ['json', 'ndjson', 'sarif'])
      expect(run('jq', ['-c', 'type'], String(await render(hostile(), format)))).toMatch(/^("object"\n)+$/)
  })
})

describe.skipIf(xmllint.missing)(`xmllint ${xmllint.words}`, () => {
  it('finds the JUnit well-formed, with its counts', async () => {
    const xml = String(await render(hostile(), 'junit'))
    const asked = (xpath: string) => run('xmllint', ['--nonet', '--xpath', xpath, '-'], xml).trim()
    expect(asked('count(//testcase)')).toBe(asked('string(/testsuites/@tests)'))
    expect(asked('count(//failure)')).toBe(asked('string(/testsuites/@failures)'))
    expect(asked('count(//failure)')).toBe('12')
  })
})
