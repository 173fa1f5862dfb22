import { roundingSd } from '../metrics/quantum.ts'
import { areAverages } from '../metrics/repeated-averages.ts'
import { median } from '../metrics/statistics.ts'
import { POST_FLAG } from '../model/records.ts'
import { count, percent } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, unknown } from './signal.ts'

const DAY_MS = 86_400_000

/** Posts whose likes go up and down between two counts. */
const swinging = (n: number, low: number, high: number) =>
  exampleRows('handle,platform,likes,comments', n, i => ['example', 'instagram', i % 2 ? low : high, 8])

/**
 * Whether exact counts lie closer together than those of people who like for themselves, who are few of the followers: the
 * index of dispersion under its quantile (Wilson and Hilferty 1931).
 */
function variesLessThanChance(likes: readonly number[], mean: number, z: number): boolean {
  if (roundingSd(likes) > 0) return false
  const freedom = likes.length - 1
  const dispersion = likes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / mean
  const spread = 2 / (9 * freedom)
  return dispersion < freedom * (1 - spread - z * Math.sqrt(spread)) ** 3
}

export const flatLikes = defineSignal({
  id: 'flat-likes',
  title: 'Likes that hardly vary',
  group: 'shape',
  needs: ['facts', 'peers', 'posts'],
  unit: 'percent (standard deviation over mean)',
  limits: {
    fewestPosts: 12, mostPosts: 50, fewestLikes: 50, settledDays: 7,
    flat: 0.1, nearlyFlat: 0.15, atFlatAndLow: 2, atFlat: 1.2, chanceZ: 3.09, underChance: 2, mostLikers: 0.2, usual: 0.32, usualLow: 0.2, usualHigh: 0.55,
  }, // biome-ignore format: two lines
  source: {
    fewestPosts: 'judgement (2026)',
    mostPosts: 'judgement (2026): over more, an account grows',
    fewestLikes: 'below it, chance alone makes likes vary',
    settledDays: 'judgement (2026): younger posts still gather likes',
    flat: 'near the first percentile (0.086) of 461 Instagram accounts of 2017 and 2018',
    nearlyFlat: 'judgement (2026), on the same accounts',
    atFlatAndLow: 'judgement (2026)',
    atFlat: 'judgement (2026)',
    chanceZ:
      'the thousandth part of a normal distribution: none of 379 Instagram accounts of 2018 (newest 12 to 50 posts) varies less than chance; the least has 1.19 times its variance',
    underChance: 'judgement (2026)',
    mostLikers:
      'judgement (2026): where more of the followers like, counts vary less than their square root by right (a binomial’s variance)',
    usual: 'median of 461 Instagram accounts of 2017 and 2018',
    usualLow: '10th percentile of 373 Instagram accounts of 2018, newest 50 posts',
    usualHigh: '90th percentile of 373 Instagram accounts of 2018, newest 50 posts',
  },
  docs: {
    what: 'How much likes differ from post to post, within the type of post that it has most of, on posts older than a week. Likes that are rounded coarsely (1M, 2M) cannot tell, nor can likes and comments (or views) that are the same beside every post: somebody wrote the averages there. Where people like for themselves, chance alone makes exact counts vary by about their square root, as long as few of the followers do; less is as strong a sign as flat likes below what is expected.',
    why: 'Likes ordered by the hundred come out alike; real audiences like one picture and pass over the next. Where engagement is also below what is expected, it counts more.',
    innocent: ['A very regular series with a faithful audience', 'A platform that rounds its counts'],
    next: 'Look at the likes of twenty posts in a row; export more of them.',
  },
  get examples(): readonly Example[] {
    const accounts = 'handle,platform,followers\nexample,instagram,90000'
    return [
      { name: 'fired', accounts, posts: swinging(20, 300, 350), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'fired', accounts: 'handle,platform,followers\nexample,instagram,9000', posts: swinging(20, 300, 350), outcome: 'fired', likelihoodRatio: 1.2 },
      { name: 'fired', accounts: 'handle,platform,followers\nexample,instagram,9000', posts: swinging(20, 1_003, 1_011), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'fired', accounts: 'handle,platform,followers\nexample,instagram,1200', posts: swinging(20, 1_003, 1_011), outcome: 'fired', likelihoodRatio: 1.2 },
      { name: 'clear', accounts, posts: swinging(20, 200, 420), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts, posts: swinging(12, 300, 360), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'unknown', accounts, posts: swinging(20, 300, 300), outcome: 'unknown', likelihoodRatio: null },
      { name: 'unknown', accounts, posts: swinging(11, 300, 350), outcome: 'unknown', likelihoodRatio: null },
    ] // biome-ignore format: a table
  },
  check({ facts, peers, posts }, limits) {
    const newest = facts.metrics.snapshot === null ? null : facts.metrics.snapshot - limits.settledDays * DAY_MS
    const settled = new Map<number, number[]>()
    for (let i = 0; i < posts.length; i++) {
      const likes = posts.likes[i]!
      if (Number.isNaN(likes) || posts.flags[i]! & (POST_FLAG.pinned | POST_FLAG.foreignOwner)) continue
      if (newest !== null && posts.date[i]! > newest) continue
      const same = settled.get(posts.type[i]!)
      if (!same) settled.set(posts.type[i]!, [likes])
      else if (same.length < limits.mostPosts) same.push(likes)
    }
    const likes = [...settled.values()].reduce((best, values) => (values.length > best.length ? values : best), [])
    if (likes.length < limits.fewestPosts)
      return unknown(`${limits.fewestPosts} posts of one type with likes, older than ${limits.settledDays} days`)
    if (median(likes) < limits.fewestLikes) return unknown(`${limits.fewestLikes} likes per post`)
    const mean = likes.reduce((sum, value) => sum + value, 0) / likes.length
    // rounding that spreads likes half as much as flat ones vary hides whether they do (judgement, 2026)
    if (roundingSd(likes) >= (limits.flat / 2) * mean) return unknown('likes that are not rounded so coarsely')
    if (areAverages(posts)) return unknown('counts of each post in place of averages')
    const variation = Math.sqrt(likes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (likes.length - 1)) / mean
    const below = (peers.expectation(facts)?.residual ?? 0) < 0
    const { followers } = facts.account
    const fewLike = followers !== null && mean < limits.mostLikers * followers
    const likelihoodRatio =
      fewLike && variesLessThanChance(likes, mean, limits.chanceZ)
        ? limits.underChance
        : variation < limits.flat
          ? below
            ? limits.atFlatAndLow
            : limits.atFlat
          : variation < limits.nearlyFlat
            ? limits.atFlat
            : 1
    return {
      outcome: likelihoodRatio > 1 ? 'fired' : 'clear',
      observed: variation * 100,
      expected: limits.usual * 100,
      expectedRange: [limits.usualLow * 100, limits.usualHigh * 100],
      n: likes.length,
      likelihoodRatio,
    }
  },
  fitting({ posts }) {
    let known = 0
    let round = 0
    for (const likes of posts.likes) {
      if (!(likes >= 1_000)) continue
      known++
      if (likes % 100 === 0) round++
    }
    return [null, known > 0 && round / known > 0.8]
  },
  sentence: ({ outcome, observed, expected, n }) =>
    `Likes vary by ${outcome === 'fired' ? 'only ' : ''}${percent(observed)} over ${n} posts; ${count(expected)} % is usual.`,
})
