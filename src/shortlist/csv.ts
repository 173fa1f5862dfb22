import { significant } from '../metrics/statistics.ts'
import { forSpreadsheet, withoutControls } from '../text/escape.ts'
import type { Chosen, Shortlist } from './shortlist.ts'

type Cell = string | number | null

export const SHORTLIST_COLUMNS = [
  'list', 'handle', 'platform', 'name', 'creator', 'niche', 'country', 'website', 'tier', 'followers', 'engagementsPerPost',
  'engagementsPerPostLow', 'engagementsPerPostHigh', 'price', 'priceCurrency', 'offer', 'cost', 'costCurrency', 'costPerEngagement', 'worth',
  'purchasedFollowers', 'probability', 'reason', 'why',
] as const // biome-ignore format: one glance

/** In the currency of `cost`, as all of the row; the account's own figure is in the currency of its price. */
const each = ({ cost, money }: Chosen): number | null =>
  significant(cost !== null && money?.engagementsPerPost ? cost / money.engagementsPerPost : null)

/** Everybody in one table: those selected, those considered and why not, those without a price. */
export function shortlistRows(list: Shortlist): Cell[][] {
  const selected = list.selected.map((account): Cell[] => {
    const { money, cost } = account
    const range = money?.engagementsPerPostRange ?? null
    return [
      'selected', account.handle, account.platform, account.name, account.creator, account.niche, account.country, account.website,
      account.tier, account.followers, money?.engagementsPerPost ?? null, range?.[0] ?? null, range?.[1] ?? null, account.price,
      account.currency, money?.offer ?? null, cost, list.totals.currency, each(account), account.worth,
      account.purchasedFollowers, account.probability, 'selected', account.why.join(' '),
    ] // biome-ignore format: as the columns
  })
  const blank = (n: number): null[] => new Array<null>(n).fill(null)
  const considered = list.considered.map(({ handle, platform, reason, why }): Cell[] => [
    'considered', handle, platform, ...blank(19), reason, why,
  ]) // biome-ignore format: as the columns
  const withoutPrice = list.withoutPrice.map(({ handle, platform, offer, worth, why }): Cell[] => [
    'without price', handle, platform, ...blank(12), offer, ...blank(3), worth, ...blank(2), 'without-price', why,
  ]) // biome-ignore format: as the columns
  return [...selected, ...considered, ...withoutPrice]
}

export function shortlistCsv(list: Shortlist, delimiter: string): string {
  const cell = (value: Cell): string => {
    if (value === null) return ''
    if (typeof value === 'number') return String(value)
    const text = forSpreadsheet(withoutControls(value).replaceAll('\n', ' '))
    return /"|^\s|\s$/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [SHORTLIST_COLUMNS, ...shortlistRows(list)].map(row => `${row.map(cell).join(delimiter)}\n`).join('')
}
