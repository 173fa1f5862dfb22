import { createHash } from 'node:crypto'
import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { VetError } from '../errors.ts'
import { hashText } from '../input/hash.ts'
import { type AccountReport, accountSchema, type Report } from '../model/report.ts'
import { ALL_COLUMNS as COLUMNS } from '../report/csv.ts'
import { allRowsOf, connect, identifier, readAddress, rowsOf, type ServerAddress, serverError, WENT_AWAY } from './clickhouse.ts'

/** Rows sent in one go. */
const AT_A_TIME = 10_000

/**
 * Writes the scalar fields of every account to the table that the address names, made where it is missing. Rows are
 * known by run, platform and handle: what stands there already is not written again, and what differs takes the place of
 * the old (read it with FINAL until the server has merged), so that parts of a run, and runs that broke off, add up.
 * @returns the run's name, null where the address names no table
 * @throws VetError where the server cannot take them
 */
export async function writeResults(input: string, report: Report, password: string): Promise<string | null> {
  const address = readAddress(input)
  if (address.results === null) return null
  const run = address.run ?? runOf(report)
  const client = await connect(address, password)
  const table = identifier(address.results)
  try {
    await checkOwn(client, address, address.results)
    const columns = COLUMNS.map(([name]) => `${identifier(name)} ${typeOf(name)}`).join(', ')
    await client.command({
      query: `CREATE TABLE IF NOT EXISTS ${table} (run String, ${columns}) ENGINE = ReplacingMergeTree() ORDER BY (${KEYS.join(', ')})`,
    })
    // a table of an earlier version has fewer columns
    const described = async () =>
      new Set((await allRowsOf<{ name: string }>(client, address, `DESCRIBE TABLE ${table}`)).map(({ name }) => name))
    const known = await described()
    for (const [name] of COLUMNS)
      if (!known.has(name))
        await client.command({ query: `ALTER TABLE ${table} ADD COLUMN ${identifier(name)} ${typeOf(name)}` }).catch(async error => {
          // another part of the run may have been first
          if (!(await described()).has(name)) throw error
        })
    const there = await standing(client, address, table, run)
    const rows = report.accounts.map(rowOf).filter(row => !isOnly(there.get(keyOf(row)), contentOf(row)))
    for (let from = 0; from < rows.length; from += AT_A_TIME) {
      const values = rows.slice(from, from + AT_A_TIME)
      await client.insert({ table, format: 'JSONEachRow', values: values.map(row => ({ run, ...row })) }).catch(error => {
        throw broken(serverError(address, error), from, rows.length, run)
      })
    }
    return run
  } catch (error) {
    throw serverError(address, error)
  } finally {
    await client.close()
  }
}

/** @throws VetError where the table that an address names for results is there and takes none, or the server is not */
export async function checkResultsTable(input: string, password: string): Promise<void> {
  const address = readAddress(input)
  if (address.results === null) return
  const client = await connect(address, password)
  try {
    await checkOwn(client, address, address.results)
  } catch (error) {
    throw serverError(address, error)
  } finally {
    await client.close()
  }
}

/** By these a row is known. */
const KEYS = ['run', 'platform', 'handle'] as const

/** Somebody else's table, which a name typed wrongly may be, is left as it is. @throws VetError where the table is one */
async function checkOwn(client: ClickHouseClient, address: ServerAddress, results: string): Promise<void> {
  const [there] = await allRowsOf<{ result: number }>(client, address, `EXISTS TABLE ${identifier(results)}`)
  if (!there?.result) return
  const [database, name] = results.includes('.') ? results.split('.', 2) : [address.database, results]
  const [{ engine = '' } = {}] = await allRowsOf<{ engine?: string }>(
    client,
    address,
    `SELECT engine FROM system.tables WHERE database = ${text(database!)} AND name = ${text(name!)}`,
  )
  if (/view$/i.test(engine))
    throw new VetError(
      'bad-option',
      `The table ${results} is a view, which takes no results. Nothing was changed in it.`,
      'Name a table for the results, for example results=vetted: it is made where it is missing.',
    )
  const columns = await allRowsOf<{ name: string }>(client, address, `DESCRIBE TABLE ${identifier(results)}`)
  const lacking = KEYS.filter(key => !columns.some(({ name }) => name === key))
  if (lacking.length === 0) return
  throw new VetError(
    'bad-option',
    `The table ${results} is there already and is none of vet's results: it has no column ${lacking.join(', ')}. Nothing was changed in it.`,
    'Name another table for the results, for example results=vetted: it is made where it is missing.',
  )
}

type Row = Readonly<Record<string, string | number | null>>

const rowOf = (account: AccountReport): Row => Object.fromEntries(COLUMNS.map(([name, of]) => [name, cellOf(of(account), typeOf(name))]))
/** Where a row stood in an answer is chance, and no figure. */
const FIGURES = COLUMNS.filter(([name]) => name !== 'sourceLine')
const keyOf = ({ platform, handle }: Row): string => `${platform}\n${handle}`
/** Old servers read 2.78075 as 2.7807500000000003. */
const contentOf = (row: Row): number =>
  hashText(JSON.stringify(FIGURES.map(([name]) => (typeof row[name] === 'number' ? row[name].toPrecision(12) : row[name]))))

/** What stands there under the name of the run: hashes of rows by account, of which there are several until the server has merged. */
async function standing(client: ClickHouseClient, address: ServerAddress, table: string, run: string): Promise<Map<string, number[]>> {
  const names = COLUMNS.map(([name]) => identifier(name)).join(', ')
  const found = new Map<string, number[]>()
  for await (const rows of rowsOf<Row>(client, address, `SELECT ${names} FROM ${table} WHERE run = ${text(run)}`))
    for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), contentOf(row)])
  return found
}

function isOnly(contents: readonly number[] | undefined, content: number): boolean {
  return contents?.every(other => other === content) ?? false
}

/** An answer that did not come leaves open whether the rows were taken. */
function broken(error: VetError, written: number, all: number, run: string): VetError {
  const { code, message } = error
  if (written === 0)
    return WENT_AWAY.test(message)
      ? new VetError(
          code,
          message,
          `Whether accounts are in the table is not known. Run it again with run=${run} in the address: it writes those that are missing, and none twice.`,
        )
      : error
  return new VetError(
    code,
    message,
    `${written} of ${all} accounts are in the table. Run it again with run=${run} in the address: it writes those that are missing.`,
  )
}

/** A run is what it found: the same data and settings are the same run. */
function runOf({ settings, accounts }: Report): string {
  const figures = accounts.map(account => FIGURES.map(([, of]) => of(account)))
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

/** Of columns that the account itself does not have, but its parts, those that are no numbers. */
const WITHIN_PARTS: Readonly<Record<string, Type>> = {
  sourceFile: 'String', offer: 'String', priceStanding: 'String', sponsoredShareTrend: 'String', lastPost: 'String', engagementTrend: 'String', bestFormat: 'String',
  dormant: 'Nullable(UInt8)',
} // biome-ignore format: one glance

type Type = 'Nullable(Float64)' | 'Nullable(UInt8)' | 'UInt8' | 'String'

function typeOf(name: string): Type {
  const within = WITHIN_PARTS[name]
  if (within !== undefined) return within
  const property = PROPERTIES[name]
  if (property === undefined) return 'Nullable(Float64)'
  const types = [property, ...(property.anyOf ?? [])].flatMap(one => one.type ?? [])
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
