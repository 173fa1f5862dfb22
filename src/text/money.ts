import { UNKNOWN } from './numbers.ts'

/** `1,200 EUR`, `0.35 EUR`: whole where it is large or whole, two decimals else, three digits of what is under ten cents. */
export function money(amount: number | null, currency: string | null): string {
  if (amount === null || !Number.isFinite(amount)) return UNKNOWN
  const size = Math.abs(amount)
  const decimals =
    Number.isInteger(amount) || size >= 1000 ? 0 : size >= 0.1 || size === 0 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)))
  const [whole = '', fraction] = amount.toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`}${currency === null ? '' : ` ${currency}`}`
}

/** `1,000.50 EUR`: to the cent, for what is held against a limit. */
export function exactMoney(amount: number | null, currency: string | null): string {
  if (amount === null || !Number.isFinite(amount)) return UNKNOWN
  if (Number.isInteger(amount) || Math.abs(amount) < 0.1) return money(amount, currency)
  const [whole = '', cents = ''] = amount.toFixed(2).split('.')
  return `${money(Number(whole), null)}.${cents}${currency === null ? '' : ` ${currency}`}`
}

/** Sums of money are known to the cent. */
export function toCents(amount: number): number {
  return Math.round(amount * 100) / 100
}

/** To the next cent, so that a list is never dearer than it says; what is a cent but for the last bits stays one. */
export function upToCents(amount: number): number {
  return Math.ceil(amount * 100 - 1e-6) / 100
}
