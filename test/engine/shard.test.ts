import { describe, expect, it } from 'vitest'
import { baseline, type Input, type VetOptions, vet } from '../../src/index.ts'

const rows = Array.from({ length: 15 }, (_, i) => `niche.voice.${i},instagram,${9000 + i * 700},${100 + i * 11},${9 + i}`)
const accounts = { path: 'accounts.csv', content: ['handle,platform,followers,likesPerPost,commentsPerPost', ...rows].join('\n') }
const posts = {
  path: 'posts.csv',
  content: [
    'handle,postId,date,likes,comments',
    ...rows.flatMap((row, a) =>
      Array.from({ length: 6 }, (_, i) => `${row.split(',')[0]},${a}-${i},2026-08-0${i + 1},${200 + a * 7 + i * 13},${i + 3}`),
    ),
  ].join('\n'),
}

describe('shards', () => {
  it('are together the whole, each account in one of them', async () => {
    const whole = await vet([accounts, posts], { sort: 'handle' })
    const parts = await Promise.all([1, 2, 3, 4].map(async part => await vet([accounts, posts], { shard: `${part}/4`, sort: 'handle' })))
    const together = parts.flatMap(part => part.accounts).sort((a, b) => (a.handle < b.handle ? -1 : 1))
    expect(together).toEqual(whole.accounts)
    expect(parts.map(part => part.accounts.length).reduce((a, b) => a + b)).toBe(15)
    expect(parts.every(part => part.accounts.length < 15)).toBe(true)
    expect(parts[1]!.settings.shard).toBe('2/4')
  })

  it('reject no row for being of another part', async () => {
    const { inputs, policy } = await vet([accounts, posts], { shard: '1/4', strict: true })
    expect(inputs.map(({ accepted, rejected }) => [accepted, rejected])).toEqual([[15, 0], [90, 0]]) // biome-ignore format: one glance
    expect(policy.passed).toBe(true)
  })

  it('may be empty, and are then a report without accounts', async () => {
    const reports = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, i) =>
          await vet([{ ...accounts, content: accounts.content.split('\n').slice(0, 3).join('\n') }], { shard: `${i + 1}/40` }),
      ),
    )
    expect(reports.map(report => report.accounts.length).reduce((a, b) => a + b)).toBe(2)
  })

  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/4'])('%s is no part of a whole', async shard => {
    await expect(vet([accounts], { shard })).rejects.toThrow(/is no part of a whole/)
  })
})

/** The accounts of a run of the whole, and those of runs of its parts together, by handle. */
async function wholeAndParts(inputs: readonly Input[], options: VetOptions = {}) {
  const whole = await vet(inputs, { ...options, sort: 'handle' })
  const parts = await Promise.all([1, 2, 3, 4].map(async part => await vet(inputs, { ...options, shard: `${part}/4`, sort: 'handle' })))
  const together = parts.flatMap(part => part.accounts).sort((a, b) => (a.handle < b.handle ? -1 : 1))
  const codes = new Set(parts.flatMap(part => part.diagnostics.map(({ code }) => code)))
  return { whole, parts, together, codes }
}

