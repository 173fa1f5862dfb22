import { VetError } from '../errors.ts'
import { isObject, noOthers, said } from './options.ts'

/** What an argument may be: the words for a caller who gave another, and the test. */
type Check = readonly [may: string, is: (value: unknown) => boolean]

export const aText: Check = ['a text', value => typeof value === 'string']
export const aBoolean: Check = ['true or false', value => typeof value === 'boolean']
export const aCount: Check = ['a whole number from 1 up', value => Number.isInteger(value) && (value as number) >= 1]
export const anAmount: Check = ['a number above 0', value => Number.isFinite(value) && (value as number) > 0]
export const aShare: Check = ['a number above 0 and up to 1', value => (value as number) > 0 && (value as number) <= 1 && typeof value === 'number'] // biome-ignore format: one list
export const aMark: Check = [
  'one mark, such as ; or a tab, and no letter, digit or quote',
  value => typeof value === 'string' && value.length === 1 && !/["\p{L}\p{N}\r\n]/u.test(value),
]
/** Lines of a table are laid out as wide: a wider one is none that anybody sees. */
export const WIDEST = 10_000
export const aWidth: Check = [
  `a whole number from 1 to ${WIDEST}`,
  value => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= WIDEST,
]
export const oneOfThese = (words: readonly string[]): Check => [words.join(', '), value => words.includes(value as string)]
export const orNull = ([may, is]: Check): Check => [may, value => value === null || is(value)]

/**
 * The options with what is usual in place of those left out.
 * @throws VetError that names the option that is wrong, and what it may be
 */
export function checkedOptions<Options extends object>(
  given: Partial<Options>,
  usual: Options,
  checks: Readonly<Record<keyof Options & string, Check>>,
): Options {
  const options: unknown = given
  if (!isObject(options) || Array.isArray(options))
    throw new VetError('bad-option', `The options are ${said(options)}, no object.`, 'Leave them out, or write an object.')
  noOthers('', options, Object.keys(checks))
  const set = Object.entries(options).filter(([, value]) => value !== undefined)
  for (const [name, value] of set) {
    const [may, is] = checks[name as keyof Options & string]
    if (!is(value)) throw new VetError('bad-option', `${name} cannot be ${said(value)}.`, `It may be ${may}; or leave it out.`)
  }
  return { ...usual, ...Object.fromEntries(set) }
}

/** @throws VetError where a report that is to be shown, chosen from or compared is none */
export function checkReport(report: unknown, parts: readonly string[], which = 'The report'): void {
  const fits = isObject(report) && Array.isArray(report.accounts) && report.accounts.every(isAccount)
  if (fits && parts.every(part => isObject(report[part]))) return
  throw new VetError(
    'bad-option',
    `${which} is ${isObject(report) ? 'not one that vet made' : `${said(report)}, no report`}.`,
    parts.length > 0 ? 'Pass what vet answers, once it is awaited.' : 'Pass comparable(report), of what vet answers.',
  )
}

const isAccount = (account: unknown): boolean =>
  isObject(account) && typeof account.handle === 'string' && typeof account.platform === 'string'
