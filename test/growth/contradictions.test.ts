import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

it('days with several counts are said and count by none of them where they are far apart, and copies of a row are not', async () => {
  const read = async (rows: readonly string[]) =>
    await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,x,1010\n' },
      { path: 'history.csv', content: `handle,platform,date,followers\n${rows.map(row => `brie,x,${row}`).join('\n')}\n` },
    ], { charts: true }) // biome-ignore format: one call
  const { accounts, diagnostics } = await read(['2026-11-01,1000', '2026-11-02,1010', '2026-11-02,1012', '2026-11-02,1015'])
  expect(accounts[0]!.charts!.followers).toEqual([
    { date: '2026-11-01', followers: 1000 },
    { date: '2026-11-02', followers: 1015 },
  ])
  expect(diagnostics).toMatchObject([
    {
      code: 'contradicting-history',
      severity: 'warning',
      message:
        'The history of brie (x) has different counts of followers for 1 day; where they are more than 1 % apart none of them is used, else the last that was read.',
    },
  ])
  // whichever of two was read last, neither is a count
  for (const two of [
    ['2026-11-03,1020', '2026-11-03,1900'],
    ['2026-11-03,1900', '2026-11-03,1020'],
  ]) {
    const { accounts } = await read(['2026-11-01,1000', '2026-11-02,1010', ...two])
    expect(accounts[0]!.charts!.followers.map(({ followers }) => followers)).toEqual([1000, 1010])
  }
  expect((await read(['2026-11-01,1000', '2026-11-02,1010', '2026-11-02,1010'])).diagnostics).toEqual([])
})
