import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { VetError } from '../errors.ts'
import { holdTemporary } from '../temporary.ts'

/** An open DuckDB, in memory, which spills into a folder of its own that goes when it is closed. */
export interface Duckdb {
  readonly connection: DuckDBConnection
  /** Another one, for what is to be made ready while the first hands something over. */
  readonly second: () => Promise<DuckDBConnection>
  /** Its own, for what is there only while it is open. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** Whether the optional package is there. */
export async function hasDuckdb(): Promise<boolean> {
  return (await load()) !== null
}

export function noDuckdb(): VetError {
  return new VetError('no-duckdb', 'This needs DuckDB, which is not installed.', 'Install it with: npm install @duckdb/node-api')
}

/**
 * @param threads how many it may take; null where that is as the processors are
 * @throws VetError `no-duckdb` where the optional package is not installed
 */
export async function openDuckdb(threads: number | null): Promise<Duckdb> {
  const duckdb = await load()
  if (!duckdb) throw noDuckdb()
  const folder = await mkdtemp(join(tmpdir(), 'vet-')).catch(({ code }: NodeJS.ErrnoException) => {
    throw new VetError(
      'unwritable',
      `No folder for temporary files could be made in ${tmpdir()} (${code}).`,
      'Make room there, name another with TMPDIR, or use --engine memory, which needs none but for Parquet.',
    )
  })
  const gone = holdTemporary(folder)
  const remove = () => rm(folder, { recursive: true, force: true }).finally(gone)
  const instance: DuckDBInstance = await duckdb.DuckDBInstance.create(':memory:', {
    temp_directory: folder,
    // nothing is fetched, whatever a file is called
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'true',
    ...(threads === null ? {} : { threads: String(threads) }),
  }).catch(async error => {
    await remove()
    throw error
  })
  const connection = await instance.connect()
  let second: Promise<DuckDBConnection> | null = null
  return {
    connection,
    second() {
      second ??= instance.connect()
      return second
    },
    folder,
    async close() {
      connection.closeSync()
      const another = await second?.catch(() => null)
      another?.closeSync()
      instance.closeSync()
      await remove()
    },
  }
}

/** What DuckDB says where it runs out of memory, or of room for what it puts on the disk; null for any other fault. */
export function noRoom(error: unknown, folder: string): VetError | null {
  if (!(error instanceof Error) || !/out of memory|no space left|max_temp_directory_size|disk quota/i.test(error.message)) return null
  return new VetError(
    'too-large',
    `DuckDB ran out of memory, or of room in ${folder}, while it grouped the posts by account.`,
    'Name a folder with more room with TMPDIR, or split the posts into files by account and vet these one after the other.',
  )
}

async function load(): Promise<typeof import('@duckdb/node-api') | null> {
  return await import('@duckdb/node-api').catch(() => null)
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The path of one file as SQL writes it: DuckDB takes `posts[1].csv` for a pattern that other files fit. */
export function pathQuoted(path: string): string {
  return quoted(asPattern(path))
}

/** The rows of one Parquet file as SQL: what its folders are called (`likes=5/`) is no column of it, and bytes are text. */
export function parquetIn(path: string): string {
  return `read_parquet(${pathQuoted(path)}, hive_partitioning = false, binary_as_string = true)`
}

/** A path as the beginning of a pattern that stands for no other. */
export function asPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

/** A name as SQL writes it. */
export function named(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
