import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { digitsInName } from '../../src/input/values.ts'

const letters = (i: number) => `${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}`
/** People who mostly watch: on the edge, so that digits in their names would turn the scale. */
const rows = (platform: string, name: (i: number) => string) =>
  Array.from(
    { length: 100 },
    (_, i) => `brie,${platform},${name(i)},${20 + ((i * 37) % 200)},${200 + ((i * 53) % 500)},${i % 3 ? (i * 7) % 40 : 0},yes`,
  )

async function judged(name: (i: number) => string, platform = 'instagram') {
  const { accounts, diagnostics } = await vet([
    { path: 'accounts.csv', content: `handle,platform,followers,likesPerPost,commentsPerPost\nbrie,${platform},48000,520,10` },
    {
      path: 'followers.csv',
      content: ['handle,platform,follower,followers,following,posts,hasPicture', ...rows(platform, name)].join('\n'),
    },
  ])
  return { account: accounts[0]!, messages: diagnostics.map(({ message }) => message) }
}
const hex = (i: number) => `${(((i + 1) * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}c3`

describe('digits of names that nobody chose', () => {
  it.each([
    ['ids', (i: number) => String(5_800_000_000 + i * 7_919), '100 followers are called by a number, which is an id and no name that somebody chose: its digits count as unknown.'],
    ['serial names', (i: number) => `follower_${String(i).padStart(4, '0')}`, 'Of 100 names in the sample of brie 100 have digits. Names that people chose seldom have, and ids, pseudonyms and serial names do, so the digits count as unknown.'],
    ['hashes', hex, expect.stringMatching(/^Of 100 names in the sample of brie \d+ have digits\. /)],
  ])('count as unknown, and that is said: %s', async (_, name, message) => {
    const [made, none] = await Promise.all([judged(name), judged(() => '')])
    expect(made.account).toEqual(none.account)
    expect(made.messages).toEqual([message])
  }) // biome-ignore format: a table

  it.each(['facebook', 'linkedin', 'tiktok', 'youtube', 'x'])(
    'count for nothing on %s, where names were never measured',
    async platform => {
      const own = await judged(i => `anna.${letters(i)}${i % 4 === 0 ? '1990' : ''}`, platform)
      const given = await judged(i => `anna-${letters(i)}-${i}8b3a17142`, platform)
      expect(own.account).toEqual(given.account)
      expect(own.messages).toEqual([])
    },
  )

  it('are judged where most names have none', async () => {
    const share = async (every: number) =>
      (await judged(i => `anna.${letters(i)}${i % every === 0 ? '1990' : ''}`)).account.evidence.find(
        ({ signal }) => signal === 'suspicious-followers',
      )!.observed ?? 100
    expect(await share(3)).toBeGreaterThan(await share(100))
  })

  it('are made from three in four names with digits on', async () => {
    const with_ = (n: number) => judged(i => `anna.${letters(i)}${i < n ? '1990' : ''}`)
    expect((await with_(74)).messages.join()).not.toContain('pseudonyms')
    expect((await with_(75)).messages.join()).toContain('Of 100 names in the sample of brie 75 have digits.')
  })

  it('are unknown one by one where a name is a number', () => {
    expect(['anna', 'anna1990', '٣anna', '1_2'].map(digitsInName)).toEqual([0, 4, 0, 2])
    expect(['5800000000', ''].map(digitsInName)).toEqual([Number.NaN, Number.NaN])
  })
})
