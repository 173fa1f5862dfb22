import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

/** Monthly counts of an account, the last of October 2026. */
const growth = async (counts: readonly number[]) => {
  const date = (i: number) => new Date(Date.UTC(2026, 9 - (counts.length - 1 - i), 1)).toISOString().slice(0, 10)
  const history = ['handle,platform,date,followers', ...counts.map((count, i) => `brie,instagram,${date(i)},${Math.round(count)}`)]
  const { accounts } = await vet([
    { path: 'accounts.csv', content: `handle,platform,followers\nbrie,instagram,${Math.round(counts.at(-1)!)}` },
    { path: 'history.csv', content: history.join('\n') },
  ])
  return { unexplained: accounts[0]!.unexplainedGrowthPct, flagged: accounts[0]!.flagged }
}
const months = (n: number, next: (count: number, i: number) => number, from: number) => {
  const counts = [from]
  for (let i = 1; i < n; i++) counts.push(next(counts[i - 1]!, i))
  return counts
}

it('growth by the same part each month has no step, though the last months gain most', async () => {
  for (const part of [0.1, 0.3, 0.45, 0.7])
    expect(await growth(months(14, count => count * (1 + part), 500))).toMatchObject({ unexplained: 0, flagged: false })
})

it('a step in growth by the same part each month stays one', async () => {
  const { unexplained } = await growth(months(14, (count, i) => count * (i === 9 ? 2.4 : 1.1), 5000))
  expect(unexplained).toBeGreaterThan(20)
})

it('a step in growth by the same number each month stays one', async () => {
  // 10,000 beyond the usual 300, of 23,900
  const { unexplained } = await growth(months(14, (count, i) => count + (i === 9 ? 10_300 : 300), 10_000))
  expect(unexplained).toBeCloseTo((100 * 10_000) / 23_900, 1)
})

it('a step on the plateau after a fast start stays one', async () => {
  // a fifth more each month for twelve months, then 100 a month, and 6,131 once
  const { unexplained } = await growth(months(24, (count, i) => (i <= 12 ? count * 1.2 : count + (i === 14 ? 6131 : 100)), 2243))
  expect(unexplained).toBeGreaterThan(15)
})
