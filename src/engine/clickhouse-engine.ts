import type { ClickHouseClient } from '@clickhouse/client'
import { VetError } from '../errors.ts'
import { columnsAs } from '../input/columns.ts'
import type { Diagnostics } from '../input/diagnostics.ts'
import { sayNearHeaders } from '../input/near-headers.ts'
import { readTable, type TableOptions } from '../input/table.ts'
import type { InputReport } from '../model/report.ts'
import type { Opened } from './choose.ts'
import { allRowsOf, columnNamed, connect, identifier, readAddress, rowsOf, type ServerAddress, serverError } from './clickhouse.ts'
import { groupOnServer } from './clickhouse-posts.ts'
import type { Records } from './engine.ts'
import { engineOver, type GroupedPosts } from './grouped-posts.ts'
import type { MemoryEngine } from './memory.ts'

/**
 * Accounts, history and followers by rows; posts grouped by the server where their columns are numbers, else by rows too.
 * @param grouping false where a run found that the server's groups cannot be used
 * @throws VetError where the server, a table or a column is not there
 */
export async function clickhouseEngine(
  servers: readonly string[],
  options: Omit<TableOptions, 'kind'>,
  { password, grouping, memory }: { readonly password: string; readonly grouping: boolean; readonly memory: MemoryEngine },
  diagnostics: Diagnostics,
): Promise<Opened> {
  if (servers.length > 1)
    throw new VetError('bad-option', 'Two ClickHouse servers were named, and one run reads one.', 'Vet them one after the other.')
  const input = servers[0]!
  const address = readAddress(input)
  const client = await connect(address, password)
  const inputs: InputReport[] = []
  let grouped: GroupedPosts | null = null
  try {
    for (const [kind, table] of address.tables) {
      const described = await describe(client, address, table)
      const headers = described.map(({ name }) => name)
      const columns = columnsAs(kind, headers, options.map, null)
      const onServer =
        kind === 'posts' && grouping
          ? await groupOnServer(
              client,
              address,
              table,
              columns,
              described.map(({ type }) => type),
            )
          : null
      const path = `${address.shown}#${table}`
      if (onServer) {
        grouped = onServer
        sayNearHeaders(columns, path, diagnostics)
        inputs.push({
          path,
          kind,
          preset: null,
          encoding: 'utf-8',
          delimiter: null,
          rows: onServer.rows,
          accepted: onServer.rows,
          rejected: 0,
          columns: Object.fromEntries([...columns.at].map(([field, index]) => [field, headers[index]!])),
          unusedColumns: columns.unused.map(index => headers[index]!),
        })
      } else {
        inputs.push(await readRows(client, address, table, readTable(path, null, { ...options, kind }, memory, diagnostics), null))
      }
    }
  } catch (error) {
    await client.close()
    throw serverError(address, error)
  }
  const close = async () => await client.close()
  return {
    engine: grouped
      ? engineOver(grouped, memory, {
          name: 'clickhouse',
          platform: options.platform,
          source: inputs.find(({ kind }) => kind === 'posts')!.path,
          close,
        })
      : { ...memory, name: 'clickhouse', close },
    taken: new Map([[input, async () => inputs]]),
  }
}

/** So many rows show how a table is understood. */
const SHOWN = 500

/** How the tables of a server are understood, by their first rows. @throws VetError where the server, a table or a column is not there */
export async function understandServer(
  input: string,
  options: Omit<TableOptions, 'kind'>,
  password: string,
  records: Records,
  diagnostics: Diagnostics,
): Promise<void> {
  const address = readAddress(input)
  const client = await connect(address, password)
  try {
    for (const [kind, table] of address.tables) {
      const path = `${address.shown}#${table}`
      await readRows(client, address, table, readTable(path, null, { ...options, kind }, records, diagnostics), SHOWN)
      diagnostics.add({
        code: 'first-rows',
        severity: 'warning',
        message: `No more than ${SHOWN} rows of this table were looked at.`,
        file: path,
      })
    }
  } catch (error) {
    throw serverError(address, error)
  } finally {
    await client.close()
  }
}

/** @param most so many rows; null for all */
async function readRows(
  client: ClickHouseClient,
  address: ServerAddress,
  table: string,
  reader: ReturnType<typeof readTable>,
  most: number | null,
): Promise<InputReport> {
  const described = await describe(client, address, table)
  const headers = described.map(({ name }) => name)
  reader.row(headers, 1)
  let line = 1
  const query = `SELECT ${described.map(cellsOf).join(', ')} FROM ${identifier(table)}${most === null ? '' : ` LIMIT ${most}`}`
  for await (const rows of rowsOf<Record<string, unknown>>(client, address, query))
    for (const row of rows) reader.row(headers.map(header => cellOf(row[header])), ++line) // biome-ignore format: one thought
  return reader.end('utf-8')
}

async function describe(client: ClickHouseClient, address: ServerAddress, table: string): Promise<{ name: string; type: string }[]> {
  return await allRowsOf<{ name: string; type: string }>(client, address, `DESCRIBE TABLE ${identifier(table)}`)
}

/** A column as rows have it: moments in UTC, whatever zone the column or the server is of. */
function cellsOf({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = columnNamed(name)
  return /^(?:LowCardinality\(|Nullable\()*DateTime/.test(type) ? `toString(${column}, 'UTC') AS ${column}` : column
}

/** 64-bit numbers and dates come as text, which is read as it would be from a file. */
function cellOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  // texts of a fixed length are filled up with zero bytes
  if (typeof value === 'string') return value.split('\u0000', 1)[0]!
  return typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value)
}
