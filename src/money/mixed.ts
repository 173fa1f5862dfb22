import type { Diagnostics } from '../input/diagnostics.ts'
import type { SortField } from '../report/select.ts'
import type { Priced } from './market.ts'

const AMOUNTS: ReadonlySet<SortField> = new Set<SortField>(['price', 'costPerEngagement', 'costPerThousandFollowers'])

/** Says that accounts are put in order by amounts of several currencies, which are compared as plain numbers. */
export function sayMixedCurrencies(sort: SortField, priced: readonly Priced[], diagnostics: Diagnostics): void {
  if (!AMOUNTS.has(sort)) return
  const currencies = [...new Set(priced.map(({ currency }) => currency ?? 'none named'))].sort()
  if (currencies.length < 2) return
  diagnostics.add({
    code: 'sorted-amounts',
    severity: 'warning',
    message: `--sort ${sort} puts amounts of ${currencies.length} currencies in order as plain numbers (${currencies.slice(0, 5).join(', ')}${currencies.length > 5 ? ' …' : ''}). Compare them only within one currency.`,
    file: null, line: null, column: null, field: sort, value: null,
  }) // biome-ignore format: the place of a value in no row
}
