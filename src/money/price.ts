import { isMissing, plainDigits, readNumber } from '../input/values.ts'
import { withoutEnd } from '../text/ends.ts'
import { AMBIGUOUS_SYMBOLS, CURRENCY_SYMBOLS, CURRENCY_WORDS, readCurrency } from './currencies.ts'
import { FREE, OFFERS } from './offers.ts'

/** What one cell says a post costs. */
export interface PriceReading {
  /** The price, or the upper end of a range: what may have to be paid. */
  readonly amount: number | null
  /** The lower end of a range, else null. */
  readonly low: number | null
  /** Code of the currency named in the cell. */
  readonly currency: string | null
  /** The sign that the currency was told by, where it was a sign. */
  readonly symbol: string | null
  /** What is given instead, or besides: `product`, `discount`, `early access`, `commission`, `on request`, joined by ` + `. */
  readonly offer: string | null
  /** That the amount is only the lowest that is asked, as in `from 250 €` or `250+`. */
  readonly atLeast: boolean
  /** What the cell says of tax, as it stands there (`+ VAT`, `netto`), else null; the amount is as it is written. */
  readonly tax: string | null
  /** A percentage that is asked besides, of what the cell does not say (`+ 10%`), else null; the amount is without it. */
  readonly percent: string | null
  /** What else than a post the amount is for, as the cell says it (`per month`), else null. */
  readonly per: string | null
  readonly problem: 'negative' | 'unreadable' | 'not-of-a-post' | 'ambiguous-currency' | null
}

const NOTHING: PriceReading = {
  amount: null,
  low: null,
  currency: null,
  symbol: null,
  offer: null,
  atLeast: false,
  tax: null,
  percent: null,
  per: null,
  problem: null,
}

/** A longer cell is no price. */
const LONGEST = 120

const PER = /\s*(?:\/|(?<!\p{L})(?:per|pro|por|par|je|each|pp)(?!\p{L}))\s*[\p{L} ]*$/iu
/** What else an amount may be for: a stretch of time, or all that is done in it, or what lasts a day. English, German, Spanish, French, Portuguese, Italian, Dutch. */
const NOT_OF_A_POST =
  /(?:\/|(?<!\p{L})(?:per|pro|por|par|je|al|alla|au|a|an|à|im|in der)(?!\p{L}))\s*(?:months?|mo|weeks?|wk|years?|yr|annum|quarter|days?|hours?|hr|h|campaigns?|packages?|bundles?|packs?|thousand|mille|views?|clicks?|leads?|sales?|stor(?:y|ys|ies)|monat|woche|jahr|quartal|tag|stunde|kampagne|paket|klick|verkauf|mes|semana|año|día|dia|hora|campaña|paquete|clic|venta|historia|mois|semaine|an|année|jour|heure|campagne|forfait|vente|mês|ano|campanha|pacote|clique|mese|settimana|anno|giorno|ora|campagna|pacchetto|maand|jaar|dag|uur)(?!\p{L})|(?<!\p{L})(?:monthly|weekly|yearly|annually|daily|hourly|cpm|tkp|cpc|monatlich|wöchentlich|jährlich|täglich|mensual(?:es)?|semanal(?:es)?|anual(?:es)?|mensuel(?:le)?|hebdomadaire|annuel(?:le)?|mensal|mensile|settimanale|annuale)(?!\p{L})/iu
const OF_A_POST = /post|beitrag|publica|pubblica/iu

const ABOUT = /^\s*(?:about|approx\.?|around|circa|ca\.?|~|≈)\s*(?=\d)/iu
const AT_LEAST =
  /^\s*(?:from|starting (?:at|from)|starts at|at least|over|more than|über|más de|plus de|mais de|più di|min(?:imum|\.)?|ab|mindestens|mind\.|desde|dès|à partir de|a partir (?:de|da)|da|≥|>=?)\s*(?=\d)/iu
