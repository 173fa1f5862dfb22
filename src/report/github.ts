import type { AccountReport, Report } from '../model/report.ts'
import { forTerminal } from '../text/escape.ts'
import { count } from '../text/numbers.ts'
import { accountsByName, assertionSentence } from './assertions.ts'
import { summaryLine } from './summary.ts'
import { purchasedWords } from './words.ts'

type Level = 'error' | 'warning' | 'notice'

interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  readonly file: string | null
  readonly line: number | null
}

/** A runner shows ten warnings and ten errors of a step, and hides the rest (2026). */
const SHOWN = 10
const LONGEST = 1000

/**
 * Annotations for GitHub Actions, each on the row that it is about: what breaks the policy, then flagged accounts, then
 * rows that could not be read – the worst ten, and a line that sums up.
 */
export function render(report: Report): string {
  const all = [...broken(report), ...flagged(report), ...unread(report)]
  const held = all.length - SHOWN
  const more = held > 0 ? ` · ${count(held)} more in the other reports` : ''
  const summary: Annotation = { level: 'notice', title: 'vet', message: `${summaryLine(report)}${more}`, file: null, line: null }
  return [...all.slice(0, SHOWN), summary].map(command).join('')
}

function broken(report: Report): Annotation[] {
  const accountOf = accountsByName(report)
  const failed = report.policy.assertions.filter(({ passed }) => !passed)
  return failed
    .map((assertion): Annotation => {
      const account = accountOf(assertion)
      const level = assertion.level === 'error' ? 'error' : 'warning'
      const message = [assertionSentence(assertion), ...(account?.reasons ?? [])].join('\n')
      return { level, message, title: account ? titleOf(account) : 'vet policy', ...place(account) }
    })
    .sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'))
}

function flagged({ accounts, policy }: Report): Annotation[] {
  const named = new Set(policy.assertions.filter(({ passed }) => !passed).map(({ platform, handle }) => `${platform}/${handle}`))
  return accounts
    .filter(({ platform, handle, flagged, ignored }) => flagged && ignored === null && !named.has(`${platform}/${handle}`))
    .map(account => ({ level: 'warning', title: titleOf(account), message: account.reasons.join('\n') || 'Flagged.', ...place(account) }))
}

function unread({ diagnostics }: Report): Annotation[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, file, line, severity }) => ({
      level: severity,
      title: code,
      message,
      ...place({ source: { file: file ?? '-', line } }),
    }))
}

const titleOf = (account: AccountReport): string => `@${account.handle} · ${account.platform}: ${purchasedWords(account)}`

/** Standard input has no file to stand on. */
function place(
  at: { readonly source: { readonly file: string; readonly line: number | null } } | undefined,
): Pick<Annotation, 'file' | 'line'> {
  return at === undefined || at.source.file === '-' ? { file: null, line: null } : { file: at.source.file, line: at.source.line }
}

/** One workflow command a line, escaped as the runner's own toolkit does it. */
function command({ level, title, message, file, line }: Annotation): string {
  const properties = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ]
  return `::${level} ${properties.join(',')}::${data(message)}\n`
}

const data = (text: string): string =>
  text
    .split('\n')
    .map(line => forTerminal(line).slice(0, LONGEST))
    .join('\n')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')

const property = (text: string): string => data(forTerminal(text).slice(0, 200)).replaceAll(':', '%3A').replaceAll(',', '%2C')
