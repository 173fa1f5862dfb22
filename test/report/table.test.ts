import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { assertionSentence } from '../../src/report/assertions.ts'
import { policyLine, summaryLine } from '../../src/report/summary.ts'
import { render as table } from '../../src/report/table.ts'
import { account, bought, context, doubtful, evidence, report } from './sample.ts'

const WIDTHS = [30, 45, 60, 80, 100, 120, 140, 200]
const hostileText = `\x1b[2J\x1b]0;owned\x07=cmd|'/c calc'!A1\r\n::error::\u202egpj\x9b31m\u200b${'x'.repeat(10_000)}`
const hostile = account({
  ...{ handle: hostileText, platform: hostileText, name: hostileText, creator: hostileText, niche: hostileText, website: hostileText },
  purchasedFollowers: 'possible',
  flagged: true,
  reasons: [hostileText, hostileText],
  evidence: [{ ...evidence, innocent: [hostileText] }],
  source: { file: hostileText, line: 3 },
})
const wide = account({
  handle: '美食家の日記🍜🍜',
  purchasedFollowers: 'possible',
  flagged: true,
  probability: 0.55,
  checked: ['engagement', 'shape'],
})

test('at 80 columns', () => {
  expect(table(report([bought, wide, doubtful, account()]), { ...context, width: 80 })).toBe(`\
Account                   Tier       Followers      ER  vs exp.  Purchased?
────────────────────────────────────────────────────────────────────────────────
@brie.daily · instagram   celebrity  1,234,567  0.10 %    ×0.08  likely 97 %
                                                                 3 of 5 checks
@美食家の日記🍜🍜         micro         48,200  1.73 %     ×1.4  possible 55 %
instagram                                                        2 of 5 checks
@gouda · tiktok           –                  –       –        –  not enough data
@cheese.daily             micro         48,200  1.73 %     ×1.4  no sign
instagram                                                        engagement only
────────────────────────────────────────────────────────────────────────────────

Why
  @brie.daily · instagram
    - Gained 400,000 followers in 3 days with no post to explain it.
    - Engagement is a twelfth of what is expected.
  @美食家の日記🍜🍜 · instagram
  Innocent explanation: An account that went quiet loses engagement too.

Signs, not proof: ask for the account's own audience figures before you act.
4 accounts: 1 likely purchased, 1 possible, 1 no sign, 1 not enough data
`)
})

test('at 140 columns there is the main reason, and a verdict says what was checked', () => {
  const text = table(report([bought, account()]), context)
  expect(text).toContain('Main reason')
  expect(text).toContain('likely 97 % · 3 of 5 checks')
  expect(text).toContain('no sign · engagement only')
  expect(text.trimEnd().split('\n').at(-1)).toBe('2 accounts: 1 likely purchased, 0 possible, 1 no sign, 0 not enough data')
})

test.each(WIDTHS)('no line is wider than %i', width => {
  const many = Array.from({ length: 40 }, (_, i) =>
    account({ handle: `a${i}`, flagged: i < 9, reasons: ['Because of this and that. '.repeat(i)] }),
  )
  for (const color of [false, true]) {
    for (const accounts of [[bought, hostile, wide, doubtful, ...many], [doubtful], []]) {
      const text = table(report(accounts), { ...context, width, color })
      expect(Math.max(...text.split('\n').map(line => stringWidth(line)))).toBeLessThanOrEqual(width)
    }
  }
})

test('colour only where asked', () => {
  expect(table(report([bought]), context)).not.toContain('\x1b')
  expect(table(report([bought]), { ...context, color: true })).toContain('\x1b[31m\x1b[1mlikely 97 %')
})

test('says how many were held back', () => {
  const many = report(Array.from({ length: 195 }, (_, i) => account({ handle: `a${i}` })))
  expect(table(many, context)).toContain('\n… 170 more: --all shows them, -o vet.xlsx gives them to a spreadsheet\n')
  expect(table(many, { ...context, top: 3 })).toContain('… 192 more')
  expect(table(many, { ...context, all: true })).not.toContain(' more: ')
})