/** The upper end alone, which is the amount: what may have to be paid. */
const AT_MOST = /^\s*(?:up to|at most|max(?:imum|\.)?|bis(?: zu)?|höchstens|jusqu['’]?à|hasta|até|fino a|tot|≤|<=?)\s*(?=\d)/iu
/** English, German, French, Spanish, Portuguese, Italian, Dutch: with tax or without it. */
const TAX =
  /(?:\+|(?<!\p{L})(?:plus|zzgl\.?|inkl\.?|incl\.?|including|excl\.?|exkl\.?|excluding|ex|ohne|hors|sans|sin|sem|più|mas|más|mais|con|com))? ?(?:\d{1,2}(?:[.,]\d)? ?% ?)?(?<!\p{L})(?:VAT|GST|MwSt\.?|USt\.?|TVA|IVA|BTW|HT|TTC|netto|brutto|net|gross)(?!\p{L})/iu
const RANGE = /^(.*\d.*?)\s*(?:-|–|—|‒|(?<!\p{L})(?:to|bis|hasta|à|até|a)(?!\p{L}))\s*(\d.*)$/iu

/** What links an amount to what is given besides, at the end of what is left of a cell. */
const LINKS = ' +&,/'
const LINKING = /(?<!\p{L})(?:and|und|y|et|e|or|oder|o|ou)$/iu

export type ReadPrice = (cell: string) => PriceReading

/**
 * Makes a reader of prices such as `$1,200`, `1.200 €`, `20-30`, `200 + product` or `free product`.
 * A mark followed by exactly three digits is a thousands mark: no currency has three decimals on a price list.
 * @param symbols signs that mean another currency than usual, as `{ "$": "CAD" }`
 */
export function priceReader(symbols: Readonly<Record<string, string>>): ReadPrice {
  // many lists have none in words
  let words: PriceWords | null = null
  return cell => {
    const digits = plainDigits(cell)
    if (digits >= 0) return { ...NOTHING, amount: digits }
    if (isMissing(cell)) return NOTHING
    words ??= { currencies: currencyWords(symbols), offers: offerWords() }
    return readPrice(cell, words)
  }
}

function readPrice(cell: string, { currencies, offers }: PriceWords): PriceReading {
  const text = cell.length > LONGEST ? cell : cell.normalize('NFKC').trim()
  // one character may stand for eighteen
  if (text.length > LONGEST) return { ...NOTHING, problem: 'unreadable' }
  if (isMissing(text)) return NOTHING
  const { offer, rest: unoffered } = takeOffers(text, offers)
  const { currency, symbol, ambiguous, rest: taxed } = takeCurrency(unoffered, currencies)
  const untaxed = taxed.replace(TAX, ' ').trim()
  // a rate of tax alone is no price: VAT 19
  const rate = currency === null && TAX.exec(taxed)?.index === 0 && /^\d{1,2}$/.test(untaxed)
  const tax = rate ? null : (TAX.exec(taxed)?.[0].trim() ?? null)
  const rest = tax === null ? taxed : untaxed
  // of two amounts, neither may be told from the other
  const per =
    OF_A_POST.test(rest) || /\d\D+\d+\s*$/.test(rest.replace(/\d[.,' ]\d/g, '')) ? null : (NOT_OF_A_POST.exec(rest)?.[0].trim() ?? null)
  if (per !== null && /\d/.test(rest)) return { ...NOTHING, currency, symbol, offer, per, problem: 'not-of-a-post' }
  const besides = rest.replace(/(?<!\d)\d+(?:[.,]\d+)?\s*%(?:\s*(?:of|von|de)\s*[\p{L} ]*)?/gu, '')
  const plain = withoutEnd(withoutEnd(besides, LINKS).replace(LINKING, ''), LINKS)
    .replace(/^[\s+&,/]+/u, '')
    .replace(PER, '')
    .replace(/[,.](?:-+|–|—)$/u, '')
    .replace(ABOUT, '')
  const atLeast = AT_LEAST.test(plain) || (offer === null && besides === rest && /\d[kKmM]?\s*\+$/u.test(rest))
  const bare = plain
    .replace(AT_LEAST, '')
    .replace(AT_MOST, '')
    .replace(/^\s*[-−]\s+(?=\d)/u, '-')
    .trim()
  const percent = offer === null ? (/(?<!\d)\d+(?:[.,]\d+)?\s*%/.exec(besides === rest ? '' : rest)?.[0] ?? null) : null
  const named = { currency, symbol, offer, tax, percent, per: null }
  if (bare === '') return { ...NOTHING, ...named, ...(offer === null ? { problem: 'unreadable' } : {}) }
  if (FREE.includes(bare.toLowerCase())) return { ...NOTHING, ...named, amount: 0 }
  const amounts = readAmounts(bare)
  if (amounts === null) return { ...NOTHING, ...named, problem: 'unreadable' }
  if (amounts.amount < 0 || (amounts.low ?? 0) < 0) return { ...NOTHING, ...named, problem: 'negative' }
  return { ...named, ...amounts, atLeast, problem: ambiguous ? 'ambiguous-currency' : null }
}

function readAmounts(text: string): { readonly amount: number; readonly low: number | null } | null {
  const single = number(text)
  if (single !== null) return { amount: single, low: null }
  const range = RANGE.exec(text)
  if (!range) return null
  const high = number(range[2]!)
  let low = number(range[1]!)
  // "1-2k": the suffix stands for both
  if (low !== null && high !== null && high >= 1000 && low < 1000 && /[a-zа-я万]\s*$/iu.test(range[2]!) && !/\p{L}/u.test(range[1]!))
    low = number(`${range[1]!.trim()}${/(?<!\p{L})\p{L}+\s*$/u.exec(range[2]!)![0]}`)
  if (low === null || high === null || low > high) return null
  return low === high ? { amount: high, low: null } : { amount: high, low }
}

function number(text: string): number | null {
  const reading = readNumber(text.trim(), true)
  return reading.is === 'number' && !reading.percent ? reading.value : null
}

type OfferWords = readonly (readonly [offer: string, found: RegExp])[]

const offerWords = (): OfferWords =>
  OFFERS.map(([offer, words]) => [offer, new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu')])

function takeOffers(text: string, offers: OfferWords): { readonly offer: string | null; readonly rest: string } {
  const found: string[] = []
  let rest = text
  for (const [offer, words] of offers) {
    const without = rest.replace(words, ' ')
    if (without !== rest) found.push(offer)
    rest = without
  }
  return { offer: found.length > 0 ? found.join(' + ') : null, rest: rest.replace(/\s+/g, ' ').trim() }
}

interface PriceWords {
  readonly currencies: readonly CurrencyWord[]
  readonly offers: OfferWords
}

interface CurrencyWord {
  readonly found: RegExp
  readonly symbol: string | null
  readonly currency: string | null
}

/** The longest signs first, then words, so that `US$` is not read as `$`. */
function currencyWords(symbols: Readonly<Record<string, string>>): CurrencyWord[] {
  const signs = [...new Set([...Object.keys(symbols), ...Object.keys(CURRENCY_SYMBOLS), ...AMBIGUOUS_SYMBOLS])]
  return [
    ...signs
      .sort((a, b) => b.length - a.length)
      .map(sign => ({ found: anywhere(sign), symbol: sign, currency: readCurrency(sign, symbols) })),
    ...CURRENCY_WORDS.map(word => ({ found: anywhere(word), symbol: null, currency: readCurrency(word, symbols) })),
  ]
}

function takeCurrency(text: string, currencies: readonly CurrencyWord[]) {
  const without = (found: RegExp) => text.replace(found, ' ').replace(/\s+/g, ' ').trim()
  for (const { found, symbol, currency } of currencies)
    if (text.search(found) >= 0) {
      const rest = without(found)
      const code = named(rest)
      // “$1,500 CAD” says which dollars
      return code === null
        ? { currency, symbol, ambiguous: currency === null, rest }
        : {
            currency: code.currency,
            symbol: null,
            ambiguous: false,
            rest: rest.replace(anywhere(code.word), ' ').replace(/\s+/g, ' ').trim(),
          }
    }
  const code = named(text)
  return code === null
    ? { currency: null, symbol: null, ambiguous: false, rest: text }
    : { currency: code.currency, symbol: null, ambiguous: false, rest: without(anywhere(code.word)) }
}

/** The first code of a currency that stands in a text. */
function named(text: string): { readonly word: string; readonly currency: string } | null {
  for (const [word] of text.matchAll(/(?<!\p{L})[A-Za-z]{3}(?!\p{L})/gu)) {
    const currency = readCurrency(word, {})
    if (currency !== null) return { word, currency }
  }
  return null
}

/** Each occurrence of a word or sign that no other letter touches. */
function anywhere(word: string): RegExp {
  const edge = /^\p{L}/u.test(word) ? '(?<!\\p{L})' : ''
  // an abbreviation may have its point
  const end = /\p{L}$/u.test(word) ? '(?!\\p{L})\\.?' : ''
  return new RegExp(`${edge}${word.replace(/[$.]/g, '\\$&')}${end}`, 'giu')
}
