import { readCurrency } from './currencies.ts'

const LONGEST = 80

/** Codes of currencies that are also written small; others would be words, as in `price all` or `top`. */
const WRITTEN_SMALL = /^(?:eur|usd|gbp|chf|cad|aud)$/

/** Before a currency in brackets: `Tarif (en €)`. */
const IN = /^(?:in|en|em) /i

/**
 * The currency that a header names after what it is, as in `Fee (EUR)`, `Price [$]`, `Preis in Euro`, `price_usd` or `Honorar €`.
 * @param symbols as of a price
 * @returns what the header says without it, and the currency's code; null where it names none
 */
export function currencyInHeader(
  header: string,
  symbols: Readonly<Record<string, string>> = {},
): { readonly what: string; readonly currency: string } | null {
  const text = header.slice(0, LONGEST).trim()
  const closing = text.endsWith(')') ? '(' : text.endsWith(']') ? '[' : null
  const at = closing === null ? Math.max(text.lastIndexOf(' '), text.lastIndexOf('_')) : text.lastIndexOf(closing)
  if (at <= 0) return null
  const word = text
    .slice(at + 1, closing === null ? undefined : -1)
    .trim()
    .replace(IN, '')
  if (/^[a-z]{3}$/.test(word) && !WRITTEN_SMALL.test(word)) return null
  const currency = readCurrency(word, symbols)
  return currency === null
    ? null
    : {
        what: text
          .slice(0, at)
          .trimEnd()
          .replace(/[ _](?:in|en|em|us|in us)$/i, ''),
        currency,
      }
}
