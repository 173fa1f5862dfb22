import type { Diagnostics } from '../input/diagnostics.ts'
import { isNoAccount, readHandle, readPlatform } from '../input/handles.ts'
import type { HeaderOptions } from '../input/kinds.ts'
import { isTotalWord } from '../input/skipped.ts'
import { isMissing } from '../input/values.ts'
import type { Bundle } from '../model/records.ts'
import type { InputReport } from '../model/report.ts'
import { type Duckdb, openDuckdb } from './duckdb.ts'
import { type GroupedPosts, groupPosts, type PlainPosts, planPosts } from './duckdb-posts.ts'
import { type Engine, type Gathered, NotPlain } from './engine.ts'
import { memoryEngine } from './memory.ts'

export { hasDuckdb, noDuckdb } from './duckdb.ts'

/** An engine for which DuckDB gathers the posts; accounts, history and followers stay in memory. */
export interface DuckdbEngine extends Engine {
  /** The files whose posts it has gathered, by path: nobody else needs to read them. */
  readonly taken: ReadonlyMap<string, InputReport>
}

/**
 * Gathers the posts files among the paths; null where there is none or one of them is not plain.
 */
export async function duckdbEngine(
  paths: readonly string[],
  options: HeaderOptions & { readonly platform: string | null },
): Promise<DuckdbEngine | null> {
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
    return over(await groupPosts(plans, duckdb), duckdb, options.platform)
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

function over(grouped: GroupedPosts, duckdb: Duckdb, platform: string | null): DuckdbEngine {
  const memory = memoryEngine()
  const source = { file: '', line: 0 }
  const owners = Int32Array.from(grouped.groups, group => {
    const named = readHandle(group.handle)
    // names that the default reader rejects, skips or says something about
    if (named.confusable || named.handle === '' || named.handle.includes(' ') || isNoAccount(named) || isTotalWord(named.handle))
      throw new NotPlain('a handle is not plain')
    const word = group.platform === null || isMissing(group.platform) ? (named.platform ?? platform) : readPlatform(group.platform)
    return memory.owner(named.handle, word === 'unknown' ? null : word, source)
  })
  return {
    ...memory,
    name: 'duckdb',
    taken: new Map([...grouped.rowsOf].map(([plan, rows]) => [plan.path, reportOf(plan, rows)])),
    close: () => duckdb.close(),
    gather(diagnostics: Diagnostics): Gathered {
      const gathered = memory.gather(diagnostics)
      const groupOf = new Int32Array(gathered.accounts).fill(-1)
      for (const [group, owner] of owners.entries()) {
        const account = gathered.accountOf[owner]!
        // who owns the posts is for the default engine to say, with the line they stand in
        if (account < 0 || groupOf[account] !== -1 || gathered.bundle(account).posts)
          throw new NotPlain('posts of one account under two names')
        groupOf[account] = group
      }
      const accountOf = new Int32Array(grouped.groups.length)
      for (const [account, group] of groupOf.entries()) if (group >= 0) accountOf[group] = account
      const some = async function* (wanted: (account: number) => boolean): AsyncIterable<readonly Bundle[]> {
        let bundles: Bundle[] = []
        for (let account = 0; account < gathered.accounts; account++)
          if (groupOf[account] === -1 && wanted(account)) bundles.push(gathered.bundle(account))
        for await (const { group, posts } of grouped.posts()) {
          const account = accountOf[group]!
          if (!wanted(account)) continue
          bundles.push({ ...gathered.bundle(account), posts })
          if (bundles.length < 1024) continue
          yield bundles
          bundles = []
        }
        yield bundles
      }
      return {
        accounts: gathered.accounts,
        async *sample(perPlatform) {
          const ranks = new Map(gathered.steadySample(perPlatform).map((account, rank) => [gathered.bundle(account).account, rank]))
          const sampled: Bundle[] = []
          for await (const bundles of some(account => ranks.has(gathered.bundle(account).account))) sampled.push(...bundles)
          yield sampled.sort((a, b) => ranks.get(a.account)! - ranks.get(b.account)!)
        },
        bundles: () => some(() => true),
      }
    },
  }
}
