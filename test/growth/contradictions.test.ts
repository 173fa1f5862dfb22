import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

it('days with several counts are said, and copies of a row are not', async () => {
  const read = async (rows: readonly string[]) =>
    await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,x,1010\n' },
      { path: 'history.csv', content: `handle,platform,date,followers\n${rows.map(row => `brie,x,${row}`).join('\n')}\n` },
    ], { charts: true }) // biome-ignore format: one call
  const { accounts, diagnostics } = await read(['2026-11-01,1000', '2026-11-02,1010', '2026-11-02,1900', '2026-11-02,1015'])
  expect(accounts[0]!.charts!.followers).toEqual([
    { date: '2026-11-01', followers: 1000 },
    { date: '2026-11-02', followers: 1015 },
  ])
  expect(diagnostics).toMatchObject([
    {
      code: 'contradicting-history',
      severity: 'warning',
      message: 'The history of brie (x) has different counts of followers for 1 day; the last that was read is used of each.',
    },
  ])
  expect((await read(['2026-11-01,1000', '2026-11-02,1010', '2026-11-02,1010'])).diagnostics).toEqual([])
})
