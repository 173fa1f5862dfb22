import { type Unit, undecorated } from './units.ts'

/**
 * Cells to numbers. A cell reads as a number, as missing (an empty cell or one of the words exports use for it),
 * as bad, or as undecided: one mark followed by exactly three digits in a column where that may be thousands or decimals.
 */
export type Reading =
  | { readonly is: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly is: 'missing' }
  | { readonly is: 'bad' }
  | { readonly is: 'undecided'; readonly mark: Mark; readonly asThousands: number; readonly asDecimal: number; readonly percent: boolean }

export type Mark = '.' | ','

const MISSING_WORDS = new Set([
  '', '-', '–', '—', '--', 'n/a', "n/a'", 'na', 'nan', 'nan%', 'null', 'none', 'undefined', 'inf', '-inf', 'infinity', '#valor!',
  '#value!', '#n/a', '#ref!', '#div/0!', 'unknown', 'hidden', 'ausgeblendet', 'verborgen', 'oculto', 'masqué', 'nascosto', '?', 'k.a.',
  'k. a.', 'n.c.', 'n. c.', 'keine angabe', 'n.v.', 'n.a.', 'not available', 'no data', 'sin datos', 'non disponible', 'sem dados', 'non disponibile',
  '#name?', '#num!', '#nv', '#wert!', '#bezug!', 's/d', 'n/d', 'n.d.',
]) // biome-ignore format: one glance

/** Words of a cell for a number that nobody has entered; as a name they may be one. */
const NO_NUMBER = new Set(['tbd', 'tbc', 'nd', 'ka', 'pending', 'offen', 'pendiente'])

/** Suffixes, with what they multiply by, lower case. */
// biome-ignore format: a table reads better in rows
const SUFFIXES: Readonly<Record<string, number>> = {
  k: 1e3, m: 1e6, b: 1e9, g: 1e9, bn: 1e9, mn: 1e6, mm: 1e6, mio: 1e6, 'mio.': 1e6, mrd: 1e9, 'mrd.': 1e9, mil: 1e3, tsd: 1e3, 'tsd.': 1e3,
  тыс: 1e3, 'тыс.': 1e3, млн: 1e6, 'млн.': 1e6, 万: 1e4, 萬: 1e4, 億: 1e8, 亿: 1e8, 千: 1e3,
  thousand: 1e3, million: 1e6, billion: 1e9, mi: 1e6, mln: 1e6, 'mln.': 1e6, mill: 1e6, 'mill.': 1e6, mila: 1e3, mille: 1e3, tys: 1e3, 'tys.': 1e3, millón: 1e6, millones: 1e6, milhão: 1e6, milhões: 1e6, millionen: 1e6, millions: 1e6, milione: 1e6, milioni: 1e6,
  tausend: 1e3, thousands: 1e3, milliarden: 1e9, milliards: 1e9, miliardi: 1e9, lakh: 1e5, lakhs: 1e5, crore: 1e7, crores: 1e7,
}

function factorOf(suffix: string): number | undefined {
  const word = suffix.toLowerCase()
  return Object.hasOwn(SUFFIXES, word) ? SUFFIXES[word] : undefined
}

/** Words for what is not known, which may be names as well. */
const MAY_BE_NAMES = new Set(['unbekannt', 'desconocido', 'inconnu', 'desconhecido', 'sconosciuto'])

/** All of them, in lower case. */
export const MISSING_TEXTS: readonly string[] = [...MISSING_WORDS, ...MAY_BE_NAMES]

export function isMissing(cell: string): boolean {
  const word = cell.trim().toLowerCase()
  return MISSING_WORDS.has(word) || MAY_BE_NAMES.has(word)
}

/** The same of a handle, or of what somebody is called. */
export function isNoName(cell: string): boolean {
  return MISSING_WORDS.has(cell.trim().toLowerCase())
}

/** How many ASCII digits a name has; NaN where it is nothing else, so an id that somebody gave rather than a name that somebody chose. */
export function digitsInName(name: string): number {
  let digits = 0
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i)
    if (c >= 48 && c <= 57) digits++
  }
  return digits === name.length ? Number.NaN : digits
}

/** A cell of ASCII digits as a number, else −1: the common case, without a regular expression. */
export function plainDigits(cell: string): number {
  const length = cell.length
  if (length === 0 || length > 15) return -1
  let value = 0
  for (let i = 0; i < length; i++) {
    const digit = cell.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const NUMBER = /^([-+−]?)(\d(?:[\d.,'’\u00a0\u202f ]*[\d.,'’])?|[.,]\d+)(?: *[eE]\+?(\d{1,2}))?\s*(?:(\p{L}[\p{L}.]*)\s*)?(%?)$/u

/** ١٢٣ and ۱۲۳ as 123, with the marks that stand among them. */
function inLatinDigits(text: string): string {
  if (!/[\u0660-\u066c\u06f0-\u06f9]/.test(text)) return text
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 15))
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',')
}

/**
 * @param cell one cell, or a number where the format has numbers
 * @param whole true where three digits after a mark can only be thousands (counts)
 * @param unit what it counts; null where nothing may stand around the number
 */
