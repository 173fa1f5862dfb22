import type { MoneySettings } from '../model/choosing.ts'

/** Earned media value: 6.50 dollars per thousand impressions, as Upfluence counts it (2024). */
export const EARNED_MEDIA_PER_THOUSAND = 6.5
const EARNED_MEDIA_CURRENCY = 'USD'

/** What the config says about money. */
export interface MoneyConfig {
  readonly currency?: string | undefined
  readonly currencySymbols?: Readonly<Record<string, string>> | undefined
  readonly rates?: Readonly<Record<string, number>> | undefined
  readonly earnedMedia?: { readonly perThousandViews: number; readonly currency: string } | undefined
}

export function moneySettings({ currency, currencySymbols, rates, earnedMedia }: MoneyConfig): MoneySettings {
  return {
    currencySymbols: { $: 'USD', '€': 'EUR', '£': 'GBP', ...currencySymbols },
    currency: currency ?? null,
    rates: { ...rates },
    earnedMediaPerThousandViews: earnedMedia?.perThousandViews ?? EARNED_MEDIA_PER_THOUSAND,
    earnedMediaCurrency: earnedMedia?.currency ?? EARNED_MEDIA_CURRENCY,
  }
}

/** An amount in another currency; null where no rate leads there. Currencies are never taken for one another. */
export function convert(amount: number, from: string | null, to: string | null, rates: Readonly<Record<string, number>>): number | null {
  // nothing is nothing in every currency
  if (from === to || amount === 0) return amount
  if (from === null || to === null) return null
  const [a, b] = [rates[from], rates[to]]
  return a === undefined || b === undefined ? null : (amount * a) / b
}
