import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const day = (i: number) => new Date(Date.UTC(2026, 5, 1 + i)).toISOString().slice(0, 10)
const history = (counts: readonly number[]) => ({
  path: 'history.csv',
  content: `handle,platform,date,followers\n${counts.map((followers, i) => `brie,youtube,${day(i)},${followers}\n`).join('')}`,
})
const account = (followers: number, date = '') => ({
  path: 'accounts.csv',
  content: `handle,platform,followers,viewsPerPost,likesPerPost,commentsPerPost,posts${date && ',date'}\nbrie,youtube,${followers},9000,400,20,300${date && `,${date}`}\n`,
})
const found = async (...inputs: { path: string; content: string }[]) => {
  const { accounts, diagnostics } = await vet(inputs)
  return {
    followers: accounts[0]!.followers,
    checked: accounts[0]!.checked,
    said: diagnostics.filter(({ code }) => code === 'history-is-no-count').map(({ message }) => message),
  }
}

/** Followers gained on each of sixty days: 90 to 260, no two days alike. */
const GAINED = Array.from({ length: 60 }, (_, i) => 90 + ((i * 67) % 171))
/** The same added up, as a count goes. */
const COUNTS = GAINED.map((_, i) => 20_000 + GAINED.slice(0, i + 1).reduce((sum, gained) => sum + gained))

describe('a history of what was gained on each day', () => {
  it('is no count of followers, and says so', async () => {
    const { followers, checked, said } = await found(history(GAINED))
    expect([followers, checked]).toEqual([null, []])
    expect(said).toEqual([
      'The history of brie goes up and down by large parts of itself, as followers gained on each day do: it is not taken for a count of followers, and growth is unknown. Export the number of followers on each day, not those gained on it.',
    ])
  })

  it('is a count where it goes as a count does, also of small accounts, of rounded counts and with bought steps', async () => {
    const small = Array.from({ length: 60 }, (_, i) => 40 + Math.floor(i / 4) + (i % 2))
    const rounded = Array.from({ length: 60 }, (_, i) => (i % 2 ? 1_200_000 : 1_300_000))
    const bought = COUNTS.map((count, i) => count + (i >= 20 ? 30_000 : 0) - (i >= 40 ? 10_000 : 0))
    for (const counts of [COUNTS, small, rounded, bought]) expect((await found(history(counts))).said).toEqual([])
  })

  it('is none beside an account that has ten times as many at that time', async () => {
    // going up evenly, so that nothing but the account tells
    const even = Array.from({ length: 60 }, (_, i) => 96 + 17 * i)
    const { followers, checked, said } = await found(account(184_000), history(even))
    expect([followers, checked.includes('history')]).toEqual([184_000, false])
    expect(said[0]).toMatch(/^The history of brie ends with 1,099, where the account has 184,000: it is not taken/)
    expect((await found(account(184_000, day(60)), history(even))).said).toHaveLength(1)
    // two years later it may well have grown so much
    expect((await found(account(184_000, '2028-06-01'), history(even))).said).toEqual([])
    expect((await found(account(9_000), history(even))).said).toEqual([])
  })
})
