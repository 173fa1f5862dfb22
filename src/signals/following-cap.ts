import { isPart } from '../followers/assess.ts'
import { capRatio, countAtCap } from '../followers/following-cap.ts'
import { count, percent } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, inPart, outcomeOf, unknown } from './signal.ts'

const sampleOf = (n: number, atCap: number, platform: string) =>
  exampleRows('handle,platform,followers,following,posts', n, i => ['example', platform, 400 + 5 * i, i < atCap ? 7_400 : 300 + 7 * i, 40])

const ELSEWHERE = unknown('a platform that limits following at 7,500 (Instagram)')

/** Percent of real followers of SRF 2017. */
const USUAL = 2

export const followingCap = defineSignal({
  id: 'following-cap',
  title: 'Followers at the limit of following',
  group: 'sample',
  needs: ['sample'],
  unit: 'percent of followers',
  limits: { fewestFollowers: 100, nearCap: 7_000, least: 0.4, most: 12 },
  source: {
    fewestFollowers: 'judgement (2026): 2 % of fewer are one or two',
    nearCap: 'Instagram lets an account follow 7,500; SRF 2017 and Purba 2020 count from 7,000',
    least: 'judgement (2026): not every seller runs accounts up to the limit',
    most: 'SRF 2017 and Purba 2020: five and nine times as many fakes as real followers are there',
  },
  docs: {
    what: 'The share of sampled followers that follow 7,000 accounts or more, on Instagram, where 7,500 is the limit.',
    why: 'Accounts that are sold or exchanged follow whoever pays until they can follow no more. Those that also post look real in all else, but they stand there: 9 % of bought ones and 2 % of real ones.',
    innocent: [
      'The subject draws people who follow for a follow back: other creators, shops, musicians',
      'A follow-for-follow round of many small accounts',
    ],
    next: 'Look at those followers: what they post, and whether they follow hundreds of unrelated influencers.',
  },
  get examples(): readonly Example[] {
    const accounts = (platform: string) => `handle,platform,followers\nexample,${platform},48000`
    return [
      { name: 'fired', accounts: accounts('instagram'), followers: sampleOf(200, 22, 'instagram'), outcome: 'fired', likelihoodRatio: 12 },
      { name: 'clear', accounts: accounts('instagram'), followers: sampleOf(200, 2, 'instagram'), outcome: 'clear', likelihoodRatio: 0.4 },
      { name: 'at the limit', accounts: accounts('instagram'), followers: sampleOf(100, 9, 'instagram'), outcome: 'fired', likelihoodRatio: 4.31 },
      { name: 'unknown', accounts: accounts('instagram'), followers: sampleOf(99, 9, 'instagram'), outcome: 'unknown', likelihoodRatio: null },
      { name: 'unknown', accounts: accounts('tiktok'), followers: sampleOf(200, 22, 'tiktok'), outcome: 'unknown', likelihoodRatio: null },
    ] // biome-ignore format: a table
  },
  elsewhere: platform => (platform === 'instagram' ? null : ELSEWHERE),
  check({ sample }, { fewestFollowers, nearCap, least, most }) {
    const cap = countAtCap(sample, nearCap)
    if (cap.n < fewestFollowers) return unknown(`${fewestFollowers} followers with following (the sample has ${cap.n})`)
    if (isPart(cap.n, sample)) return unknown(inPart('following', cap.n, sample.length))
    const observed = (cap.atCap / cap.n) * 100
    // more than usual is nothing in an account's favour, however well the spread of honest shares explains it
    const likelihoodRatio = Math.min(Math.max(capRatio(cap), observed > USUAL ? 1 : least), most)
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed,
      expected: USUAL,
      expectedRange: [0, 5],
      n: cap.n,
      count: cap.atCap,
      likelihoodRatio,
    }
  },
  sentence: ({ observed, n, count: atCap }) =>
    `${count(atCap)} of ${count(n)} sampled followers follow 7,000 accounts or more (${percent(observed)}; about 2 % is usual).`,
})
