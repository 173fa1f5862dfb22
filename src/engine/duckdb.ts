import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { VetError } from '../errors.ts'

/** An open DuckDB, in memory, which spills into a folder of its own that goes when it is closed. */
export interface Duckdb {
  readonly connection: DuckDBConnection
  readonly close: () => Promise<void>
}

/** Whether the optional package is there. */
export async function hasDuckdb(): Promise<boolean> {
  return (await load()) !== null
}

export function noDuckdb(): VetError {
  return new VetError('no-duckdb', 'This needs DuckDB, which is not installed.', 'Install it with: npm install @duckdb/node-api')
}

/** @throws VetError `no-duckdb` where the optional package is not installed */
export async function openDuckdb(): Promise<Duckdb> {
  const duckdb = await load()
  if (!duckdb) throw noDuckdb()
  const folder = await mkdtemp(join(tmpdir(), 'vet-'))
  const instance: DuckDBInstance = await duckdb.DuckDBInstance.create(':memory:', {
    temp_directory: folder,
    // nothing is fetched, whatever a file is called
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'true',
  })
  const connection = await instance.connect()
  return {
    connection,
    async close() {
      connection.closeSync()
      instance.closeSync()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function load(): Promise<typeof import('@duckdb/node-api') | null> {
  return await import('@duckdb/node-api').catch(() => null)
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as SQL writes it. */
export function named(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