export function readNumber(cell: string | number, whole: boolean, unit: Unit | null = null): Reading {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { is: 'number', value: cell, percent: false } : { is: 'missing' }
  const digits = plainDigits(cell)
  if (digits >= 0) return { is: 'number', value: digits, percent: false }
  if (cell.length > 64) return { is: 'bad' }
  const text = inLatinDigits(cell.normalize('NFKC')).trim()
  if (isMissing(text) || NO_NUMBER.has(text.toLowerCase())) return { is: 'missing' }
  const match = NUMBER.exec(unit === null ? text : undecorated(text, unit))
  if (!match) return { is: 'bad' }
  const [, sign, body, exponent, suffix = '', percentSign] = match as unknown as [string, string, string, string?, string?, string?]
  const factor = suffix === '' ? 1 : factorOf(suffix)
  if (factor === undefined) return { is: 'bad' }
  const percent = percentSign === '%'
  // written as 4.1e6 rather than multiplied, which would make 4.1M 4,099,999.9999999995
  const power = Math.round(Math.log10(factor)) + Number(exponent ?? 0)
  const scaled = (plain: string): number => Number(`${plain}e${power}`) * (sign === '' || sign === '+' ? 1 : -1)
  const number = (plain: string): Reading => {
    const value = scaled(plain)
    return Number.isFinite(value) ? { is: 'number', value, percent } : { is: 'bad' }
  }

  const bare = body.trim().replace(/['’\u00a0\u202f ](?=\d{3}(?!\d))/gu, '')
  if (/['’\u00a0\u202f ]/u.test(bare)) return { is: 'bad' }
  const dots = bare.split('.').length - 1
  const commas = bare.split(',').length - 1
  if (dots === 0 && commas === 0) return number(bare)
  if (dots > 0 && commas > 0) {
    const decimal: Mark = bare.lastIndexOf('.') > bare.lastIndexOf(',') ? '.' : ','
    return number(readMarked(bare, decimal))
  }
  const mark: Mark = dots > 0 ? '.' : ','
  if (dots + commas > 1) return number(readMarked(bare, mark === '.' ? ',' : '.'))
  const [before = '', after = ''] = bare.split(mark)
  if (after.length !== 3 || before === '' || before === '0' || before.length > 3) return number(`${before || '0'}.${after || '0'}`)
  // 1.234M is a decimal number, and 1,234K may be one or thousands of thousands
  if (factor > 1 && mark === '.') return number(`${before}.${after}`)
  if (whole && factor === 1) return number(before + after)
  return { is: 'undecided', mark, asThousands: scaled(before + after), asDecimal: scaled(`${before}.${after}`), percent }
}

/**
 * Nobody has 48.2 followers: spreadsheets that take 48.200 for a decimal number drop its zeros. Larger fractions are
 * averages over days, which mean what they say.
 */
export function isPartOfOne(count: number): boolean {
  return count > 0 && count < 1000 && !Number.isInteger(count)
}

/** About so many people there are (UN, World Population Prospects 2024, for 2026): a larger number of followers is something else, such as an id. */
export const PEOPLE = 8_300_000_000

/** A number in which both marks or several of one stand, and a digit first, without thousands marks; `NaN` where the groups are not of three digits. */
function readMarked(text: string, decimal: Mark): string {
  const thousands = decimal === '.' ? ',' : '.'
  const [whole = '', fraction = '', ...more] = text.split(decimal)
  if (more.length > 0) return 'NaN'
  const [, ...groups] = whole.split(thousands)
  // South Asian grouping (1,23,45,678) has groups of two before the last of three
  if (groups.some((group, i) => group.length !== 3 && !(group.length === 2 && i < groups.length - 1))) return 'NaN'
  return `${whole.replaceAll(thousands, '')}.${fraction || '0'}`
}

/** Which mark is the decimal one, as far as a single cell shows: a mark not followed by exactly three digits, or the last of two kinds. */
export function decimalMarkShown(cell: string): Mark | null {
  const match = /\d([.,])(\d*)(?:\s*%)?$/.exec(cell.trimEnd())
  if (!match) return null
  const mark = match[1] as Mark
  const other = mark === '.' ? ',' : '.'
  if (cell.includes(other)) return mark
  if (cell.split(mark).length > 2) return other
  return match[2]!.length === 3 ? null : mark
}

/**
 * How far a rounded number may be from the true one: 50,000 for “1.2M”, 500 for “13K”; 0 where nothing was rounded.
 * Only counts with a suffix are taken for rounded: nothing shows it of 1,000,000.
 */
export function roundedBy(cell: string): number {
  const match = /(\d)([.,](\d+))?\s*([\p{L}.]+)\s*$/u.exec(undecorated(cell.normalize('NFKC').trim(), 'followers'))
  const factor = match ? factorOf(match[4]!) : undefined
  return factor === undefined ? 0 : factor / 10 ** (match![3]?.length ?? 0) / 2
}

/** The same of a cell of a column that most often has plain digits. */
export function roundedIn(cell: string): number {
  const last = cell.charCodeAt(cell.length - 1)
  return cell === '' || (last >= 48 && last <= 57) ? 0 : roundedBy(cell)
}
