import type { Records } from '../engine/engine.ts'
import { isServer } from '../engine/server.ts'
import { VetError } from '../errors.ts'
import type { Kind } from '../model/names.ts'
import { collectDiagnostics, type Diagnostics } from './diagnostics.ts'
import { sayNearPlatform } from './near-platforms.ts'
import type { Input } from './open.ts'
import { readInput } from './read.ts'
import type { TableOptions } from './table.ts'
import type { Understood } from './understood.ts'

/** Takes every record and keeps none. */
const NOWHERE: Records = {
  account: () => {},
  author: () => {},
  owner: () => 0,
  typeCode: () => 0,
  post: () => {},
  history: () => {},
  follower: () => {},
}

/** Reads the inputs to the end without vetting anybody: how each table was understood, and which files could not be. */
export async function understandInputs(
  named: readonly { readonly input: Input; readonly kind: Kind | null }[],
  options: Omit<TableOptions, 'kind' | 'watch'>,
  standardInput: AsyncIterable<Uint8Array> | null,
  password: string,
): Promise<{ readonly tables: readonly Understood[]; readonly failed: readonly VetError[]; readonly diagnostics: Diagnostics }> {
  const diagnostics = collectDiagnostics()
  sayNearPlatform(options.platform, diagnostics)
  const tables: Understood[] = []
  const failed: VetError[] = []
  for (const { input, kind } of named)
    try {
      const watched = { ...options, kind, watch: (table: Understood) => tables.push(table) }
      if (typeof input === 'string' && isServer(input))
        await (await import('../engine/clickhouse-engine.ts')).understandServer(input, watched, password, NOWHERE, diagnostics)
      else await readInput(input, watched, standardInput, NOWHERE, diagnostics)
    } catch (error) {
      if (!(error instanceof VetError)) throw error
      failed.push(error)
    }
  return { tables, failed, diagnostics }
}