test('5,000 rows stand once each under one heading, in one grid', () => {
  const many = report(Array.from({ length: 5000 }, (_, i) => account({ handle: `a${i}` })))
  const lines = table(many, { ...context, all: true }).split('\n')
  expect(lines.filter(line => line.startsWith('Account'))).toHaveLength(1)
  const rows = lines.slice(2, 5002)
  expect(rows.map(row => row.split(' ')[0])).toEqual(many.accounts.map(({ handle }) => `@${handle}`))
  expect(new Set(rows.map(row => row.indexOf('×1.4'))).size).toBe(1)
})

test('summary', () => {
  const none = report([])
  expect(summaryLine(none)).toBe('No account to show: none could be vetted from these files')
  expect(table({ ...none, summary: { ...none.summary, vetted: 42 } }, context)).toBe(
    'No account to show: the filters left none of 42 vetted accounts\n',
  )
  const one = report([account()])
  const assertion = {
    name: 'fail-on',
    level: 'error',
    operator: '<',
    expected: 'likely',
    actual: 'likely',
    passed: false,
    handle: null,
    platform: null,
  } as const
  const policy = {
    passed: false,
    assertions: [
      assertion,
      { ...assertion, name: 'rejectedRows' },
      { ...assertion, passed: true },
      { ...assertion, level: 'warn' as const },
    ],
  }
  expect(summaryLine({ ...one, policy, summary: { ...one.summary, vetted: 3 } })).toBe(
    '1 account of 3 vetted: 0 likely purchased, 0 possible, 1 no sign, 0 not enough data · policy failed: 2 assertions · Purchased followers: likely; the policy wants < likely. · Rejected rows: likely; the policy wants < likely.',
  )
})

test('with --all nothing is cut short or unnamed, however wide', () => {
  const long =
    'Likes and comments are 0.1 % of followers a post where 1.2 % is expected, and this sentence goes on for longer than two lines of a column hold.'
  const accounts = [
    ...Array.from({ length: 7 }, (_, i) =>
      account({ ...bought, handle: `bought.${i}`, reasons: ['One.', 'Two.', 'Three.', `Four of ${i}.`] }),
    ),
    ...Array.from({ length: 5 }, (_, i) =>
      account({ ...doubtful, handle: `unknown.${i}`, reasons: [`Not enough data to tell: field ${i % 4} missing.`] }),
    ),
    account({ handle: 'a.handle.that.is.longer.than.the.column.of.the.accounts.is', reasons: [long] }),
  ]
  const assertions = accounts.map(({ handle, platform }) => ({
    ...({ name: 'maxFollowers', level: 'error', operator: '<=', expected: 1, actual: 2, passed: false, handle, platform } as const),
  }))
  const whole = report(accounts, { policy: { passed: false, assertions } })
  for (const width of [80, 140]) {
    const text = table(whole, { ...context, width, all: true })
    expect(text).not.toContain('…')
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    const section = text.slice(text.indexOf('Not enough data\n'))
    for (let i = 0; i < 5; i++) expect(section).toContain(`@unknown.${i} · tiktok: field ${i % 4} missing.`)
    for (let i = 0; i < 7; i++) expect(text).toContain(`Four of ${i}.`)
    expect(text.replace(/\s+/g, ' ').match(/: Followers: 2; the policy/g)).toHaveLength(accounts.length)
  }
  // the column has the whole reason, and the whole name
  const column = (from: number) => table(whole, { ...context, width: 140, all: true }).split('\n').map(line => line.slice(from).trim()).join(' ') // biome-ignore format: one thought
  expect(column(table(whole, { ...context, width: 140, all: true }).indexOf('Main reason'))).toContain(long)
})

