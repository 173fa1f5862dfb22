import { assessSample } from '../followers/assess.ts'
import { ORDINARY_SHARE } from '../followers/suspicion.ts'
import type { FollowerColumns } from '../model/records.ts'
import { count, percent } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, inPart, outcomeOf, unknown } from './signal.ts'

/** A sample in which every tenth follower looks made for sale, and as many more as `bought` asks for. */
const sampleOf = (n: number, bought: number) =>
  exampleRows('handle,platform,followers,following,posts,hasPicture', n, i =>
    i < bought ? ['example', 'instagram', 12 + i, 2_400 + 31 * i, i % 3, i % 4 ? 'yes' : 'no'] : ['example', 'instagram', 310 + 17 * i, 280 + 9 * i, 25 + i, 'yes'],
  ) // biome-ignore format: two kinds of follower

export const suspiciousFollowers = defineSignal({
  id: 'suspicious-followers',
  title: 'Followers that look fake',
  group: 'sample',
  needs: ['facts', 'sample'],
  unit: 'percent of followers',
  limits: { fewestFollowers: 30, transferFollowers: 100, coarseTransferFollowers: 50, oneByOne: 10, least: 0.2, most: 30 },
  source: {
    fewestFollowers: 'judgement (2026): under it the range spans nearly everything',
    transferFollowers: 'shares fitted on SRF 2017 and on InstaFake 2019 differ as samples of about 100 do',
    coarseTransferFollowers:
      'as above, where most followers tell only one of following per follower and posts: shares then err by 4 to 10 points on SRF 2017 and InstaFake 2019, as samples of about 50 do',
    oneByOne:
      'the rule of points finds 4.9 % of the real followers of SRF 2017 and 4.1 % of InstaFake 2019, so up to 9 of 100 by chance, and 60 % and 88 % of the fakes (a third of them at least without posts): fewer than this are no more than real ones show',
    least: 'judgement (2026): bought followers that post and engage pass as people (Purba 2020), so a clean sample clears only weakly',
    most: 'judgement (2026): labels and scorer err on single followers',
  },
  docs: {
    what: 'Each follower of the sample is scored by its profile: how many it follows for each that follows it, whether it follows thousands, posts, picture, digits in the name. The share of fakes that makes these scores likeliest is the estimate; shares on bought audiences and on honest ones are weighed against each other over its whole range. That an account is private counts neither way (31 % of the fakes and 21 % of the real followers of SRF 2017 are, 33 % and 72 % of InstaFake 2019), and verified ones are never suspicious. Where all together look bought and hardly one follower looks suspicious by itself, the estimate is not believed: nothing is said. Where most people watch and never post (TikTok, YouTube, Twitch, Pinterest, Snapchat), posts are not looked at, and the sample weighs less. Digits in the name are looked at on Instagram alone, where they were measured, and not where three in four names have some: those are ids or pseudonyms.',
    why: 'Of 115 influencers whose followers were judged one by one, those that had bought stood around 59 % fakes and the others around 13 %, with almost none between (SRF Data 2017). No figure on the account itself separates them as well.',
    innocent: [
      'Large and old accounts gather dormant followers, and fakes that follow to look real',
      'On platforms where most people only watch, followers have few followers themselves',
      'Private people who only watch: they follow hundreds of accounts, and hardly anybody follows them',
      'A giveaway or a mention by a celebrity drew accounts that only follow',
      'A competitor or a stranger sent the fakes',
      'The sample holds only the newest followers, right after such an event',
    ],
    next: 'Draw another hundred followers at random, not only the newest, and look at twenty of them by hand.',
  },
  get examples(): readonly Example[] {
    const accounts = 'handle,platform,followers\nexample,instagram,48000'
    return [
      { name: 'fired', accounts, followers: sampleOf(100, 55), outcome: 'fired', likelihoodRatio: 12.58 },
      { name: 'clear', accounts, followers: sampleOf(100, 8), outcome: 'clear', likelihoodRatio: 0.2 },
      { name: 'at the limit', accounts, followers: sampleOf(30, 15), outcome: 'fired', likelihoodRatio: 5.36 },
      { name: 'unknown', accounts, followers: sampleOf(29, 15), outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ facts, sample }, limits) {
    const { fewestFollowers, least, most } = limits
    const { share, n, suspicious, likelihoodRatio, silent } = assessSample(sample, facts.account.platform, limits)
    if (silent === 'few')
      return unknown(`${fewestFollowers} followers with followers and following, or on most platforms with posts (the sample has ${n})`)
    if (silent === 'part') return unknown(inPart('followers and following, or on most platforms posts,', n, sample.length))
    if (silent === 'unborne')
      return unknown(
        `another hundred followers drawn at random, with posts and pictures (all together these look fake, but one by one ${suspicious} of ${n})`,
      )
    const ratio = Math.min(Math.max(likelihoodRatio, least), most)
    return {
      outcome: outcomeOf(ratio),
      observed: share * 100,
      expected: ORDINARY_SHARE.middle,
      expectedRange: ORDINARY_SHARE.range,
      n,
      count: suspicious,
      likelihoodRatio: ratio,
    }
  },
  fitting: ({ sample }) => [null, null, mostlyPrivate(sample), null, null, null],
  sentence: ({ observed, n, count: suspicious }) =>
    `${count(suspicious)} of ${count(n)} followers in the sample look suspicious one by one; all together, ${percent(observed)} are estimated to be fake, and 5–25 % is ordinary. How the sample was drawn is not known.`,
})

/** Null where the sample does not say who is private. */
function mostlyPrivate({ private: kept }: FollowerColumns): boolean | null {
  const known = kept.filter(value => !Number.isNaN(value))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) * 2 >= known.length
}
