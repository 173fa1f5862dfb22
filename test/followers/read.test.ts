import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const ACCOUNT = { path: 'accounts.csv', content: 'handle,platform,followers,likesPerPost,commentsPerPost\nbrie,instagram,50000,600,20' }
const HEADER = 'handle,platform,follower,followers,following,posts'
const ordinary = (i: number) => `brie,instagram,f${i},${100 + i * 7},${120 + i * 5},${5 + i}`
const unread = (i: number) => `brie,instagram,f${i},0,0,0`

async function read(rows: readonly string[], header = HEADER, kind: 'followers' | null = null) {
  const input = { path: 'sample.csv', content: [header, ...rows].join('\n') }
  const { accounts, diagnostics, inputs } = await vet([ACCOUNT, kind === null ? input : { kind, input }])
  const evidence = accounts[0]!.evidence.find(({ signal }) => signal === 'suspicious-followers')!
  return { account: accounts[0]!, evidence, diagnostics, input: inputs[1]! }
}
const rows = (n: number, row: (i: number) => string, from = 0) => Array.from({ length: n }, (_, i) => row(from + i))

describe('followers of whom nothing could be read', () => {
  it('count neither as fakes nor as people', async () => {
    const sound = await read(rows(105, ordinary))
    const mixed = await read([...rows(45, unread, 200), ...rows(105, ordinary)])
    expect([mixed.evidence.n, mixed.evidence.observed]).toEqual([105, sound.evidence.observed])
    expect(mixed.account).toEqual(sound.account)
    expect(mixed.diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['empty-follower', 'zero-for-missing']))
    expect(mixed.diagnostics.find(({ code }) => code === 'zero-for-missing')!.message).toBe(
      '45 followers follow 0 accounts, which nobody can who follows this one: exports write 0 for a number they do not have. It counts as unknown, and so do followers and posts where those are 0 as well.',
    )
  })

  it('make no sample, however many they are', async () => {
    const { account, evidence } = await read([...rows(148, unread), ordinary(1), ordinary(2)])
    expect([evidence.outcome, account.checked, account.flagged]).toEqual(['unknown', ['engagement', 'shape'], false])
  })

  it('keep what was read of them', async () => {
    const header = `${HEADER},hasPicture`
    const { input, diagnostics } = await read(
      rows(40, i => `${unread(i)},no`),
      header,
    )
    expect([input.accepted, diagnostics.map(({ code }) => code)]).toEqual([40, ['zero-for-missing', 'zero-for-missing', 'sample-not-used']])
  })
})

describe('a sample that is mostly blank', () => {
  const blank = (i: number) => `brie,instagram,b${i},,,`
  const SIGNALS = ['suspicious-followers', 'following-cap', 'benford-following', 'follower-profile-shift']

  it('is neither a pass nor a sign: who is left is no random part of it', async () => {
    const { account, diagnostics } = await read([...rows(210, ordinary), ...rows(211, blank)])
    expect(account.evidence.filter(({ group }) => group === 'sample').map(({ signal, outcome }) => [signal, outcome])).toEqual(
      SIGNALS.map(signal => [signal, 'unknown']),
    )
    expect(account.evidence.slice(0, 3).map(({ missing }) => missing[0])).toEqual([
      'followers and following, or on most platforms posts, of at least half of the sampled followers (210 of 421 have them)',
      'following of at least half of the sampled followers (210 of 421 have them)',
      'following of at least half of the sampled followers (210 of 421 have them)',
    ])
    expect([account.suspiciousFollowerSharePct, account.checked.includes('sample')]).toEqual([null, false])
    expect(diagnostics.find(({ code }) => code === 'sample-in-part')!.message).toBe(
      'Of 421 followers in the sample of brie only 210 have figures to judge by, followers and following, or posts. Whoever is left is no random part of it, so that nothing is said of these followers. Export the sample again, with the figures of all.',
    )
  })

  it('is one where more than half are blank', async () => {
    const { account, diagnostics } = await read([...rows(120, ordinary), ...rows(120, blank)])
    expect(account.evidence.filter(({ outcome }) => outcome === 'clear').map(({ signal }) => signal)).toEqual(
      expect.arrayContaining(SIGNALS.slice(0, 2)),
    )
    expect(diagnostics.map(({ code }) => code)).not.toContain('sample-in-part')
  })
})

describe('a sample that is not used', () => {
  it('is said with what it lacks', async () => {
    const { account, diagnostics } = await read(rows(20, i => `brie,instagram,f${i},${i},4000,0`))
    expect(account.checked).not.toContain('sample')
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The sample of brie (20 followers) could not be used: 30 followers are needed of whom followers and following, or posts, are known. Nothing is said of these followers.',
    ])
    expect((await read(rows(30, i => `brie,instagram,f${i},${i},4000,0`))).diagnostics.map(({ code }) => code)).toEqual([
      'zero-throughout',
      'names-made',
    ])
  })

  it('may be one that names the same followers again', async () => {
    const { diagnostics } = await read([...rows(20, ordinary), ...rows(20, ordinary)])
    expect(diagnostics.map(({ code }) => code)).toEqual(['duplicate-follower', 'sample-not-used'])
    expect(diagnostics[0]!.message).toBe(
      '20 rows of the sample of brie (instagram) name a follower once more; each counts once, by the last row.',
    )
  })
})

it('a sample is told by the headers of scrapers', async () => {
  const header = 'Target account,username,full_name,followers_count,following_count,posts_count,has_profile_pic,is_private,biography'
  const { input, evidence } = await read(
    rows(60, i => `brie,f${i},Some One,${100 + i},${200 + i},${i},true,false,hello`),
    header,
  )
  expect([input.kind, evidence.n]).toEqual(['followers', 60])
})

it('a sample that the user names may tell no more than who is private', async () => {
  const header = 'profileUrl,username,fullName,isPrivate,isVerified,query'
  const content = [header, ...rows(40, i => `https://www.instagram.com/f${i},f${i},Some One,${i % 2 ? 'true' : 'false'},false,brie`)].join(
    '\n',
  )
  const { inputs, diagnostics } = await vet([ACCOUNT, { kind: 'followers', input: { path: 'sample.csv', content } }], {
    map: { handle: 'query', follower: 'username' },
  })
  expect(inputs[1]).toMatchObject({ kind: 'followers', accepted: 40 })
  expect(diagnostics.map(({ code }) => code)).toEqual(['sample-not-used'])
})
