import type { ClickHouseClient } from '@clickhouse/client'
import { VetError } from '../errors.ts'
import { KINDS, type Kind } from '../model/names.ts'

/** Where a server's data lie: `clickhouse://user@host:8123/database?accounts=…&posts=…&history=…&followers=…&results=…`. */
export interface ServerAddress {
  /** As typed, without a password that somebody put into it. */
  readonly shown: string
  readonly url: string
  readonly user: string
  readonly database: string
  readonly tables: ReadonlyMap<Kind, string>
  /** Table that the scalar fields are written to; null where none was named. */
  readonly results: string | null
  /** Names what is written, so that a second writing replaces the first; null: named after the figures themselves. */
  readonly run: string | null
}

/** The variable that holds the password; it is never part of the address, which is printed. */
export const PASSWORD_VARIABLE = 'CLICKHOUSE_PASSWORD'

const EXAMPLE = 'clickhouse://user@host:8123/database?accounts=prospects&posts=prospect_posts'

/** @throws VetError `bad-option` where the address names no table, or holds a password */
export function readAddress(input: string): ServerAddress {
  const url = asRead(() => new URL(input))
  if (url.hostname === '') throw new VetError('bad-option', 'The address of the ClickHouse server names no host.', `Write it as ${EXAMPLE}`)
  const shown = withoutPassword(input)
  if (url.password !== '')
    throw new VetError(
      'bad-option',
      `The address ${shown} holds a password, which would stand in reports and in the shell's history.`,
      `Put it into the environment as ${PASSWORD_VARIABLE}.`,
    )
  const tables = new Map<Kind, string>()
  for (const [key, value] of url.searchParams) {
    if (value === '') throw new VetError('bad-option', `The address ${shown} names nothing as “${key}”.`, `Write it as ${EXAMPLE}`)
    if (url.searchParams.getAll(key).length > 1)
      throw new VetError(
        'bad-option',
        `The address ${shown} names “${key}” more than once, and one run takes one.`,
        'Leave out the others; of several tables a view can be made that unites them.',
      )
    if ((KINDS as readonly string[]).includes(key)) tables.set(key as Kind, value)
    else if (key !== 'results' && key !== 'run')
      throw new VetError(
        'bad-option',
        `The address ${shown} has “${key}”, which vet does not know.`,
        `Known: ${KINDS.join(', ')}, results, run.`,
      )
  }
  if (!tables.has('accounts') && !tables.has('posts'))
    throw new VetError('bad-option', `The address ${shown} names no table of accounts or posts.`, `Write it as ${EXAMPLE}`)
  const secure = url.protocol === 'clickhouses:'
  const database = asRead(() => decodeURIComponent(url.pathname.slice(1))) || 'default'
  const results = url.searchParams.get('results')
  checkResults(results, tables, database, shown)
  return {
    shown,
    url: `${secure ? 'https' : 'http'}://${url.hostname}:${url.port || (secure ? '8443' : '8123')}`,
    user: asRead(() => decodeURIComponent(url.username)) || 'default',
    database,
    tables,
    results,
    run: url.searchParams.get('run'),
  }
}

/** What is read is not written into, under whichever of its names. */
function checkResults(results: string | null, tables: ReadonlyMap<Kind, string>, database: string, shown: string): void {
  if (results === null) return
  const whole = (table: string) => (table.includes('.') ? table : `${database}.${table}`)
  for (const [kind, table] of tables)
    if (whole(table) === whole(results))
      throw new VetError(
        'bad-option',
        `The address ${shown} names ${results} for the results, and reads the ${kind} from that table.`,
        'Name another table for the results, for example results=vetted: it is made where it is missing.',
      )
}

/** @throws VetError where a part of the address is none */
function asRead<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw new VetError('bad-option', 'The address of the ClickHouse server cannot be read.', `Write it as ${EXAMPLE}`)
  }
}

