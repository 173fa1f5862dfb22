import type { Location, Log, ReportingDescriptor, Result } from 'sarif'
import type { AccountReport, Report } from '../model/report.ts'
import { signals } from '../signals/index.ts'
import { forJson, withoutControls } from '../text/escape.ts'
import { accountsByName, assertionSentence, strongestSignal } from './assertions.ts'
import { accountWords, purchasedWords } from './words.ts'

/** Assertions on what the checks found; their results stand under the check that says most. */
const BY_SIGNAL: ReadonlySet<string> = new Set(['fail-on', 'verdict', 'probability', 'engagementToExpected'])
const LONGEST = 2000

/** SARIF 2.1.0 for code scanning: what breaks the policy, and rows that could not be read. The rules are the checks. */
export function render(report: Report): string {
  const results = [...broken(report), ...ignored(report), ...unread(report)]
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'vet', semanticVersion: report.tool.version, rules: rulesFor(results) } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
  return `${forJson(JSON.stringify(log, null, 2))}\n`
}

function broken(report: Report): Result[] {
  const accountOf = accountsByName(report)
  return report.policy.assertions
    .filter(({ passed }) => !passed)
    .map(assertion => {
      const account = accountOf(assertion)
      const signal = account && BY_SIGNAL.has(assertion.name) ? strongestSignal(account) : null
      return {
        ruleId: signal === null ? `policy/${assertion.name}` : `signal/${signal}`,
        level: assertion.level === 'error' ? 'error' : 'warning',
        message: { text: plain([account && accountWords(account).join(' · '), assertionSentence(assertion), ...(account?.reasons ?? [])]) },
        ...(account ? { ...at(account.source.file, account.source.line), partialFingerprints: fingerprint(account, assertion.name) } : {}),
      }
    })
}

/** Ignored accounts stay in the log, suppressed, with the reason. */
function ignored({ accounts }: Report): Result[] {
  return accounts.flatMap((account): Result[] => {
    const signal = strongestSignal(account)
    if (account.ignored === null || signal === null) return []
    const { reason, note, until } = account.ignored
    return [
      {
        ruleId: `signal/${signal}`,
        level: 'note',
        message: { text: plain([`${accountWords(account).join(' · ')}: ${purchasedWords(account)}`, ...account.reasons]) },
        ...at(account.source.file, account.source.line),
        partialFingerprints: fingerprint(account, 'ignored'),
        suppressions: [{ kind: 'external', status: 'accepted', justification: plain([`${reason}, until ${until}`, note]) }],
      },
    ]
  })
}

function unread({ diagnostics }: Report): Result[] {
  return diagnostics.map(({ code, severity, message, file, line, column, field, value }) => ({
    ruleId: `input/${code}`,
    level: severity,
    message: { text: plain([message]) },
    ...(file === null ? {} : at(file, line)),
    properties: { column, field, value: value === null ? null : withoutControls(value) },
  }))
}

/** The checks, and what else the results name. */
function rulesFor(results: readonly Result[]): ReportingDescriptor[] {
  const checks = signals.map(
    ({ id, title, docs, source }): ReportingDescriptor => ({
      id: `signal/${id}`,
      shortDescription: { text: title },
      fullDescription: { text: `${docs.what} ${docs.why}` },
      help: { text: `Innocent explanations: ${docs.innocent.join('; ')}. What to do: ${docs.next} Limits: ${source}.` },
    }),
  )
  const known = new Set(checks.map(({ id }) => id))
  const others = new Set(results.flatMap(({ ruleId }) => (ruleId === undefined || known.has(ruleId) ? [] : [ruleId])))
  return [
    ...checks,
    ...[...others]
      .sort()
      .map((id): ReportingDescriptor => ({ id, shortDescription: { text: id.replace(/^\w+\//, '').replaceAll('-', ' ') } })),
  ]
}

/** A place in a file, by its address from the root of the repository; standard input has none. */
function at(file: string, line: number | null): { locations?: Location[] } {
  if (file === '-') return {}
  const path = withoutControls(file).replaceAll('\\', '/')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  const absolute = path.startsWith('/') || /^[a-z]:\//i.test(path)
  const artifactLocation = absolute
    ? { uri: `file://${path.startsWith('/') ? '' : '/'}${uri}` }
    : { uri: uri.replace(/^(?:\.\/)+/, ''), uriBaseId: '%SRCROOT%' }
  return { locations: [{ physicalLocation: { artifactLocation, ...(line === null || line < 1 ? {} : { region: { startLine: line } }) } }] }
}

/** By this an alert is the same one though its row has moved. */
const fingerprint = ({ platform, handle }: AccountReport, name: string) => ({
  'vetAccount/v1': withoutControls(`${platform}/${handle}/${name}`),
})

const plain = (parts: readonly (string | null | undefined)[]): string =>
  withoutControls(parts.filter(part => part).join('\n')).slice(0, LONGEST)
