import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type AccountReport, vet } from '../../src/index.ts'
import { captionFlags } from '../../src/input/captions.ts'
import { POST_FLAG } from '../../src/model/records.ts'

const FOLDER = 'fixtures/growth'
const reportOf = (name: string) => vet(readdirSync(`${FOLDER}/${name}`).map(file => `${FOLDER}/${name}/${file}`))
const ratio = (account: AccountReport, id: string) => account.evidence.find(({ signal }) => signal === id)!.likelihoodRatio

describe('honest accounts with unusual histories', () => {
  it.each(['giveaway-week', 'viral-week', 'rounded-history', 'platform-purge', 'big-loyal-account'])('%s is not flagged', async name => {
    const { accounts, diagnostics } = await reportOf(name)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    for (const account of accounts)
      expect(account).toMatchObject({
        purchasedFollowers: 'no-sign',
        flagged: false,
        unexplainedGrowthPct: 0,
        checked: expect.arrayContaining(['history']),
      })
  })

  it('are suspected without the posts that explain them', async () => {
    for (const name of ['giveaway-week', 'viral-week']) {
      const { accounts } = await vet([`${FOLDER}/${name}/accounts.csv`, `${FOLDER}/${name}/history.csv`])
      expect(accounts[0]!.unexplainedGrowthPct).toBeGreaterThan(15)
    }
  })

  it('lose followers in a purge, which is said once and held against nobody', async () => {
    const { accounts, diagnostics } = await reportOf('platform-purge')
    expect(accounts).toHaveLength(12)
    expect(diagnostics.filter(({ code }) => code === 'platform-purge').map(({ message }) => message)).toEqual([
      'Many instagram accounts in the input lost followers together between 2025-09-30 and 2025-10-06: the platform cleaned up or miscounted, so the loss is held against none of them.',
    ])
    // dara.draws had a giveaway, and the purge fell into the sixty days after it
    expect(ratio(accounts.find(({ handle }) => handle === 'dara.draws')!, 'step-then-bleed')).toBe(1)
  })
})

describe('a third of the audience in one flat week, which then leaves', () => {
  it('is flagged, with the step and the bleeding as reasons', async () => {
    const { accounts: [account] } = await reportOf('bought-step') // biome-ignore format: one glance
    expect(account).toMatchObject({ purchasedFollowers: 'possible', flagged: true })
    expect(account!.unexplainedGrowthPct).toBeCloseTo(34.5, 1)
    expect(ratio(account!, 'step-then-bleed')).toBe(4)
    expect(account!.reasons.slice(0, 2)).toEqual([
      '34.5 % of its followers came in steps far beyond its usual growth that no post in the input explains.',
      '16.9 % of the followers that came in a sudden step left within 60 days.',
    ])
  })
})

describe('points of a history', () => {
  const weekly = Array.from({ length: 30 }, (_, i) => ({
    date: new Date(Date.UTC(2025, 0, 6 + 7 * i)).toISOString().slice(0, 10),
    followers: 20_000 + 97 * i + (i % 4) + (i > 14 ? 6_000 : 0),
  }))
  const csv = (rows: readonly { readonly date: string; readonly followers: number }[]) =>
    `handle,platform,date,followers\n${rows.map(({ date, followers }) => `a,instagram,${date},${followers}`).join('\n')}`

  it('come from several dated exports of the same accounts', async () => {
    const exports = weekly.map(({ date, followers }, i) => ({
      path: `${i}.csv`,
      content: `handle,platform,niche,date,followers\na,instagram,food,${date},${followers}`,
    }))
    const { accounts: [account] } = await vet(exports) // biome-ignore format: one glance
    expect(account!.unexplainedGrowthPct).toBeCloseTo((5_999.5 / weekly.at(-1)!.followers) * 100, 1)
  })

  it('come from the counts at posting', async () => {
    const posts = `handle,platform,date,likes,followersAtPosting\n${weekly.map(({ date, followers }) => `a,instagram,${date},300,${followers}`).join('\n')}`
    const { accounts: [account] } = await vet([{ path: 'posts.csv', content: posts }]) // biome-ignore format: one glance
    expect(account).toMatchObject({ followers: weekly.at(-1)!.followers })
    expect(account!.unexplainedGrowthPct).toBeGreaterThan(20)
  })

  it('give the followers of an account that has a history and no row of its own', async () => {
    const { accounts: [account] } = await vet([{ path: 'history.csv', content: csv(weekly) }]) // biome-ignore format: one glance
    expect(account).toMatchObject({ followers: weekly.at(-1)!.followers, tier: 'micro' })
  })

  it('are too few to judge under twelve intervals', async () => {
    const { accounts: [account] } = await vet([{ path: 'history.csv', content: csv(weekly.slice(8, 20)) }]) // biome-ignore format: one glance
    expect(account).toMatchObject({ unexplainedGrowthPct: null })
    expect(account!.evidence.find(({ signal }) => signal === 'unexplained-step')).toMatchObject({
      outcome: 'unknown',
      missing: ['12 intervals of history'],
    })
  })

  it('that an export filled in are said, and steps found across them', async () => {
    const daily = weekly.slice(0, -1).flatMap(({ date, followers }, week) =>
      Array.from({ length: 7 }, (_, day) => ({
        date: new Date(Date.parse(date) + day * 86_400_000).toISOString().slice(0, 10),
        followers: Math.round(followers + ((weekly[week + 1]!.followers - followers) * day) / 7),
      })),
    )
    // gains of 14 a day are too small to tell a straight line by; ten times the account is not
    const large = daily.map(({ date, followers }) => ({ date, followers: followers * 10 }))
    const { accounts: [account], diagnostics } = await vet([{ path: 'history.csv', content: csv(large) }]) // biome-ignore format: one glance
    expect(diagnostics.map(({ code }) => code)).toEqual(['filled-in-history'])
    expect(account!.unexplainedGrowthPct).toBeGreaterThan(20)
  })
})

describe('a giveaway in a caption', () => {
  const announces = (caption: string) => (captionFlags(caption) & POST_FLAG.giveaway) !== 0

  it.each([
    'GIVEAWAY time!', '#BookGiveaway', 'Großes Gewinnspiel 🎉', '#verlosung', 'SORTEO en mi perfil', '#sorteomadrid', 'Grand CONCOURS de printemps : taguez une amie',
    'Sorteio no sábado', 'Winactie: tag een vriend', 'Розыгрыш призов', '#конкурсрепостов', 'Concurso: etiqueta a dos amigas', 'Konkurs! Nagroda czeka', '抽獎活動', 'フォロワー1万人 プレゼント企画', '경품 추첨', 'win a trip to Oslo: tag a friend', 'contest, follow to enter',
  ])('%s', caption => expect(announces(caption)).toBe(true)) // biome-ignore format: a list

  it.each([
    'We win again', 'I give it away for nothing', 'A contestant speaks', 'Promoção de verão', '',
    // words of other things as well, with nothing that anybody is to do
    'I never win a game', 'Bayern gewinnt 3:1', 'Gewinne und Verluste des Jahres', 'Chopin contest: the jury', 'Concours de la fonction publique',
    'Concorso pubblico', 'Tre punti in palio', 'Konkurs der Bank', 'Конкурс красоты', 'Don’t give away the ending',
  ])('not: %s', caption => expect(announces(caption)).toBe(false)) // biome-ignore format: a list
})
