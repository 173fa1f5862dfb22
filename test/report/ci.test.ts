import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Assertion, Diagnostic, Report } from '../../src/model/report.ts'
import { render as github } from '../../src/report/github.ts'
import { render as junit } from '../../src/report/junit.ts'
import { render as markdown } from '../../src/report/markdown.ts'
import { render as sarif } from '../../src/report/sarif.ts'
import { summaryLine } from '../../src/report/summary.ts'
import { render as table } from '../../src/report/table.ts'
import { signals } from '../../src/signals/index.ts'
import { hostile } from './hostile.ts'
import { account, bought, context, doubtful, report } from './sample.ts'

const broken: Assertion = {
  ...{ name: 'verdict', level: 'error', operator: 'milder than', expected: 'likely', actual: 'likely', passed: false },
  ...{ handle: 'brie.daily', platform: 'instagram' },
}
const held: Assertion = {
  ...broken,
  name: 'minFollowers',
  operator: '>=',
  expected: 1000,
  actual: 'every account',
  passed: true,
  handle: null,
  platform: null,
}
const warned: Assertion = { ...held, level: 'warn', name: 'flaggedSharePct', operator: '<=', expected: 20, actual: 33.33, passed: false }
const failing = (...assertions: Assertion[]) => ({
  policy: { passed: assertions.every(({ passed, level }) => passed || level === 'warn'), assertions },
})
const problem: Diagnostic = {
  ...{ code: 'bad-number', severity: 'error', message: 'followers is no number: 50%, or so', file: 'lists/my accounts,1.csv', line: 7 },
  ...{ column: 3, field: 'followers', value: '50%' },
}
const seen = account({
  handle: 'seen',
  purchasedFollowers: 'possible',
  flagged: true,
  reasons: ['Because.'],
  evidence: bought.evidence,
  ignored: { reason: 'own-figures-seen', note: 'On a call.', until: '2026-12-31' },
})

describe('markdown', () => {
  it('has the summary, the policy, a row an account and the problems', () => {
    expect(markdown(report([bought, doubtful], { ...failing(broken, held), diagnostics: [problem] }), context)).toBe(`\
### vet: the policy failed

**2 accounts: 1 likely purchased, 0 possible, 0 no sign, 1 not enough data · policy failed: 1 assertion, 1 account**

<details><summary>Policy: 1 line</summary>

- [\`brie.daily\`](https://www.instagram.com/brie.daily/) – Purchased followers: likely; the policy wants milder than likely.

</details>

| Account | Platform | Tier | Followers | Engagement | vs expected | Purchased followers? | Checked | Main reason |
| :-- | :-- | :-- | --: | --: | --: | :-- | :-- | :-- |
| [\`brie.daily\`](https://www.instagram.com/brie.daily/) | instagram | celebrity | 1,234,567 | 0.10 % | ×0.08 | **likely 97 %** | 3 of 5 checks | Gained 400,000 followers in 3 days with no post to explain it. |
| [\`gouda\`](https://www.tiktok.com/@gouda) | tiktok | – | – | – | – | not enough data | – |  |

<details><summary>Problems of the input: 1 line</summary>

- error: \`lists/my accounts,1.csv:7\` followers is no number: 50%, or so

</details>

Signs, not proof: ask for the account's own audience figures before you act. A check that could not run is not a check passed.
`)
  })

  it('shows 25 rows, or as many as are asked for, or as many as a comment holds', () => {
    const many = report(Array.from({ length: 2000 }, (_, i) => account({ handle: `account.${i}`, reasons: ['Why. '.repeat(50)] })))
    const rows = (text: string) => text.match(/^\| \[/gm)?.length
    expect(rows(markdown(many, context))).toBe(25)
    expect(markdown(many, context)).toContain('\n… 1,975 more\n')
    expect(rows(markdown(many, { ...context, top: 3 }))).toBe(3)
    const all = markdown(many, { ...context, all: true })
    expect(all.length).toBeLessThan(65_536)
    expect(all).toContain(`\n… ${(2000 - rows(all)!).toLocaleString('en')} more\n`)
  })
})

describe('github', () => {
  it('marks rows: what breaks the policy, then flagged accounts, then rows not read, then the summary', () => {
    const other = account({
      handle: 'other',
      purchasedFollowers: 'possible',
      flagged: true,
      reasons: ['A: 5 %, b'],
      source: { file: 'a,b.csv', line: 9 },
    })
    expect(github(report([bought, other, seen], { ...failing(warned, broken), diagnostics: [problem] }))).toBe(
      [
        '::error file=accounts.csv,line=2,title=@brie.daily · instagram%3A likely 97 %25::Purchased followers: likely; the policy wants milder than likely.%0AGained 400,000 followers in 3 days with no post to explain it.%0AEngagement is a twelfth of what is expected.',
        '::warning title=vet policy::Accounts flagged: 33.3 %25; the policy wants at most 20 %25.',
        '::warning file=a%2Cb.csv,line=9,title=@other · instagram%3A possible 11 %25::A: 5 %25, b',
        '::error file=lists/my accounts%2C1.csv,line=7,title=bad-number::followers is no number: 50%25, or so',
        '::notice title=vet::3 accounts: 1 likely purchased, 2 possible, 0 no sign, 0 not enough data · 1 ignored · policy failed: 1 assertion, 1 account',
        '',
      ].join('\n'),
    )
  })

  it('marks the worst ten, and says how many more', () => {
    const flagged = Array.from({ length: 13 }, (_, i) =>
      account({ handle: `a${i}`, flagged: true, purchasedFollowers: 'possible', reasons: ['R'] }),
    )
    const lines = github(report(flagged)).trimEnd().split('\n')
    expect(lines).toHaveLength(11)
    expect(lines[10]).toMatch(/^::notice title=vet::13 accounts.* · 3 more in the other reports$/)
  })

  it('names no file for standard input', () => {
    expect(github(report([{ ...bought, source: { file: '-', line: 2 } }]))).toMatch(/^::warning title=@brie/)
  })
})

describe('junit', () => {
  const parse = (text: string) =>
    new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: name => name === 'testsuite' || name === 'testcase' }).parse(
      text,
    ).testsuites

  it('has a suite an assertion, and a failed case for each account that breaks it', () => {
    const { testsuite, ...counts } = parse(junit(report([bought, doubtful, seen], failing(broken, held, warned))))
    expect(counts).toEqual({ name: 'vet', tests: '4', failures: '1', errors: '0', skipped: '2', time: '0' })
    expect(testsuite.map(({ name, tests, failures, skipped }: Record<string, string>) => [name, tests, failures, skipped])).toEqual([
      ['verdict', '1', '1', '0'],
      ['minFollowers', '1', '0', '0'],
      ['flaggedSharePct', '1', '0', '1'],
      ['ignored', '1', '0', '1'],
    ])
    const [failed] = testsuite[0].testcase
    expect(failed).toMatchObject({ classname: 'vet.verdict', name: '@brie.daily on instagram', file: 'accounts.csv', line: '2' })
    expect(failed.failure.message).toBe('Purchased followers: likely; the policy wants milder than likely.')
    expect(failed.failure['#text']).toMatch(/^likely 97 %\nGained 400,000/)
    expect(testsuite[1].testcase[0].name).toBe('every account')
    expect(testsuite[2].testcase[0]).toMatchObject({
      name: 'the whole run',
      skipped: { message: 'warning: Accounts flagged: 33.3 %; the policy wants at most 20 %.' },
    })
    expect(testsuite[3].testcase[0].skipped.message).toBe('possible, ignored until 2026-12-31: own-figures-seen (On a call.)')
  })

  it('has one passed case an account where there is no policy', () => {
    const { testsuite, ...counts } = parse(junit(report([bought, doubtful])))
    expect(counts).toMatchObject({ tests: '2', failures: '0', skipped: '0' })
    expect(testsuite[0].testcase.map(({ name }: { name: string }) => name)).toEqual(['@brie.daily on instagram', '@gouda on tiktok'])
  })
})

