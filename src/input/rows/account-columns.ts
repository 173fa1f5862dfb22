import type { AccountRow } from '../../model/records.ts'
import { plural } from '../../text/numbers.ts'
import { headerKey } from '../aliases.ts'
import type { CellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Diagnostics } from '../diagnostics.ts'
import type { RowOptions } from './reader.ts'

/** What an account tells of its likes, alone or in a sum. */
const OF_LIKES = ['likesPerPost', 'likes', 'engagementsPerPost', 'engagementRatePct'] as const

/** An account that is marked as hiding its likes has none to be judged by, whatever number stands beside the mark; said once. */
export function settleHidden(hidden: readonly AccountRow[], reader: CellReader): void {
  const some = hidden.filter(row => OF_LIKES.some(field => row[field] !== null))
  if (some.length === 0) return
  for (const row of some) for (const field of OF_LIKES) row[field] = null
  reader.bad('hidden', '', some[0]!.source.line, 'hidden-likes', `Likes are marked as hidden of ${plural(some.length, 'account')}; whatever number stands beside the mark, they count as unknown, and so does engagement that has them in it.`, 'warning') // biome-ignore format: one sentence
}

/** Where every account of a file has no likes, the export hides them: unknown, said once. */
export function settleZeroLikes(rows: readonly AccountRow[], columns: Columns, path: string, diagnostics: Diagnostics): void {
  for (const field of ['likesPerPost', 'likes'] as const) {
    const index = columns.at.get(field)
    if (index === undefined) continue
    const known = rows.filter(row => row[field] !== null)
    if (known.length < 2 || known.some(row => row[field] !== 0)) continue
    for (const row of known) row[field] = null
    diagnostics.add({
      code: 'zero-likes',
      severity: 'warning',
      message: `Every cell of “${columns.headers[index]!.trim()}” is 0 (${known.length} rows), as where likes are hidden; they count as unknown.`,
      file: path, line: known[0]!.source.line, column: index + 1, field, value: '0',
    }) // biome-ignore format: the place of a value in one row
  }
}

/** Fewer followers than this, and an average of 0 may be true; nobody is judged on so few either. */
const AUDIENCE = 200

/** A real audience leaves no average of exactly 0: the posts are private, gone or were not counted. Unknown, said once a column. */
export function settleLonelyZeros(rows: readonly AccountRow[], columns: Columns, path: string, diagnostics: Diagnostics): void {
  for (const field of ['likesPerPost', 'viewsPerPost', 'engagementsPerPost', 'likes', 'views'] as const) {
    const index = columns.at.get(field)
    if (index === undefined) continue
    // pictures have no views, which is no fault; elsewhere no views are as good as no posts, and likes are of people who saw them
    const needed = (row: AccountRow) => !field.startsWith('views') || row.platform === 'youtube' || isLiked(row)
    const empty = rows.filter(row => row[field] === 0 && (row.followers ?? 0) >= AUDIENCE && needed(row))
    for (const row of empty) {
      row[field] = null
      diagnostics.add({
        code: 'zero-average',
        severity: 'warning',
        message: `“${columns.headers[index]!.trim()}” is 0 beside ${row.followers!.toLocaleString('en-US')} followers, as where posts are private, gone or not counted; it counts as unknown.`,
        file: path, line: row.source.line, column: index + 1, field, value: '0',
      }) // biome-ignore format: the place of a value in one row
    }
  }
}

function isLiked({ likesPerPost, likes }: AccountRow): boolean {
  return (likesPerPost ?? 0) > 0 || (likes ?? 0) > 0
}

/** Rates under this may be percent, as they are usual on X, or fractions as well (judgement, 2026). */
const EITHER = 0.1

/**
 * Engagement rates are percentages or fractions of 1, which only the whole column shows: a percent sign, a header that
 * says so, values mostly from 1 up, the likes and followers beside it, or some from 1 up, unless most are so small that
 * these may be the fractions of a few that went far. Where nothing tells, they are unknown.
 */
export function settleRates(
  rows: readonly AccountRow[],
  columns: Columns,
  reader: CellReader,
  options: RowOptions,
  path: string,
  diagnostics: Diagnostics,
): void {
  const index = columns.at.get('engagementRatePct')
  if (index === undefined) return
  const known = rows.filter(row => row.engagementRatePct !== null)
  if (known.length === 0) return
  const header = columns.headers[index]!.trim()
  const said = options.rates ?? columns.preset?.ratesAre ?? null
  const shown = reader.column('engagementRatePct')?.percent.shown || /pct$|percent|prozent/.test(headerKey(header))
  const place = { file: path, line: known[0]!.source.line, column: index + 1, field: 'engagementRatePct', value: header }
  if (said === null && shown) return
  // 0 is the same of either
  const told = known.filter(row => row.engagementRatePct! > 0)
  const large = told.filter(row => row.engagementRatePct! >= 1).length
  const small = told.filter(row => row.engagementRatePct! < EITHER).length
  const most = large * 2 > told.length ? 'percent' : null
  const are = said ?? most ?? besideLikes(told) ?? (large > 0 && small * 2 <= told.length ? 'percent' : null)
  if (are === 'percent') return
  if (are === 'fraction') {
    for (const row of known) row.engagementRatePct! *= 100
    if (said === null)
      diagnostics.add({
        code: 'rates-are-fractions',
        severity: 'warning',
        message: `“${header}” holds fractions of 1, as the likes and followers beside it show: 0.02 is read as 2 %.`,
        ...place,
      })
    return
  }
  for (const row of known) row.engagementRatePct = null
  diagnostics.add({
    code: 'undecided-rate',
    severity: 'error',
    message: `“${header}” is under 1 in ${large > 0 ? 'most rows' : 'every row'} and has no percent sign, so 0.02 may be 2 % or 0.02 %; it counts as unknown. Say which with "numbers": {"rates": "percent"} (or "fraction") in vet.config.json, or add likesPerPost.`,
    ...place,
  })
}

/** What most rates must be, given the likes and comments a post over the followers; null where that cannot be told. */
function besideLikes(rows: readonly AccountRow[]): 'percent' | 'fraction' | null {
  let percent = 0
  let fraction = 0
  for (const { engagementRatePct, likesPerPost, commentsPerPost, engagementsPerPost, followers } of rows) {
    const engagements = likesPerPost === null ? engagementsPerPost : likesPerPost + (commentsPerPost ?? 0)
    if (!engagementRatePct || !engagements || !followers) continue
    const ratio = Math.log(engagementRatePct / ((engagements / followers) * 100))
    if (Math.abs(ratio) < Math.abs(ratio + Math.log(100))) percent++
    else fraction++
  }
  const votes = percent + fraction
  return votes === 0 ? null : percent >= votes * 0.8 ? 'percent' : fraction >= votes * 0.8 ? 'fraction' : null
}
