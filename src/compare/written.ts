import { isObject } from '../config/options.ts'
import { VetError } from '../errors.ts'
import { BASES, ENGAGEMENT_VERDICTS, TIERS, VERDICTS } from '../model/names.ts'
import type { ComparedAccount } from './comparable.ts'

interface Written {
  readonly schemaVersion?: unknown
  readonly accounts: readonly unknown[]
  readonly settings: Readonly<Record<string, unknown>>
  readonly summary: Readonly<Record<string, unknown>>
  readonly inputs?: unknown
  readonly diagnostics?: unknown
}

/** Whether a JSON file is meant to be a report of `vet`. */
export function isReport(value: unknown): value is Written {
  if (!isObject(value)) return false
  const { tool, accounts, settings, summary } = value
  return isObject(tool) && tool.name === 'vet' && Array.isArray(accounts) && isObject(settings) && isObject(summary)
}

/** @throws VetError where it is of another schema, or was changed since by something else than `vet` */
export function checkWritten({ schemaVersion, accounts, settings, summary, inputs, diagnostics }: Written, path: string): void {
  if (schemaVersion !== 1)
    throw new VetError(
      'bad-option',
      `${path} is a report of schema ${schemaVersion}; this version of vet reads schema 1.`,
      'Vet its files again, or compare with the version that wrote it.',
    )
  const changed = (what: string) =>
    new VetError('not-a-table', `${path} is a report of vet, but ${what} as vet writes them.`, 'Write it again with vet --json.')
  if (!accounts.every(account => isObject(account) && fits(account, FIELDS) && named(account))) throw changed('not all of its accounts are')
  if (!fits(settings, SETTINGS) || settings.filters === null) throw changed('its settings are not')
  if (!fits(summary, { newestDate: isDay })) throw changed('its days are not')
  const lists: readonly (readonly [unknown, Checks])[] = [
    [inputs, { rejected: isAmount }],
    [diagnostics, { code: isText, file: isText }],
  ]
  for (const [list, checks] of lists)
    if (list !== undefined && !(Array.isArray(list) && list.every(each => isObject(each) && fits(each, checks))))
      throw changed('its inputs and diagnostics are not')
}

type Checks = Readonly<Record<string, (value: unknown) => boolean>>

const isText = (value: unknown) => typeof value === 'string'
const isAmount = (value: unknown) => typeof value === 'number' && value >= 0
const isOneOf = (words: readonly unknown[]) => (value: unknown) => words.includes(value)
const isDay = (value: unknown) => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value as string) && !Number.isNaN(Date.parse(value as string))

/** What may stand in each field that is compared, where it is there at all. */
const FIELDS: { readonly [F in keyof ComparedAccount]-?: (value: unknown) => boolean } = {
  ...{ handle: isText, platform: isText, currency: isText, followers: isAmount, engagementRatePct: isAmount, postsSampled: isAmount },
  ...{ engagementBasis: isOneOf(BASES), engagementFormula: isText, ignored: isObject },
  ...{ price: isAmount, tier: isOneOf(TIERS), purchasedFollowers: isOneOf(VERDICTS), purchasedEngagement: isOneOf(ENGAGEMENT_VERDICTS) },
}

const SETTINGS: Checks = { asOf: isDay, shard: isText, filters: isObject }

const fits = (given: Readonly<Record<string, unknown>>, checks: Checks): boolean =>
  Object.entries(checks).every(([field, is]) => given[field] == null || is(given[field]))

const named = ({ handle, platform }: Readonly<Record<string, unknown>>): boolean => Boolean(handle) && Boolean(platform)
