import type { HeaderOptions } from '../input/kinds.ts'
import type { InputReport } from '../model/report.ts'
import type { Opened } from './choose.ts'
import { openDuckdb } from './duckdb.ts'
import { type PlainPosts, planPosts } from './duckdb-plan.ts'
import { groupPosts } from './duckdb-posts.ts'
import { NotPlain } from './engine.ts'
import { engineOver } from './grouped-posts.ts'
import type { MemoryEngine } from './memory.ts'

export { hasDuckdb, noDuckdb } from './duckdb.ts'

/**
 * Gathers the posts files among the paths; null where there is none or one of them is not plain.
 * @param memory keeps what is no post; untouched where the answer is null
 */
export async function duckdbEngine(
  paths: readonly string[],
  options: HeaderOptions & { readonly platform: string | null },
  memory: MemoryEngine,
): Promise<Opened | null> {
  const duckdb = await openDuckdb()
  try {
    const plans: PlainPosts[] = []
    for (const path of new Set(paths)) {
      const plan = await planPosts(path, options, duckdb)
      if (plan) plans.push(plan)
    }
    if (plans.length === 0) {
      await duckdb.close()
      return null
    }
    const grouped = await groupPosts(plans, duckdb)
    return {
      engine: engineOver(grouped, memory, { name: 'duckdb', platform: options.platform, source: null, close: duckdb.close }),
      taken: new Map([...grouped.rowsOf].map(([plan, rows]) => [plan.path, [reportOf(plan, rows)]])),
    }
  } catch (error) {
    await duckdb.close()
    if (error instanceof NotPlain) return null
    throw error
  }
}

function reportOf({ path, delimiter, headers, at, unused }: PlainPosts, rows: number): InputReport {
  return {
    path,
    kind: 'posts',
    preset: null,
    encoding: 'utf-8',
    delimiter,
    rows,
    accepted: rows,
    rejected: 0,
    columns: Object.fromEntries([...at].map(([field, index]) => [field, headers[index]!])),
    unusedColumns: unused.map(index => headers[index]!),
  }
}
