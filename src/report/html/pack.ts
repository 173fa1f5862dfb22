import { GROUPS } from '../../model/names.ts'
import type { AccountReport, Diagnostic, Evidence, Report } from '../../model/report.ts'
import { signals } from '../../signals/index.ts'
import { comparedRate } from '../words.ts'
import { daysOf, packCharts } from './charts.ts'
import { packColumn } from './columns.ts'
import { packCreators } from './creators.ts'
import {
  type Cell,
  type Check,
  type Column,
  DETAIL_FIELDS,
  type Details,
  MONEY_FIELDS,
  OUTCOMES,
  OVERVIEW_FIELDS,
  type Overview,
  type PackedEvidence,
  type PackedMoney,
} from './data.ts'
import { plotViews } from './plot.ts'
import { shown } from './text.ts'

/** Problems and assertions listed on the page; the JSON report has them all. */
const LISTED = 300

/** The report as the page carries it: what it opens with, and what each account's page needs. */
export function packReport(report: Report): { readonly overview: Overview; readonly details: Details } {
  const { accounts, tool, settings, summary, policy, inputs, diagnostics } = report
  const { charts, cut } = packCharts(accounts)
  const failedFirst = policy.assertions.toSorted((a, b) => Number(a.passed) - Number(b.passed))
  const overview: Overview = {
    version: tool.version,
    count: accounts.length,
    settings,
    summary,
    passed: policy.passed,
    assertions: failedFirst
      .slice(0, LISTED)
      .map(assertion => ({ ...assertion, actual: clean(assertion.actual), handle: clean(assertion.handle) })),
    assertionsCut: Math.max(0, failedFirst.length - LISTED),
    ...packCreators(report),
    inputs: inputs.map(cleanInput),
    diagnostics: diagnostics.slice(0, LISTED).map(cleanDiagnostic),
    diagnosticsCut: Math.max(0, diagnostics.length - LISTED),
    columns: columnsOf(accounts, OVERVIEW_FIELDS),
    checked: packColumn(accounts.map(({ checked }) => checked.reduce((bits, group) => bits | (1 << GROUPS.indexOf(group)), 0))),
    reason: packColumn(accounts.map(({ reasons }) => clean(reasons[0] ?? null))),
    innocent: packColumn(accounts.map(account => (account.flagged ? clean(innocentOf(account)) : null))),
    ignored: packColumn(accounts.map(({ ignored }) => ignored && ignoredWords(ignored))),
    plot: plotViews(accounts),
    days: daysOf(
      charts,
      accounts.flatMap(account => account.charts?.posts.map(({ date }) => date) ?? []),
    ),
    charted: Object.keys(charts).length,
    chartsCut: cut,
  }
  return { overview, details: { ...packEvidence(accounts), ...packRest(accounts), charts } }
}

function packRest(accounts: readonly AccountReport[]): Omit<Details, 'charts' | keyof ReturnType<typeof packEvidence>> {
  return {
    columns: columnsOf(accounts, DETAIL_FIELDS),
    probabilityRange: accounts.map(({ probabilityRange }) => probabilityRange),
    shareRange: accounts.map(({ suspiciousFollowerShareRangePct }) => suspiciousFollowerShareRangePct),
    reasons: accounts.map(({ reasons }) => reasons.map(shown)),
    engagementReasons: accounts.map(({ engagementReasons }) => engagementReasons.map(shown)),
    leftOut: accounts.map(({ postsLeftOut }) => (Object.values(postsLeftOut).some(n => n > 0) ? postsLeftOut : null)),
    compared: accounts.map(comparedRate),
    trend: accounts.map(({ trend }) => {
      if (trend === null) return null
      const { postsPerWeek, lastPost, dormant, engagement, engagementChangePctPerMonth } = trend
      return { postsPerWeek, lastPost, dormant, engagement, engagementChangePctPerMonth }
    }),
    sponsored: accounts.map(({ sponsorship }) => sponsorship && [sponsorship.postsSponsored, sponsorship.postsKnown]),
    money: accounts.map(account => packMoney(account)),
    files: packColumn(accounts.map(({ source }) => shown(source.file))),
    lines: accounts.map(({ source }) => source.line),
  }
}

function packEvidence(accounts: readonly AccountReport[]): Pick<Details, 'evidence' | 'checks' | 'missing' | 'innocent'> {
  const checks = numbered<Evidence, Check>(({ signal }) => signal, describeCheck)
  const missing = lists()
  const innocent = lists()
  const evidence = accounts.map(account =>
    account.evidence.map((item): PackedEvidence => {
      const outcome = OUTCOMES.indexOf(item.outcome)
      const check = checks.of(item)
      if (outcome >= 2) return [check, outcome as 2 | 3, missing.of(item.missing)]
      const { observed, expected, expectedRange, likelihoodRatio, logOdds, n } = item
      const [low, high] = expectedRange ?? [null, null]
      return [check, outcome as 0 | 1, observed, expected, low, high, likelihoodRatio, logOdds, n, innocent.of(item.innocent)]
    }),
  )
  return { evidence, checks: checks.all, missing: missing.all, innocent: innocent.all }
}

function describeCheck({ signal: id, group, unit }: Evidence): Check {
  const signal = signals.find(known => known.id === id)
  return { id, group, unit, title: signal?.title ?? shown(id), why: signal?.docs.why ?? null, next: signal?.docs.next ?? null }
}

const lists = () =>
  numbered<readonly string[], readonly string[]>(
    list => list.join('\n'),
    list => list.map(shown),
  )

/** Gives each distinct thing the next number. */
function numbered<T, U>(key: (item: T) => string, describe: (item: T) => U): { readonly of: (item: T) => number; readonly all: U[] } {
  const numbers = new Map<string, number>()
  const all: U[] = []
  return {
    of(item) {
      const name = key(item)
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, all.length)
      return all.push(describe(item)) - 1
    },
    all,
  }
}

function ignoredWords({ reason, note, until }: NonNullable<AccountReport['ignored']>): string {
  return shown(`${reason.replaceAll('-', ' ')}, until ${until}${note === null ? '' : `: ${note}`}`)
}

function packMoney({ money }: AccountReport): PackedMoney | null {
  if (money === null) return null
  const known = MONEY_FIELDS.flatMap(field => {
    const value = money[field]
    return value === null ? [] : [[field, typeof value === 'string' ? shown(value) : value] as const]
  })
  return known.length === 0 ? null : Object.fromEntries(known)
}

export function innocentOf({ evidence }: AccountReport): string | null {
  return evidence.find(({ outcome, innocent }) => outcome === 'fired' && innocent.length > 0)?.innocent[0] ?? null
}

function columnsOf<F extends keyof AccountReport>(accounts: readonly AccountReport[], fields: readonly F[]): { [K in F]: Column } {
  return Object.fromEntries(fields.map(field => [field, packColumn(accounts.map(account => clean(account[field] as Cell)))])) as {
    [K in F]: Column
  }
}

function clean<T extends Cell>(value: T): T {
  return (typeof value === 'string' ? shown(value) : value) as T
}

function cleanDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, file, field, value } = diagnostic
  return { ...diagnostic, message: shown(message), file: clean(file), field: clean(field), value: clean(value) }
}

function cleanInput(input: Report['inputs'][number]): Report['inputs'][number] {
  return {
    ...input,
    path: shown(input.path),
    columns: Object.fromEntries(Object.entries(input.columns).map(([field, header]) => [field, shown(header)])),
    unusedColumns: input.unusedColumns.map(shown),
  }
}
