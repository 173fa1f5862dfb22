/** Codes of ISO 4217 in use (2024 edition). */
const CODES = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP ' +
    'CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY ' +
    'KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
    'NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' +
    'TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
)

/** Signs that mean one currency, and `$`, which is USD unless a column or the config says otherwise. Longest first. */
export const CURRENCY_SYMBOLS: Readonly<Record<string, string>> = {
  US$: 'USD', AU$: 'AUD', CA$: 'CAD', NZ$: 'NZD', HK$: 'HKD', MX$: 'MXN', A$: 'AUD', C$: 'CAD', S$: 'SGD', R$: 'BRL',
  $: 'USD', '€': 'EUR', '£': 'GBP', '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₴': 'UAH', '₦': 'NGN', '₱': 'PHP', '฿': 'THB',
  '₫': 'VND', '₪': 'ILS', zł: 'PLN', Kč: 'CZK', SFr: 'CHF', Fr: 'CHF',
} // biome-ignore format: a table reads better in rows

/** Signs of several currencies: yen and yuan; the Nordic crowns. Only the config or a column can tell. */
export const AMBIGUOUS_SYMBOLS: readonly string[] = ['¥', 'kr']

const WORDS: Readonly<Record<string, string>> = {
  euro: 'EUR', euros: 'EUR', 'us dollar': 'USD', 'us dollars': 'USD', dollar: 'USD', dollars: 'USD', pound: 'GBP', pounds: 'GBP', sterling: 'GBP',
} // biome-ignore format: a table reads better in rows

/** A currency's code out of a cell (`eur`, `€`, `euros`); null where it names none that is known. */
export function readCurrency(cell: string, symbols: Readonly<Record<string, string>>): string | null {
  const text = cell.normalize('NFKC').trim()
  const bySign = own(symbols, text) ?? own(CURRENCY_SYMBOLS, text)
  if (bySign !== undefined) return bySign
  const code = text.toUpperCase()
  if (CODES.has(code)) return code
  const word = text.toLowerCase()
  const plain = own(WORDS, word)
  return plain === 'USD' ? (own(symbols, '$') ?? plain) : (plain ?? null)
}

/** Signs, codes and words of currencies, to find one in a price. */
export const CURRENCY_WORDS: readonly string[] = Object.keys(WORDS)

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
