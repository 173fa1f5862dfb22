import { GROUPS, type Group } from '../../../model/names.ts'
import type { AccountReport } from '../../../model/report.ts'
import { unpackColumn } from '../columns.ts'
import {
  type Cell,
  DETAIL_FIELDS,
  type DetailField,
  type Details,
  OUTCOMES,
  OVERVIEW_FIELDS,
  type Overview,
  type OverviewField,
  type PackedCharts,
} from '../data.ts'

/** One account as the overview and the table know it. */
export type Row = Pick<AccountReport, OverviewField> & {
  readonly index: number
  readonly checked: readonly Group[]
  readonly reason: string | null
  readonly innocent: string | null
  readonly ignored: string | null
}

/** A piece of evidence as the ledger shows it. */
export interface Entry {
  readonly title: string
  readonly group: Group
  readonly unit: string | null
  readonly why: string | null
  readonly next: string | null
  readonly outcome: (typeof OUTCOMES)[number]
  readonly observed: number | null
  readonly expected: number | null
  readonly range: readonly [number, number] | null
  readonly likelihoodRatio: number | null
  readonly logOdds: number | null
  readonly n: number | null
  readonly missing: readonly string[]
  readonly innocent: readonly string[]
}

export type Detail = Pick<AccountReport, DetailField | 'probabilityRange' | 'reasons' | 'engagementReasons' | 'source'> & {
  readonly shareRange: AccountReport['suspiciousFollowerShareRangePct']
  /** Posts among the newest that were not counted, by why; null where none. */
  readonly leftOut: AccountReport['postsLeftOut'] | null
  readonly money: Details['money'][number]
  readonly compared: Details['compared'][number]
  readonly trend: Details['trend'][number]
  readonly sponsored: Details['sponsored'][number]
  readonly evidence: readonly Entry[]
  readonly charts: PackedCharts | null
}

const block = (id: string): unknown => JSON.parse(document.getElementById(id)!.textContent ?? '')

export const overview = block('overview') as Overview

export const rows: readonly Row[] = (() => {
  const { count, columns } = overview
  const of = Object.fromEntries(OVERVIEW_FIELDS.map(field => [field, unpackColumn(columns[field], count)])) as Record<
    OverviewField,
    readonly Cell[]
  >
  const checked = unpackColumn<number>(overview.checked, count)
  const reason = unpackColumn<string | null>(overview.reason, count)
  const innocent = unpackColumn<string | null>(overview.innocent, count)
  const ignored = unpackColumn<string | null>(overview.ignored, count)
  const sets = new Map<number, readonly Group[]>()
  const groupsOf = (bits: number): readonly Group[] => {
    const known = sets.get(bits) ?? GROUPS.filter((_, i) => bits & (1 << i))
    sets.set(bits, known)
    return known
  }
  return Array.from({ length: count }, (_, index) => {
    const own = Object.fromEntries(OVERVIEW_FIELDS.map(field => [field, of[field][index]])) as Pick<AccountReport, OverviewField>
    return {
      ...own,
      index,
      checked: groupsOf(checked[index]!),
      reason: reason[index]!,
      innocent: innocent[index]!,
      ignored: ignored[index]!,
    }
  })
})()

let details: Details | null = null
const unpacked = new Map<string, readonly Cell[]>()

/** Everything else about one account; the block is read when the first is asked for. */
export function detailOf(index: number): Detail {
  details ??= block('details') as Details
  const known = details
  const column = (name: string, packed: Details['files']): Cell => {
    if (!unpacked.has(name)) unpacked.set(name, unpackColumn(packed, overview.count))
    return unpacked.get(name)![index]!
  }
  const fields = Object.fromEntries(DETAIL_FIELDS.map(field => [field, column(field, known.columns[field])])) as Pick<
    AccountReport,
    DetailField
  >
  return {
    ...fields,
    probabilityRange: known.probabilityRange[index]!,
    shareRange: known.shareRange[index]!,
    reasons: known.reasons[index] as string[],
    engagementReasons: known.engagementReasons[index] as string[],
    leftOut: known.leftOut[index] ?? null,
    money: known.money[index] ?? null,
    compared: known.compared[index] ?? null,
    trend: known.trend[index] ?? null,
    sponsored: known.sponsored[index] ?? null,
    source: { file: column('files', known.files) as string, line: known.lines[index]! },
    evidence: known.evidence[index]!.map(item => entryOf(item, known)),
    charts: known.charts[index] ?? null,
  }
}

const NOTHING = { observed: null, expected: null, range: null, likelihoodRatio: null, logOdds: null, n: null, innocent: [] }

function entryOf(item: Details['evidence'][number][number], { checks, missing, innocent }: Details): Entry {
  const { title, group, unit, why, next } = checks[item[0]]!
  const about = { title, group, unit, why, next, outcome: OUTCOMES[item[1]]! }
  if (item.length === 3) return { ...about, ...NOTHING, missing: missing[item[2]]! }
  const [, , observed, expected, low, high, likelihoodRatio, logOdds, n, explained] = item
  const range = low === null || high === null ? null : ([low, high] as const)
  return { ...about, observed, expected, range, likelihoodRatio, logOdds, n, missing: [], innocent: innocent[explained]! }
}
