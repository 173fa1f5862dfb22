import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const posts = (last: string) =>
  `handle,platform,date,likes,comments\nbrie,instagram,2026-11-28,5,1\nbrie,instagram,2026-11-29,5,1\nfeta,instagram,${last},5,1\n`

const read = async (last: string, options: { today?: string; asOf?: string } = { today: '2026-12-01' }) => {
  const { accounts, diagnostics } = await vet([{ path: 'posts.csv', content: posts(last) }], options)
  const brie = accounts.find(({ handle }) => handle === 'brie')!
  return { days: brie.trend!.daysSinceLastPost, codes: diagnostics.map(({ code }) => code).filter(code => code === 'date-to-come') }
}

it('counts ages from the newest figure', async () => {
  expect(await read('2026-11-30')).toEqual({ days: 1, codes: [] })
  expect(await read('2026-12-02')).toEqual({ days: 3, codes: [] })
})

it('counts ages from today where a date is still to come, and says so', async () => {
  expect(await read('2099-01-01')).toEqual({ days: 2, codes: ['date-to-come'] })
  expect(await read('2026-12-03')).toEqual({ days: 2, codes: ['date-to-come'] })
})

it('does not believe a clock from before vet was made', async () => {
  expect(await read('2026-12-03', { today: '1971-03-04' })).toEqual({ days: 4, codes: [] })
})

it('believes the day that is given', async () => {
  expect(await read('2026-12-03', { today: '2026-12-01', asOf: '2026-12-04' })).toMatchObject({ codes: [] })
})