it('counts rejected rows in every line that sums up, and as skipped cases, whatever --quiet turns off', () => {
  const input: Report['inputs'][number] = {
    ...{ path: 'bad.csv', kind: 'accounts', preset: null, encoding: 'utf-8', delimiter: ',', columns: {}, unusedColumns: [] },
    ...{ rows: 5, accepted: 3, rejected: 2 },
  }
  const some = report([bought], { inputs: [input] })
  expect(summaryLine(some)).toBe('1 account: 1 likely purchased, 0 possible, 0 no sign, 0 not enough data · 2 rows rejected')
  expect(summaryLine(report([], { inputs: [input] }))).toContain(' · 2 rows rejected')
  expect(table(some, { ...context, width: 200 }).trimEnd()).toMatch(/2 rows rejected$/)
  expect(junit(some)).toMatch(
    /<testcase classname="vet.rejected rows" name="bad.csv" time="0">\n<skipped message="2 of 5 rows rejected"\/>/,
  )
})

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  )
  const valid = new Ajv({ strict: false, validateFormats: false, validateSchema: false, unicodeRegExp: false }).compile({
    ...schema,
    $schema: undefined,
    id: undefined,
  })
  const parsed = (of: Report) => {
    const log = JSON.parse(sarif(of))
    expect(valid(log) ? [] : valid.errors).toEqual([])
    return log.runs[0]
  }

  it('has the breaches, what is ignored and the rows not read as results, and the checks as rules', () => {
    const { tool, results } = parsed(
      report([{ ...bought, evidence: [{ ...bought.evidence[0]!, logOdds: 1 }] }, seen], {
        ...failing(broken, warned, held),
        diagnostics: [problem],
      }),
    )
    expect(results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level])).toEqual([
      ['signal/engagement-residual', 'error'],
      ['policy/flaggedSharePct', 'warning'],
      ['signal/engagement-residual', 'note'],
      ['input/bad-number', 'error'],
    ])
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'accounts.csv', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2 },
    })
    expect(results[0].message.text).toMatch(
      /^@brie\.daily · instagram\nPurchased followers: likely; the policy wants milder than likely\.\nGained/,
    )
    expect(results[0].partialFingerprints).toEqual({ 'vetAccount/v1': 'instagram/brie.daily/verdict' })
    expect(results[1].locations).toBeUndefined()
    expect(results[2].suppressions[0].justification).toBe('own-figures-seen, until 2026-12-31\nOn a call.')
    expect(results[3].locations[0].physicalLocation.artifactLocation.uri).toBe('lists/my%20accounts%2C1.csv')
    const rules = tool.driver.rules.map(({ id }: { id: string }) => id)
    expect(rules.slice(0, signals.length)).toEqual(signals.map(({ id }) => `signal/${id}`))
    expect(rules.slice(signals.length)).toEqual(['input/bad-number', 'policy/flaggedSharePct'])
  })

  it('is valid for hostile input, for standard input, and for nothing', () => {
    expect(parsed(hostile()).results.length).toBeGreaterThan(10)
    expect(parsed(report([{ ...bought, source: { file: '-', line: 2 } }], failing(broken))).results[0].locations).toBeUndefined()
    expect(parsed(report([])).results).toEqual([])
  })
})
