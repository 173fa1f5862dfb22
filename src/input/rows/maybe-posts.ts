import type { AccountRow } from '../../model/records.ts'
import type { Columns } from '../columns.ts'
import type { Diagnostics } from '../diagnostics.ts'

const COUNTS = ['likes', 'comments', 'shares', 'saves', 'views'] as const
const OF_ACCOUNTS = ['followers', 'following', 'posts', 'likesPerPost', 'commentsPerPost', 'viewsPerPost', 'engagementsPerPost', 'engagementRatePct', 'postsSampled', 'date'] as const // biome-ignore format: one glance

/** Rows with likes and the like, nothing that is said of accounts, and one account on several of them are most likely posts: said once. */
export function sayMaybePosts(rows: readonly AccountRow[], { at, headers }: Columns, path: string, diagnostics: Diagnostics): void {
  const counts = COUNTS.filter(field => at.has(field))
  if (counts.length === 0 || OF_ACCOUNTS.some(field => at.has(field))) return
  const lines = new Map<string, number>()
  for (const { handle, platform, source } of rows) {
    const before = lines.get(`${platform}\n${handle}`)
    lines.set(`${platform}\n${handle}`, source.line)
    if (before === undefined) continue
    const named = counts.map(field => `“${headers[at.get(field)!]!.trim()}”`).join(', ')
    diagnostics.add({
      code: 'maybe-posts',
      severity: 'warning',
      message: `These are read as accounts and are most likely posts: ${handle} has several rows, as lines ${before} and ${source.line}, with ${named} and no followers. Say so with --posts ${path}.`,
      file: path,
      line: source.line,
      field: 'handle',
      value: handle,
    })
    return
  }
}
