import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Config, vet as vetLibrary } from '../../src/index.ts'
import { newFolder, vet } from '../report/run.ts'

/** Likes per post of 1 % of followers are usual for an account of this size; brie's are a thirtieth of that. */
const ACCOUNTS = `handle,platform,followers,likesPerPost,commentsPerPost,postsSampled
brie,instagram,50000,15,1,12
gouda,instagram,50000,600,20,12
feta,instagram,900,30,2,12
colby,instagram,2000000,,,
`
const policyOf = async (config: Config, options = {}) =>
  (await vetLibrary([{ path: 'accounts.csv', content: ACCOUNTS }], { config, today: '2026-09-01', ...options })).policy
const broken = ({ assertions }: Awaited<ReturnType<typeof policyOf>>) =>
  assertions.filter(({ passed }) => !passed).map(({ name, handle, actual }) => [name, handle, actual])

describe('policy', () => {
  it('names each account that breaks a rule, with what was expected and found', async () => {
    const policy = await policyOf({ policy: { maxFollowers: ['error', 1_000_000] } })
    expect(policy).toEqual({
      passed: false,
      assertions: [
        {
          name: 'maxFollowers',
          level: 'error',
          operator: '<=',
          expected: 1_000_000,
          actual: 2_000_000,
          passed: false,
          handle: 'colby',
          platform: 'instagram',
        },
      ],
    })
  })

  it.each<[Config['policy'], unknown[]]>([
    [{ verdict: ['error', 'possible'] }, [['verdict', 'brie', 'possible']]],
    [
      { verdict: ['error', 'insufficient'] },
      [
        ['verdict', 'brie', 'possible'],
        ['verdict', 'colby', 'insufficient'],
      ],
    ],
    [{ verdict: ['error', 'likely'] }, []],
    [{ minFollowers: ['error', 1000] }, [['minFollowers', 'feta', 900]]],
    [{ minFollowers: ['error', 900] }, []],
    [{ tier: ['error', ['micro', 'celebrity']] }, [['tier', 'feta', 'nano']]],
    [{ insufficientAccounts: ['error', 0] }, [['insufficientAccounts', null, 1]]],
    [{ insufficientAccounts: ['error', 1] }, []],
    [{ flaggedSharePct: ['error', 20] }, [['flaggedSharePct', null, 25]]],
    [{ flaggedSharePct: ['error', 25] }, []],
    [{ rejectedRows: ['error', 0] }, []],
    [{ verdict: 'off' }, []],
  ])('%j', async (policy, expected) => {
    const found = await policyOf({ policy: policy! })
    expect(broken(found)).toEqual(expected)
    expect(found.passed).toBe(expected.length === 0)
  })

  it('holds probability and engagement against their limits, and breaks nothing on what is unknown', async () => {
    const report = await vetLibrary([{ path: 'accounts.csv', content: ACCOUNTS }])
    const brie = report.accounts.find(({ handle }) => handle === 'brie')!
    const policy = await policyOf({
      policy: { probability: ['error', brie.probability! - 0.001], engagementToExpected: ['error', brie.engagementToExpected! + 0.001] },
    })
    expect(broken(policy)).toEqual([
      ['probability', 'brie', brie.probability],
      ['engagementToExpected', 'brie', brie.engagementToExpected],
    ])
  })

  it('fails nothing at level warn', async () => {
    const policy = await policyOf({ policy: { maxFollowers: ['warn', 1000] } })
    expect(broken(policy)).toHaveLength(3)
    expect(policy.passed).toBe(true)
  })

  it('--fail-on stands in for the verdict of the config', async () => {
    const policy = await policyOf({ policy: { verdict: ['error', 'insufficient'] } }, { failOn: 'likely' })
    expect(policy.assertions.map(({ name, passed }) => [name, passed])).toEqual([['fail-on', true]])
  })
})

describe('ignore', () => {
  const rules = { verdict: ['error', 'insufficient'] as ['error', 'insufficient'] }
  const reason = 'own-figures-seen' as const
  const until = '2026-09-01'

  it.each<[string, NonNullable<Config['ignore']>[number], string[]]>([
    ['an account', { account: 'Brie', reason, until }, ['brie']],
    ['an account of a platform', { account: 'IG/@brie', reason, until }, ['brie']],
    ['an account by its address', { account: 'https://www.instagram.com/brie/', reason, until }, ['brie']],
    ['nothing of another platform', { account: 'tiktok/brie', reason, until }, []],
    ['a verdict', { verdict: 'insufficient', reason, until }, ['colby']],
    ['a signal that fired alone', { signal: 'engagement-residual', reason, until }, ['brie']],
    ['nothing where what is named does not all fit', { account: 'brie', verdict: 'insufficient', reason, until }, []],
  ])('passes over %s', async (_, entry, expected) => {
    const config = { policy: rules, ignore: [{ note: 'Seen on a call.', ...entry }] }
    const report = await vetLibrary([{ path: 'accounts.csv', content: ACCOUNTS }], { config, today: '2026-09-01' })
    const ignored = report.accounts.filter(({ ignored }) => ignored !== null)
    expect(ignored.map(({ handle }) => handle)).toEqual(expected)
    for (const account of ignored) expect(account.ignored).toEqual({ reason, note: 'Seen on a call.', until })
    expect(report.summary.ignored).toBe(expected.length)
    expect(broken(report.policy)).toHaveLength(2 - expected.length)
  })

  it('does not count what is ignored among the flagged', async () => {
    const policy = await policyOf({ policy: { flaggedSharePct: ['error', 0] }, ignore: [{ account: 'brie', reason, until }] })
    expect(policy.passed).toBe(true)
  })

  it('holds no more after its end, and says so', async () => {
    const config = { policy: rules, ignore: [{ account: 'brie', reason, until: '2026-08-31' }] }
    const report = await vetLibrary([{ path: 'accounts.csv', content: ACCOUNTS }], { config, today: '2026-09-01' })
    expect(report.summary.ignored).toBe(0)
    expect(report.diagnostics).toMatchObject([{ code: 'ignore-ended', severity: 'warning' }])
    expect(report.diagnostics[0]!.message).toMatch(/brie ended on 2026-08-31/)
  })

  it('keeps the finding in every report, marked', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'accounts.csv'), ACCOUNTS)
    writeFileSync(
      join(folder, 'vet.config.json'),
      JSON.stringify({ policy: rules, ignore: ['brie', 'colby'].map(account => ({ account, reason, until: '2099-01-01' })) }),
    )
    const { code, out } = await vet([join(folder, 'accounts.csv'), '--config', join(folder, 'vet.config.json')])
    expect(code).toBe(0)
    expect(out).toMatch(/@brie.*possible \d+ %, ignored/)
    expect(out).toContain('· 2 ignored')
    expect(out).not.toContain('\nWhy')
  })
})
