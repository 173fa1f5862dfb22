import { describe, expect, it } from 'vitest'
import { type AccountReport, vet } from '../../src/index.ts'
import { QUICKSTART } from '../report/run.ts'

describe('accounts told one at a time', () => {
  it.each(['memory', 'duckdb'] as const)('are those of the report, whatever gathers (%s)', async engine => {
    const told: AccountReport[] = []
    const kept = await vet(QUICKSTART, { engine, failOn: 'possible' })
    const { accounts, creators, summary, policy } = await vet(QUICKSTART, {
      engine,
      failOn: 'possible',
      onAccount: account => told.push(account),
    })
    expect([accounts, creators]).toEqual([[], []])
    expect(summary).toEqual(kept.summary)
    expect(policy.passed).toBe(false)
    const byName = (list: readonly AccountReport[]) => new Map(list.map(account => [`${account.platform} ${account.handle}`, account]))
    expect(byName(told)).toEqual(byName(kept.accounts))
    expect(told).toHaveLength(kept.accounts.length)
  })

  it('wait for what takes them, and fail with it', async () => {
    let open = 0
    let most = 0
    const onAccount = async () => {
      most = Math.max(most, ++open)
      await new Promise(resolve => setTimeout(resolve, 1))
      open--
    }
    await vet(QUICKSTART, { onAccount })
    expect([open, most]).toEqual([0, 1])
    const told: string[] = []
    const broken = vet(QUICKSTART, {
      onAccount: async ({ handle }) => {
        told.push(handle)
        throw new Error('database gone')
      },
    })
    await expect(broken).rejects.toThrow('database gone')
    expect(told).toHaveLength(1)
  })

  it('are only those that the filters let through', async () => {
    const told: AccountReport[] = []
    const { summary } = await vet(QUICKSTART, { filters: { flagged: true }, onAccount: account => told.push(account) })
    expect(told.every(({ flagged }) => flagged)).toBe(true)
    expect(summary).toMatchObject({ accounts: told.length, vetted: 30 })
  })
})
