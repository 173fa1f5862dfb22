import { isPart } from '../followers/assess.ts'
import { benfordNull, deviationFromBenford, firstDigits } from '../followers/benford.ts'
import { quantile } from '../metrics/statistics.ts'
import { count, percent } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, inPart, outcomeOf, unknown } from './signal.ts'

/** Counts of following that grow by a fixed factor obey Benford's law; counts that sellers set by the thousand do not. */
const sampleOf = (n: number, ordered: number) =>
  exampleRows('handle,platform,followers,following', n, i => ['example', 'instagram', 500 + i, i < ordered ? 6_000 + 40 * i : Math.round(20 * 200 ** (i / n))]) // biome-ignore format: one row

export const benfordFollowing = defineSignal({
  id: 'benford-following',
  title: 'First digits of what followers follow',
  group: 'sample',
  needs: ['sample'],
  unit: 'percentage points (mean deviation from Benford’s law)',
  limits: { fewestFollowers: 200, sharpestAt: 200, lnSpread: 1.2, rank: 0.01, ratio: 2 },
  source: {
    fewestFollowers: 'under it chance deviates as much (simulated, 2026)',
    sharpestAt: 'judgement (2026): no honest audience obeys the law exactly, so larger samples are judged like one of 200; else nine in ten samples of 1,000 real followers of SRF 2017 would fail',
    lnSpread: 'Scott and Fasli 2001: counts must spread this widely to obey the law; the real followers of InstaFake 2019 do not (0.78)',
    rank: 'Golbeck 2015',
    ratio: 'Golbeck 2015, held low: of honest samples of 200 from SRF 2017 one in six fails',
  }, // biome-ignore format: one line each
  docs: {
    what: 'How often the first digit of the number of accounts each sampled follower follows is 1, 2 … 9, against Benford’s law, and against what samples of that size deviate by chance. Never on followers or likes, which do not obey it.',
    why: 'How many accounts people follow grows by itself and spreads over orders of magnitude; sellers’ accounts follow by order, and their counts pile up.',
    innocent: [
      'Followers of one age and country who all follow a few hundred accounts',
      'The platform’s own suggestions made newcomers follow alike',
      'The sample holds only followers of one day',
    ],
    next: 'Look at the followers whose digit stands out: whether they follow the same accounts.',
  },
  get examples(): readonly Example[] {
    const accounts = 'handle,platform,followers\nexample,instagram,48000'
    return [
      { name: 'fired', accounts, followers: sampleOf(300, 90), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'clear', accounts, followers: sampleOf(300, 0), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts, followers: sampleOf(200, 60), outcome: 'fired', likelihoodRatio: 2 },
      { name: 'unknown', accounts, followers: sampleOf(199, 60), outcome: 'unknown', likelihoodRatio: null },
    ]
  },
  check({ sample }, { fewestFollowers, sharpestAt, lnSpread, rank, ratio }) {
    const seen = firstDigits(sample.following)
    if (seen.n < fewestFollowers) return unknown(`${fewestFollowers} followers who follow someone (the sample has ${seen.n})`)
    if (isPart(seen.known, sample)) return unknown(inPart('following', seen.known, sample.length))
    if (seen.lnSpread < lnSpread) return unknown('followers who follow few and many: these all follow about as many')
    const deviation = deviationFromBenford(seen.digits)
    const byChance = benfordNull(Math.min(seen.n, sharpestAt))
    const asLarge = byChance.reduce((sum, value) => (value >= deviation ? sum + 1 : sum), 0)
    const likelihoodRatio = (1 + asLarge) / (1 + byChance.length) < rank ? ratio : 1
    return {
      outcome: outcomeOf(likelihoodRatio),
      observed: deviation * 100,
      expected: quantile(byChance, 0.5) * 100,
      expectedRange: [quantile(byChance, 0.1) * 100, quantile(byChance, 0.9) * 100],
      n: seen.n,
      likelihoodRatio,
    }
  },
  sentence: ({ outcome, observed, expected, n }) =>
    `First digits of how many accounts ${count(n)} followers follow deviate from Benford’s law by ${percent(observed)} on average, ${outcome === 'fired' ? 'more than' : 'as'} chance does (${percent(expected)}).`,
})