/** A password may hold an @ of its own: what stands before the last one is not shown, but for the user's name. */
export function withoutPassword(input: string): string {
  const [, scheme = '', authority = '', after = ''] = /^([^/]*\/\/)([^/?#]*)(.*)$/s.exec(input) ?? []
  // nor what else stands there, which may be one under any name
  const rest = after.replace(/([?&](?!(?:accounts|posts|history|followers|results|run)=)[^=&#?]*=)[^&#]*/g, '$1…').replace(/#.*/s, '#…')
  const at = authority.lastIndexOf('@')
  return at < 0 ? `${scheme}${authority}${rest}` : `${scheme}${authority.slice(0, at).split(':')[0]}${authority.slice(at)}${rest}`
}

/** @throws VetError `no-clickhouse` where the optional package is not installed */
export async function connect({ url, user, database }: ServerAddress, password: string): Promise<ClickHouseClient> {
  const clickhouse = await import('@clickhouse/client').catch(() => null)
  if (!clickhouse)
    throw new VetError(
      'no-clickhouse',
      'This needs the ClickHouse client, which is not installed.',
      'Install it with: npm install @clickhouse/client',
    )
  return clickhouse.createClient({
    url,
    username: user,
    password,
    database,
    // a grouped query may think for a while before its first row
    request_timeout: 600_000,
    // what goes wrong is said once, in a sentence, by whoever asked
    log: { level: clickhouse.ClickHouseLogLevel.OFF },
  })
}

/** Rows of a query, each an object by column, in the batches in which they arrive. */
export async function* rowsOf<Row>(client: ClickHouseClient, address: ServerAddress, query: string): AsyncIterable<readonly Row[]> {
  try {
    // the one streaming format that servers of every age have
    const result = await client.query({ query, format: 'JSONEachRow' })
    for await (const rows of result.stream<Row>()) yield rows.map(({ text }) => parsed<Row>(text, query))
  } catch (error) {
    throw serverError(address, error)
  }
}

/** A server that fails in the midst of an answer writes why into it: as text, or from 23.9 on as a row of its own. */
function parsed<Row>(text: string, query: string): Row {
  let row: Row
  try {
    row = JSON.parse(text) as Row
  } catch {
    throw new Error(text)
  }
  const why = exceptionIn(row)
  // the one column of a table may be called so
  if (why !== null && !query.startsWith('SELECT `exception` ')) throw new Error(why)
  return row
}

/** What a row says that holds nothing but why the server failed; null for any other. */
function exceptionIn(row: unknown): string | null {
  const [[name, value] = [], ...others] = Object.entries(row as object)
  return name === 'exception' && typeof value === 'string' && others.length === 0 ? value : null
}

export async function allRowsOf<Row>(client: ClickHouseClient, address: ServerAddress, query: string): Promise<Row[]> {
  const all: Row[] = []
  for await (const rows of rowsOf<Row>(client, address, query)) all.push(...rows)
  return all
}

/** What is said of an answer that did not come to its end. */
export const WENT_AWAY = /went away in the middle of an answer\.$/

/** What helps against faults of servers, by their codes (ErrorCodes.cpp) or the words of those that send none. */
const HINTS: readonly { readonly codes: readonly string[]; readonly words: RegExp; readonly next: string }[] = [
  { codes: ['241'], words: /memory limit/i, next: 'Give the user more memory there (max_memory_usage), or vet a part at a time with --shard 1/8.' },
  { codes: ['159', '160', '209'], words: /timeout exceeded|estimated query execution time/i, next: 'Raise max_execution_time for the user there, or vet a part at a time with --shard 1/8.' },
  { codes: ['497', '164', '291'], words: /not enough privileges|readonly mode|access denied/i, next: 'Ask whoever runs the server for the right to read these tables, and to write the one of results.' },
  { codes: ['47', '16'], words: /unknown identifier|no such column|missing columns/i, next: 'The table was changed while it was read, or its definition is out of date; look at it with DESCRIBE TABLE.' },
  { codes: ['279', '198', '210'], words: /all connection tries failed|unreachable/i, next: 'A part of the cluster does not answer; run it again when all of its nodes are up.' },
] // biome-ignore format: a table

/** What a server or the way to it said, in a sentence, without what was sent. */
export function serverError({ url, user, database }: ServerAddress, error: unknown): VetError {
  if (error instanceof VetError) return error
  const { message, code } = error as { message?: string; code?: string }
  const text = String(message ?? error)
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EAI_AGAIN|timeout error/i.test(`${code} ${text}`))
    return new VetError('server', `No ClickHouse server answers at ${url}.`, 'Check the host and the port (8123 is that of HTTP).')
  if (text === '' || /<!doctype|<html/i.test(text))
    return new VetError('server', `What answers at ${url} is no ClickHouse server.`, 'Check the host and the port (8123 is that of HTTP).')
  if (['192', '193', '194', '516'].includes(String(code)) || /authentication|wrong password|unknown user/i.test(text))
    return new VetError(
      'server',
      `The ClickHouse server at ${url} does not let ${user} in.`,
      `Check the user, and the password in ${PASSWORD_VARIABLE}.`,
    )
  if (code === '60' || code === '81' || /doesn't exist|does not exist|unknown table|unknown database/i.test(text))
    return new VetError(
      'server',
      `The ClickHouse server at ${url} has no such table in “${database}”: ${text.slice(0, 160)}`,
      'Check the names in the address.',
    )
  if (/ECONNRESET|socket hang up|aborted|terminated|EPIPE|premature/i.test(`${code} ${text}`))
    return new VetError(
      'server',
      `The ClickHouse server at ${url} went away in the middle of an answer.`,
      'Run it again when the server is back; nothing was written.',
    )
  const known = HINTS.find(({ codes, words }) => codes.includes(String(code)) || words.test(text))
  return new VetError('server', `The ClickHouse server at ${url} could not answer: ${text.slice(0, 200)}`, known?.next ?? null)
}

/** A column as the server writes it; the dot of a nested one is its own. */
export function columnNamed(name: string): string {
  return identifier(name.replaceAll('.', '\u0000')).replaceAll('\u0000', '.')
}

/** A name as the server writes it; `db.table` stays two names. */
export function identifier(name: string): string {
  return name
    .split('.')
    .map(part => `\`${part.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``)
    .join('.')
}
