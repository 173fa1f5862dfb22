import { VetError } from '../errors.ts'
import type { Input } from '../input/open.ts'
import { BASES, ENGAGEMENT_VERDICTS, TIERS, VERDICTS } from '../model/names.ts'
import type { Report } from '../model/report.ts'
import { readAtMost } from '../read-at-most.ts'
import { type KindInput, type VetOptions, vet } from '../vet.ts'
import { type ComparedAccount, type ComparedReport, comparable } from './comparable.ts'

/** Of more, no text can be made at once. */
const REPORT_MOST = 2 ** 29 - 2 ** 20

/** A file of accounts, vetted; or a JSON report of `vet`, taken as it is. */
export async function loadSide(inputs: readonly (Input | KindInput)[], path: string, options: VetOptions): Promise<ComparedReport> {
  const written = /\.json$/i.test(path) ? await writtenReport(path) : null
  if (written) return written
  const report = await vet(inputs, options)
  // --as-of is the day of both files, where their rows name none
  const day = report.summary.newestDate ?? report.settings.asOf
  return { ...comparable(report), day, diagnostics: report.diagnostics }
}

async function writtenReport(path: string): Promise<ComparedReport | null> {
  const text = await readAtMost(path, REPORT_MOST).catch(() => null)
  if (text === null) return null
  let value: unknown
  try {
    value = JSON.parse(text.toString('utf8'))
  } catch {
    return null
  }
  if (!isReport(value)) return null
  if (value.schemaVersion !== 1)
    throw new VetError(
      'bad-option',
      `${path} is a report of schema ${value.schemaVersion}; this version of vet reads schema 1.`,
      'Vet its files again, or compare with the version that wrote it.',
    )
  if (!value.accounts.every(isAccount))
    throw new VetError(
      'not-a-table',
      `${path} is a report of vet, but not all of its accounts are as vet writes them.`,
      'Write it again with vet --json.',
    )
  return comparable(value as unknown as Report)
}

function isReport(value: unknown): value is { schemaVersion: unknown; accounts: unknown[] } {
  if (typeof value !== 'object' || value === null) return false
  const { tool, accounts, settings, summary } = value as Record<string, unknown>
  const isObject = (part: unknown) => typeof part === 'object' && part !== null
  return isObject(tool) && (tool as { name?: unknown }).name === 'vet' && Array.isArray(accounts) && isObject(settings) && isObject(summary)
}

type Compared = { readonly [F in keyof ComparedAccount]-?: (value: unknown) => boolean }

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'
const isOneOf = (words: readonly unknown[]) => (value: unknown) => words.includes(value)

/** What may stand in each field that is compared, where it is there at all. */
const FIELDS: Compared = {
  ...{ handle: isText, platform: isText, currency: isText, followers: isNumber, engagementRatePct: isNumber, postsSampled: isNumber },
  ...{ engagementBasis: isOneOf(BASES), engagementFormula: isText },
  ...{ price: isNumber, tier: isOneOf(TIERS), purchasedFollowers: isOneOf(VERDICTS), purchasedEngagement: isOneOf(ENGAGEMENT_VERDICTS) },
}

function isAccount(value: unknown): boolean {
  const account = (value ?? {}) as Record<string, unknown>
  return (
    isText(account.handle) &&
    isText(account.platform) &&
    Object.entries(FIELDS).every(([field, is]) => account[field] == null || is(account[field]))
  )
}
