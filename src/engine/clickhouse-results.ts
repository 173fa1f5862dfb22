import { createHash } from 'node:crypto'
import * as z from 'zod'
import { accountSchema, type Report } from '../model/report.ts'
import { CSV_COLUMNS } from '../report/csv.ts'
import { allRowsOf, connect, identifier, readAddress, serverError } from './clickhouse.ts'

/** Rows sent in one go. */
const AT_A_TIME = 10_000

/**
 * Writes the scalar fields of every account to the table that the address names, made where it is missing. Rows are
 * known by run, platform and handle: the same run written twice is there once (read it with FINAL until the server has
 * merged). @returns the run's name, null where the address names no table
 * @throws VetError where the server cannot take them
 */
export async function writeResults(input: string, report: Report, password: string): Promise<string | null> {
  const address = readAddress(input)
  if (address.results === null) return null
  const run = address.run ?? runOf(report)
  const client = await connect(address, password)
  const table = identifier(address.results)
  try {
    const columns = CSV_COLUMNS.map(([name]) => `${identifier(name)} ${typeOf(name)}`).join(', ')
    await client.command({
      query: `CREATE TABLE IF NOT EXISTS ${table} (run String, ${columns}) ENGINE = ReplacingMergeTree() ORDER BY (run, platform, handle)`,
    })
    const [there] = await allRowsOf<{ rows: number }>(
      client,
      address,
      `SELECT toFloat64(uniqExact(platform, handle)) AS rows FROM ${table} WHERE run = ${text(run)}`,
    )
    if (there?.rows === report.accounts.length) return run
    for (let from = 0; from < report.accounts.length; from += AT_A_TIME)
      await client.insert({
        table,
        format: 'JSONEachRow',
        values: report.accounts
          .slice(from, from + AT_A_TIME)
          .map(account => ({ run, ...Object.fromEntries(CSV_COLUMNS.map(([name, of]) => [name, cellOf(of(account), typeOf(name))])) })),
      })
    return run
  } catch (error) {
    throw serverError(address, error)
  } finally {
    await client.close()
  }
}

/** A run is what it found: the same data and settings are the same run. */
function runOf({ settings, accounts }: Report): string {
  const figures = accounts.map(account => CSV_COLUMNS.map(([, of]) => of(account)))
  return createHash('sha256')
    .update(JSON.stringify([settings, figures]))
    .digest('hex')
    .slice(0, 16)
}

interface Property {
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly Property[]
}
const PROPERTIES = z.toJSONSchema(accountSchema).properties as Readonly<Record<string, Property>>

function typeOf(name: string): 'Nullable(Float64)' | 'UInt8' | 'String' {
  if (/(Low|High|LowPct|HighPct)$|^sourceLine$/.test(name)) return 'Nullable(Float64)'
  const property = PROPERTIES[name]
  const types = [property, ...(property?.anyOf ?? [])].flatMap(one => one?.type ?? [])
  if (types.includes('number') || types.includes('integer')) return 'Nullable(Float64)'
  return types.includes('boolean') ? 'UInt8' : 'String'
}

function cellOf(value: string | number | boolean | null, type: string): string | number | null {
  if (value === null) return type === 'String' ? '' : null
  return typeof value === 'boolean' ? Number(value) : value
}

function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
