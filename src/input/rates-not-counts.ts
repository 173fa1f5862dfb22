import { type Columns, without } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { readNumber } from './values.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/** Of a column some cells may be something else. */
const NEARLY_ALL = 0.8
/** Less than one interaction a post for a thousand followers has hardly an account (7.4 % of 973 on Instagram have under five likes, 2022), and no whole list (judgement, 2026). */
const RARE = 0.001
/** Accounts below it may have a handful of interactions by right. */
const LARGE = 10_000

/**
 * “Avg engagement” is a count of interactions to some and a rate to others; the values tell. Percentages are a rate;
 * fractions of a size that no count has beside the followers may be one, and are not read as counts.
 */
export function ratesNotCounts(columns: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): Columns {
  const { kind, at, headers, preset, why } = columns
  const index = at.get('engagementsPerPost')
  if (kind !== 'accounts' || preset || index === undefined || why.get(index) === 'named by hand') return columns
  const values = valuesOf(index, rows)
  const header = headers[index]!.trim()
  const place = { file: path, line: rows[0]?.line ?? null, column: index + 1, field: 'engagementsPerPost', value: header }
  const percentages = values.filter(value => /\d\s*%$/.test(value))
  if (!at.has('engagementRatePct') && percentages.length > 0 && percentages.length >= NEARLY_ALL * values.length) {
    diagnostics.add({
      code: 'rates-not-counts',
      severity: 'warning',
      message: `“${header}” holds percentages such as “${percentages[0]!.slice(0, 20)}”, so it is read as the engagement rate.`,
      ...place,
    })
    const now = new Map(at).set('engagementRatePct', index)
    now.delete('engagementsPerPost')
    return { ...columns, at: now, why: new Map(why).set(index, 'its values are percentages') }
  }
  const large = rows.flatMap(({ cells }) => {
    const [value, followers] = [cells[index], cells[at.get('followers') ?? -1]].map(cell => readNumber(String(cell ?? ''), false))
    return value?.is === 'number' && followers?.is === 'number' && followers.value >= LARGE ? [value.value / followers.value] : []
  })
  const fractions = values.filter(value => /\d[.,]\d{1,2}$|^0[.,]\d+$/.test(value))
  if (large.length === 0 || fractions.length * 2 < values.length || large.some(part => part >= RARE)) return columns
  diagnostics.add({
    code: 'rates-not-counts',
    severity: 'error',
    message: `“${header}” holds values such as “${fractions[0]!.slice(0, 20)}”: by its name counts of interactions, by their size rates in percent; it counts as unknown. Say which with --map engagementRatePct="${header}" or --map engagementsPerPost="${header}".`,
    ...place,
  })
  return without(columns, 'engagementsPerPost', 'its values may be rates')
}
