import { type Row, rows } from './data.ts'

/** Which accounts are shown, and in which order: the one state that the figures, the plot and the table share. */

export const SORTS = ['report', 'handle', 'tier', 'followers', 'engagementRatePct', 'engagementToExpected', 'verdict'] as const
export type Sort = (typeof SORTS)[number]
export type Filter = 'verdict' | 'tier' | 'platform' | 'niche'

interface State {
  readonly search: string
  /** Empty where the filter lets all through. */
  readonly filters: { readonly [F in Filter]: string }
  readonly sort: Sort
  readonly descending: boolean
}

export const NO_FILTERS: State['filters'] = { verdict: '', tier: '', platform: '', niche: '' }

export let state: State = { search: '', filters: NO_FILTERS, sort: 'report', descending: false }

const VERDICTS = ['no-sign', 'insufficient', 'possible', 'likely']
const TIERS = ['nano', 'micro', 'macro', 'celebrity']
/** Stands for “not known” in a filter; no value of the data can be it. */
export const NOT_KNOWN = '\u0000'

let shownRows: readonly Row[] = rows
const listeners: (() => void)[] = []

export const shownAccounts = (): readonly Row[] => shownRows
export const onChange = (listener: () => void): void => void listeners.push(listener)

/** Changes what is shown and tells everyone who draws it. */
export function change(next: Partial<State>): void {
  state = { ...state, ...next }
  shownRows = sorted(rows.filter(passes))
  for (const listener of listeners) listener()
}

export const filtered = (): boolean => state.search.trim() !== '' || Object.values(state.filters).some(value => value !== '')

export const fieldOf = (row: Row, filter: Filter): string => (filter === 'verdict' ? row.purchasedFollowers : (row[filter] ?? NOT_KNOWN))

/** Without case and accents, so that `nystrom` finds `Nyström`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

let haystacks: readonly string[] | null = null

function passes(row: Row): boolean {
  for (const [filter, wanted] of Object.entries(state.filters)) if (wanted !== '' && fieldOf(row, filter as Filter) !== wanted) return false
  const words = plain(state.search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  haystacks ??= rows.map(({ handle, name, platform, niche, country }) =>
    plain(`@${handle} ${name ?? ''} ${platform} ${niche ?? ''} ${country ?? ''}`),
  )
  return words.every(word => haystacks![row.index]!.includes(word))
}

/** Unknown figures come last in either direction: they are not the least. */
function sorted(list: Row[]): readonly Row[] {
  const { sort, descending } = state
  if (sort === 'report') return descending ? list.toReversed() : list
  const sign = descending ? -1 : 1
  return list.sort((a, b) => {
    if (sort === 'handle') return sign * byText(a.handle.toLowerCase(), b.handle.toLowerCase()) || a.index - b.index
    const [one, other] = [rank(a, sort), rank(b, sort)]
    if (one === null || other === null) return Number(one === null) - Number(other === null) || a.index - b.index
    return sign * (one - other) || a.index - b.index
  })
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function rank(row: Row, sort: Exclude<Sort, 'report' | 'handle'>): number | null {
  if (sort === 'verdict') return VERDICTS.indexOf(row.purchasedFollowers) + (row.probability ?? 0)
  if (sort === 'tier') return row.tier === null ? null : TIERS.indexOf(row.tier) + Math.min(0.999, (row.followers ?? 0) / 1e10)
  return row[sort]
}
