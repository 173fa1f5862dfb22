import type { Diagnostics } from '../input/diagnostics.ts'
import type { AccountReport } from '../model/report.ts'
import type { SortField } from '../report/select.ts'

const AMOUNTS = ['price', 'costPerEngagement', 'costPerThousandFollowers'] as const

/** So many currencies are named. */
const MOST = 5

/** Currencies of the amounts that accounts are put in order by; plain data, so that another thread can send it. */
export type SortedCurrencies = Set<string | null>

/** Gathers in which currencies the amounts are that accounts are put in order by, as plain numbers, and says where there are several. */
export function sortedCurrencies(sort: SortField) {
  const amount = AMOUNTS.find(each => each === sort)
  const found: SortedCurrencies = new Set()
  return {
    add(account: Pick<AccountReport, (typeof AMOUNTS)[number] | 'currency'>): void {
      if (amount !== undefined && account[amount] !== null) found.add(account.currency)
    },
    found,
    join(other: SortedCurrencies): void {
      for (const currency of other) found.add(currency)
    },
    say(diagnostics: Diagnostics): void {
      if (found.size < 2) return
      const named = [...found].filter(currency => currency !== null).sort()
      const words = [
        ...named.slice(0, MOST),
        ...(named.length > MOST ? ['others'] : []),
        ...(found.has(null) ? ['no currency that is named'] : []),
      ]
      diagnostics.add({
        code: 'sorted-amounts',
        severity: 'warning',
        message: `--sort ${sort} puts amounts in ${words.slice(0, -1).join(', ')} and ${words.at(-1)} in order as plain numbers. Compare them only within one currency.`,
        file: null, line: null, column: null, field: sort, value: null,
      }) // biome-ignore format: the place of a value in no row
    },
  }
}
