import { pointsOf, SUSPICIOUS_POINTS } from '../../src/followers/points.ts'
import { isCoarse, type Scorer, scoreFollowers } from '../../src/followers/score.ts'
import { estimateShare, shareLikelihood } from '../../src/followers/share.ts'
import { seededRandom } from '../../src/metrics/random.ts'
import type { FollowerField } from '../../src/model/records.ts'
import { fitScorer } from './fit.ts'
import { type LabelledSet, pick } from './labelled.ts'
import { areaUnderCurve, brier, type Predicted, ratesAt, reliability, sensitivityAt } from './measures.ts'
import { scoreSampleSignals } from './sample-signals.ts'

/** Mixed samples: this many followers, this many of each share of fakes. */
const SAMPLE = 100
const DRAWS = 40
const MIXTURES = Array.from({ length: 11 }, (_, k) => k / 10)

const UNCLIPPED = 20

/** How well one scorer judges one labelled set. */
export function scoreSet(set: LabelledSet, scorer: Scorer) {
  // ranks are told from scores that do not end at the clip, which would tie the clearest cases
  const ranks = scoreFollowers(set.followers, { ...scorer, clip: UNCLIPPED })
  const scored = set.fake.flatMap((positive, i) => (Number.isNaN(ranks[i]!) ? [] : [{ score: ranks[i]!, positive }]))
  const fakes = scored.filter(({ positive }) => positive).length
  // the score is a likelihood ratio: it becomes a probability where fakes and real followers come in equal parts
  const predicted = scored.map(
    ({ score, positive }): Predicted => ({
      probability: 1 / (1 + Math.exp(-Math.min(Math.max(score, -scorer.clip), scorer.clip))),
      positive,
      weight: 0.5 / (positive ? fakes : scored.length - fakes),
    }),
  )
  return {
    followers: scored.length,
    fakes,
    auc: areaUnderCurve(scored),
    sensitivityAt1Pct: sensitivityAt(scored, 0.01),
    sensitivityAt5Pct: sensitivityAt(scored, 0.05),
    atCut: ratesAt(scored, scorer.suspiciousAt),
    brier: brier(predicted),
    calibration: reliability(predicted, seededRandom(1)),
    share: scoreMixtures(set, scorer),
  }
}

/** Error and coverage of the share's estimate over mixtures of a set's fakes and real followers, drawn with replacement. */
export function scoreMixtures(set: LabelledSet, scorer: Scorer) {
  const random = seededRandom(2)
  const indices = (wanted: boolean) => set.fake.flatMap((fake, i) => (fake === wanted ? [i] : []))
  const [fakes, real] = [indices(true), indices(false)]
  const draw = (from: readonly number[], n: number) => Array.from({ length: n }, () => from[Math.floor(random() * from.length)]!)
  const byShare = MIXTURES.map(share => {
    let error = 0
    let shift = 0
    let covered = 0
    for (let k = 0; k < DRAWS; k++) {
      const bought = Math.round(share * SAMPLE)
      const sample = pick(set, [...draw(fakes, bought), ...draw(real, SAMPLE - bought)])
      const { lnLikelihood, n } = shareLikelihood(scoreFollowers(sample, scorer))
      const estimate = estimateShare(lnLikelihood, n, isCoarse(sample))
      error += Math.abs(estimate.share - share) / DRAWS
      shift += (estimate.share - share) / DRAWS
      if (estimate.range[0] <= share && share <= estimate.range[1]) covered += 1 / DRAWS
    }
    return { share, error, shift, covered }
  })
  const mean = (of: (row: (typeof byShare)[number]) => number) => byShare.reduce((sum, row) => sum + of(row), 0) / byShare.length
  return { error: mean(row => row.error), coverage: mean(row => row.covered), byShare }
}

/** The rule of points on one set: what people read. */
export function scorePoints(set: LabelledSet) {
  return ratesAt(
    set.fake.map((positive, i) => ({ score: pointsOf(set.followers, i), positive })),
    SUSPICIOUS_POINTS,
  )
}

/** What exports may lack, and what the score is worth without it. */
const LACKING: Readonly<Record<string, readonly FollowerField[]>> = {
  'no digits of the name': ['nameDigits'],
  'no picture': ['hasPicture'],
  'no posts': ['posts'],
  'counts only (followers, following, posts)': ['hasPicture', 'nameDigits'],
  'followers and following only': ['posts', 'hasPicture', 'nameDigits'],
  'posts and picture only': ['followers', 'following', 'nameDigits'],
}

export function scoreLacking(set: LabelledSet, scorer: Scorer) {
  return Object.entries(LACKING).map(([lacking, fields]) => {
    const unknown = new Float64Array(set.followers.length).fill(Number.NaN)
    const followers = { ...set.followers, ...Object.fromEntries(fields.map(field => [field, unknown])) }
    const { auc, calibration, share } = scoreSet({ ...set, followers }, scorer)
    return { lacking, auc, calibrationError: calibration.expectedError, shareError: share.error, coverage: share.coverage }
  })
}

/** Every set: with the scorer as shipped, and with one fitted without this set. */
export function evaluateFollowers(sets: readonly LabelledSet[], shipped: Scorer, date: string) {
  return sets.map(set => {
    const others = sets.filter(other => other !== set)
    const withoutIt = others.length > 0 ? fitScorer(others, date) : null
    return {
      set: set.name,
      shipped: scoreSet(set, shipped),
      leftOut: withoutIt && scoreSet(set, withoutIt),
      lacking: scoreLacking(set, withoutIt ?? shipped),
      points: scorePoints(set),
      signals: scoreSampleSignals(set),
    }
  })
}

export type FollowersEvaluation = ReturnType<typeof evaluateFollowers>
