import type { HeaderOptions } from '../input/kinds.ts'
import type { InputReport } from '../model/report.ts'
import type { Opened } from './choose.ts'
import { openDuckdb } from './duckdb.ts'
import { type PlainPosts, planPosts } from './duckdb-plan.ts'
import { groupPosts } from './duckdb-posts.ts'
import { engineOver } from './grouped-posts.ts'
import type { MemoryEngine } from './memory.ts'

export { hasDuckdb, noDuckdb } from './duckdb.ts'

/**
 * Gathers the posts files among the paths, while others are read; null where there is none.
 * @param memory keeps what is no post; untouched where the answer is null
 */
export async function duckdbEngine(
  paths: readonly string[],
  options: HeaderOptions & { readonly platform: string | null; readonly threads: number | null },
  memory: MemoryEngine,
): Promise<Opened | null> {
  const duckdb = await openDuckdb(options.threads)
  try {
    const plans: PlainPosts[] = []
    for (const path of paths) {
      const plan = await planPosts(path, options, duckdb)
      if (plan) plans.push(plan)
    }
    if (plans.length === 0) {
      await duckdb.close()
      return null
    }
    const grouping = groupPosts(plans, duckdb)
    const done = grouping.then(
      () => undefined,
      () => undefined,
    )
    const close = async () => {
      duckdb.connection.interrupt()
      await done
      await duckdb.close()
    }
    return {
      engine: engineOver(grouping, memory, { name: 'duckdb', platform: options.platform, source: null, close }),
      taken: new Map(plans.map(plan => [plan.path, async () => [reportOf(plan, (await grouping).rowsOf.get(plan)!)]])),
    }
  } catch (error) {
    await duckdb.close()
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
