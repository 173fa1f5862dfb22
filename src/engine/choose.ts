import { statSync } from 'node:fs'
import type { Diagnostics } from '../input/diagnostics.ts'
import type { TableOptions } from '../input/table.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import type { Engine } from './engine.ts'
import { memoryEngine } from './memory.ts'
import { isServer } from './server.ts'
import { inShard, type Shard } from './shard.ts'

/** An engine that gathers some inputs by itself, by path; it may still be at it. */
export interface Opened {
  readonly engine: Engine
  /** What it read, when it has. @throws NotPlain where it could not */
  readonly taken: ReadonlyMap<string, () => Promise<readonly InputReport[]>>
}

export interface Choice {
  readonly engine: 'auto' | 'memory' | 'duckdb'
  readonly table: Omit<TableOptions, 'kind'>
  /** For a database server. */
  readonly password: string
  /** How many threads a database in this process may take; null where that is as the processors are. */
  readonly threads: number | null
  /** The part of all accounts that this run judges; null for all. */
  readonly shard: Shard | null
}

/** From so many bytes of posts on, DuckDB is worth its start: below, the default engine is as fast (see test/bench). Parquet needs it anyway. */
const DUCKDB_FROM_BYTES = 64 * 1024 * 1024

/**
 * The engine of a run: a database for data that it holds or gathers better, else the default one.
 * @param grouping false where a run found that a database's groups cannot be used
 */
export async function openEngine(
  named: readonly { readonly input: unknown; readonly kind: Kind | null }[],
  { engine, table, password, threads, shard }: Choice,
  grouping: boolean,
  diagnostics: Diagnostics,
): Promise<Opened> {
  const memory = memoryEngine(shard && inShard(shard))
  const inMemory: Opened = { engine: memory, taken: new Map() }
  const servers = named.flatMap(({ input }) => (typeof input === 'string' && isServer(input) ? [input] : []))
  if (servers.length > 0) {
    const { clickhouseEngine } = await import('./clickhouse-engine.ts')
    return await clickhouseEngine(servers, table, { password, grouping, memory }, diagnostics)
  }
  if (!grouping || engine === 'memory') return inMemory
  // every input is read twice where DuckDB has to step back, and only a file can be
  const sizes = named.map(({ input }) => sizeOf(input))
  if (sizes.includes(null)) return inMemory
  const paths = named.flatMap(({ input, kind }) => (typeof input === 'string' && (kind ?? 'posts') === 'posts' ? [input] : []))
  const worth = sizes.some(size => size! >= DUCKDB_FROM_BYTES) || paths.some(path => /\.parq(?:uet)?$/i.test(path))
  if (paths.length === 0 || (engine === 'auto' && !worth)) return inMemory
  const { duckdbEngine, hasDuckdb, noDuckdb } = await import('./duckdb-engine.ts')
  if (await hasDuckdb()) return (await duckdbEngine(paths, { ...table, kind: null, threads }, memory)) ?? inMemory
  if (engine === 'duckdb') throw noDuckdb()
  return inMemory
}

/** In bytes; null for what is no file. */
function sizeOf(input: unknown): number | null {
  if (typeof input !== 'string' || input === '-') return null
  try {
    const found = statSync(input)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}