test('the policy counts its assertions, and the accounts that break them', () => {
  const of = (name: string, handle: string | null) =>
    ({ name, handle, platform: 'x', level: 'error', operator: '<', expected: 1, actual: 2, passed: false }) as const
  const failed = (...assertions: ReturnType<typeof of>[]) => policyLine({ ...report([account()]), policy: { passed: false, assertions } })
  expect(failed(of('fail-on', 'a'), of('fail-on', 'b'), of('fail-on', 'c'), of('fail-on', 'd'))).toBe(
    'policy failed: 1 assertion, 4 accounts',
  )
  expect(failed(of('fail-on', 'a'), of('tier', 'a'), of('rejectedRows', null))).toBe('policy failed: 3 assertions, 1 account')
})

test('an assertion says its figures as the rest of the report does, with more digits only where they would read alike', () => {
  const of = (name: string, actual: number, expected: number) =>
    assertionSentence({ name, actual, expected, operator: '<=', level: 'error', passed: false, handle: 'a', platform: 'x' })
  expect(of('engagementToExpected', 0.0946856, 0.3)).toBe('Engagement over what is expected: ×0.09; the policy wants at most ×0.30.')
  expect(of('engagementToExpected', 0.2987, 0.3)).toBe('Engagement over what is expected: ×0.2987; the policy wants at most ×0.3.')
  expect(of('probability', 0.6123, 0.6)).toBe('Probability of purchased followers: 61 %; the policy wants at most 60 %.')
  expect(of('probability', 0.604, 0.6)).toBe('Probability of purchased followers: 60.4 %; the policy wants at most 60 %.')
  expect(of('flaggedSharePct', 33.33, 20)).toBe('Accounts flagged: 33.3 %; the policy wants at most 20 %.')
  expect(of('maxFollowers', 1_234_567, 1000)).toBe('Followers: 1,234,567; the policy wants at most 1,000.')
})

test('a policy that is broken says by what, errors before warnings', () => {
  const assertion = {
    name: 'maxFollowers',
    level: 'error',
    operator: '<=',
    expected: 1000,
    actual: 1_234_567,
    passed: false,
    handle: 'brie.daily',
    platform: 'instagram',
  } as const
  const warning = { ...assertion, level: 'warn', name: 'rejectedRows', expected: 0, actual: 2, handle: null, platform: null } as const
  const policy = {
    passed: false,
    assertions: [warning, assertion, ...Array.from({ length: 5 }, () => assertion), { ...assertion, passed: true }],
  }
  expect(table(report([bought], { policy }), { ...context, width: 80 })).toMatch(
    /\nPolicy\n( {2}@brie\.daily · instagram: Followers: 1,234,567; the policy wants at most 1,000\.\n){5} {2}… 2 more\n\n/,
  )
  expect(table(report([bought], { policy: { passed: true, assertions: [warning] } }), context)).toContain(
    '  warning: Rejected rows: 2; the policy wants at most 0.',
  )
})

test('why nothing is said of accounts, counted by reason, where each has no column for it', () => {
  const lacking = (handle: string, missing: string) =>
    account({ handle, purchasedFollowers: 'insufficient', reasons: [`Not enough data to tell: ${missing} missing.`] })
  const some = report([lacking('a', 'followers'), lacking('b', 'likes per post'), lacking('c', 'likes per post'), account()])
  expect(table(some, { ...context, width: 80 })).toContain(
    '\nNot enough data\n  2 accounts: likes per post missing.\n  @a · instagram: followers missing.\n\n',
  )
  expect(table(some, { ...context, width: 140 })).not.toContain('\nNot enough data\n')
})

test('says of those not shown why nothing is said, also where there is room beside those shown', () => {
  const unknown = (handle: string) => account({ ...doubtful, handle, reasons: ['Not enough data to tell: likes per post missing.'] })
  const many = report([bought, unknown('shown'), unknown('below')])
  const text = table(many, { ...context, width: 140, top: 2 })
  const [, section] = text.split('\nNot enough data\n')
  expect(section).toMatch(/^ {2}@below · tiktok: /)
  expect(section).not.toContain('@shown')
  expect(table(many, { ...context, width: 140 })).not.toContain('\nNot enough data\n')
})