describe('what only the rows of another part tell', () => {
  const voices = Array.from({ length: 15 }, (_, a) => a)
  const postsOf = (header: string, row: (account: number, post: number) => string) => ({
    path: 'posts.csv',
    content: [header, ...voices.flatMap(a => Array.from({ length: 6 }, (_, i) => `niche.voice.${a}${row(a, i)}`))].join('\n'),
  })
  const HEADER = 'handle,postId,date,likes,comments'

  it.each([
    ['the day of the data', postsOf(HEADER, (a, i) => `,${a}-${i},2026-0${1 + (a % 8)}-0${i + 1},${200 + i * 13},${i + 3}`)],
    [
      'whether the day or the month stands first',
      postsOf(HEADER, (a, i) => `,${a}-${i},${a === 7 && i === 5 ? '25' : `0${i + 1}`}/08/2026,${200 + i * 13},${i + 3}`),
    ],
    [
      'whether likes are hidden throughout',
      postsOf(HEADER, (a, i) => `,${a}-${i},2026-08-0${i + 1},${a === 14 && i > 3 ? 5 : 0},${a === 14 ? 1 : 0}`),
    ],
    [
      'which mark is the decimal one',
      postsOf(HEADER.replaceAll(',', ';'), (a, i) => `;${a}-${i};2026-08-0${i + 1};${a === 7 ? '1.234.567' : `1.${200 + i}`};${i + 3}`),
    ],
  ])('tells every part %s', async (_, file) => {
    const { whole, together } = await wholeAndParts([accounts, file])
    expect(together).toEqual(whole.accounts)
    expect(whole.accounts.some(({ trend }) => trend !== null)).toBe(true)
  })

  it('posts of nobody in the list make no account in a part without one', async () => {
    const listed = { ...accounts, content: accounts.content.split('\n').slice(0, 2).join('\n') }
    const { whole, together, parts } = await wholeAndParts([listed, posts])
    expect(together).toEqual(whole.accounts)
    expect(parts.map(part => part.accounts.length).sort()).toEqual([0, 0, 0, 1])
  })

  it('rows that name nobody are nobody’s, since no part can tell whose', async () => {
    const nameless = { path: 'insights.csv', content: posts.content.replaceAll(/^[^,]+,/gm, '') }
    const two = { ...accounts, content: accounts.content.split('\n').slice(0, 3).join('\n') }
    expect((await vet([two, nameless])).accounts.map(({ postsSampled }) => postsSampled)).toEqual([null, null])
    const parts = await wholeAndParts([two, nameless])
    expect(parts.together).toEqual(parts.whole.accounts)
    expect([...parts.codes]).toContain('no-account-named')
    const said = (await vet([two, nameless], { shard: '1/2' })).diagnostics.find(({ code }) => code === 'no-account-named')!
    expect(said.message).toBe('Rows here name no account (posts), and with --shard nobody can tell whose they are, so they were not used. Say it with --handle.') // biome-ignore format: one sentence
    const { whole, together } = await wholeAndParts([two, nameless], { handle: 'niche.voice.0' })
    expect(together).toEqual(whole.accounts)
    expect(whole.accounts[0]!.postsSampled).toBe(18)
  })
})

describe('parts with one baseline', () => {
  const names = Array.from({ length: 120 }, (_, i) => `cheese.${i}`)
  const list = {
    path: 'list.csv',
    content: [
      'handle,platform,niche,followers,following,posts,likesPerPost,commentsPerPost,viewsPerPost,price,currency',
      ...names.map(
        (name, i) => `${name},instagram,${i % 2 ? 'brie' : 'feta'},${5_000 + 700 * i},${90 + i},${80 + i},${100 + 9 * (i % 17)},${3 + (i % 5)},${900 + 40 * i},${60 + 11 * (i % 23)},EUR`,
      ),
    ].join('\n'),
  } // biome-ignore format: one row
  // all lose a twentieth in one week
  const history = {
    path: 'history.csv',
    content: [
      'handle,platform,date,followers',
      ...names.flatMap((name, i) =>
        Array.from({ length: 20 }, (_, week) => {
          const day = new Date(Date.UTC(2026, 2, 1 + 7 * week)).toISOString().slice(0, 10)
          return `${name},instagram,${day},${Math.round((4_800 + 700 * i + 13 * week) * (week > 12 ? 0.95 : 1))}`
        }),
      ),
    ].join('\n'),
  }

  it('judge as one run, also by prices and by the days on which many lost followers', async () => {
    const sample = { ...list, content: list.content.split('\n').slice(0, 101).join('\n') }
    const made = JSON.parse(JSON.stringify(await baseline([sample, history])))
    expect(made.platforms.instagram.purges).toHaveLength(1)
    const { whole, together, codes } = await wholeAndParts([list, history], { baseline: made })
    expect(together).toEqual(whole.accounts)
    expect([...codes]).toEqual(['platform-purge'])
    expect(whole.diagnostics[0]!.message).toMatch(/^Many instagram accounts in the baseline lost followers together between 2026-05-25 /)
    expect(whole.accounts[0]!.money!.pricePeers).toBe('instagram · micro · 100 priced accounts in the baseline')
    expect(whole.accounts[0]!.peerGroup).toBe('instagram · feta · 50 peers in the baseline')
  })

  it('judge samples of followers as one run, against those that the baseline keeps without a name', async () => {
    const followers = (name: string, a: number) => {
      const bought = a === 7 ? 9 : 1
      return Array.from({ length: 130 }, (_, i) => `${name},instagram,f${a}x${i},${40 + 9 * ((i * 7 + a) % 100)},${Math.round((60 + 6 * ((i * 3 + a) % 100)) * (bought + a / 50))},${1 + (i % 40)}`)
    } // biome-ignore format: one row
    const samples = {
      path: 'samples.csv',
      content: ['handle,platform,follower,followers,following,posts', ...names.slice(0, 24).flatMap(followers)].join('\n'),
    }
    const made = JSON.parse(JSON.stringify(await baseline([list, samples])))
    expect(made.platforms.instagram.samples).toHaveLength(24)
    expect(JSON.stringify(made.platforms)).not.toContain('cheese.')
    const { whole, together, codes } = await wholeAndParts([list, samples], { baseline: made })
    expect(together).toEqual(whole.accounts)
    expect([...codes]).not.toContain('part-alone')
    // each against the 23 others, as without a baseline
    const shift = (report: Awaited<ReturnType<typeof vet>>) =>
      report.accounts.map(({ handle, evidence }) => [handle, evidence.find(({ signal }) => signal === 'follower-profile-shift')])
    expect(shift(whole).toSorted()).toEqual(shift(await vet([list, samples])).toSorted())
    const [fired] = whole.accounts.flatMap(({ handle, evidence }) =>
      evidence.filter(({ signal, outcome }) => signal === 'follower-profile-shift' && outcome === 'fired').map(() => handle),
    )
    expect(fired).toBe('cheese.7')
  })

  const words = async (options: VetOptions, named: Input = accounts) =>
    (await vet([named], { shard: '1/2', ...options })).diagnostics.flatMap(({ code, severity, message }) =>
      code === 'part-alone' ? [] : [[code, severity, message]],
    )

  it('say once that creators have other accounts elsewhere, where accounts name any', async () => {
    const named = { ...accounts, content: accounts.content.split('\n').map((row, i) => `${row},${i === 0 ? 'creator' : `Ann ${i % 4}`}`).join('\n') } // biome-ignore format: one list
    expect(await words({}, named)).toEqual([
      ['creators-in-part', 'warning', 'Accounts here name creators, whose other accounts may be in another part of all accounts: the creators of this report have only the accounts of this part, and who has but one in it is left out. Take creators from a run without --shard.'],
    ]) // biome-ignore format: one sentence
    expect((await vet([named])).diagnostics).toEqual([])
    expect(await words({})).toEqual([])
  })

  it('say which rules of the policy they decide by themselves', async () => {
    const config = { policy: { insufficientAccounts: ['warn', 5], flaggedSharePct: ['error', 20], minFollowers: ['error', 10], rejectedRows: ['error', 0] } } as const // biome-ignore format: one list
    expect(await words({ config: config as unknown as NonNullable<VetOptions['config']> })).toEqual([
      ['policy-in-part', 'warning', 'Held against this part of all accounts alone: insufficientAccounts, flaggedSharePct. The whole may pass or fail otherwise. Decide by the counts of all parts together, or by a run without --shard.'],
    ]) // biome-ignore format: one sentence
    expect(await words({ config: { policy: { flaggedSharePct: 'off', minFollowers: ['error', 10] } } })).toEqual([])
  })

  it('say without one what they compared by themselves', async () => {
    const { diagnostics } = await vet([list, history], { shard: '1/4' })
    expect(diagnostics).toMatchObject([{ code: 'part-alone', severity: 'warning', file: null }, { code: 'platform-purge' }])
    expect(diagnostics[0]!.message).toBe(
      'Compared within this part of all accounts alone: expected engagement; usual views, comments and followers a post; days on which many lost followers; expected prices. The whole may judge the same account otherwise. Give every part one baseline: vet baseline <files...> -o baseline.json, then --baseline baseline.json.',
    )
    expect((await vet([list, history])).diagnostics.map(({ code }) => code)).toEqual(['platform-purge'])
  })
})
