import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bleedAfter } from '../../src/growth/bleed.ts'
import { clean, quantumOfEach } from '../../src/growth/clean.ts'
import { steadiest } from '../../src/growth/drip.ts'
import { growthOf } from '../../src/growth/growth.ts'
import { baselines, scaleOf } from '../../src/growth/intervals.ts'
import { DAY_MS, type Points, significantDigits } from '../../src/growth/points.ts'
import { commonDrops } from '../../src/growth/purges.ts'
import { median } from '../../src/metrics/statistics.ts'
import { newAccount } from '../../src/model/account-row.ts'
import { type HistoryColumns, POST_FLAG, type PostColumns } from '../../src/model/records.ts'
import { lnStepRatio, unexplainedStep } from '../../src/signals/unexplained-step.ts'

const points = (followers: readonly number[], everyDays = 7): Points => ({
  length: followers.length,
  date: Float64Array.from(followers, (_, i) => i * everyDays * DAY_MS),
  followers: Float64Array.from(followers),
})

const history = (followers: readonly number[], everyDays = 7): HistoryColumns => {
  const { length, date, followers: counts } = points(followers, everyDays)
  const none = new Float64Array(length).fill(Number.NaN)
  return { length, date, followers: counts, following: none, posts: none, likesPerPost: none, commentsPerPost: none, viewsPerPost: none }
}

/** Posts by their day, with likes; newest first as the engine gives them. */
const postsOf = (rows: readonly (readonly [day: number, likes: number, flags?: number])[]): PostColumns => {
  const newest = [...rows].sort((a, b) => b[0] - a[0])
  const none = new Float64Array(newest.length).fill(Number.NaN)
  return {
    length: newest.length,
    date: Float64Array.from(newest, ([day]) => day * DAY_MS),
    likes: Float64Array.from(newest, ([, likes]) => likes),
    flags: Uint8Array.from(newest, ([, , flags]) => flags ?? 0),
    type: new Uint16Array(newest.length),
    types: [''],
    comments: none,
    shares: none,
    saves: none,
    views: none,
    reach: none,
    impressions: none,
    followersAtPosting: none,
  }
}

const grown = (counts: readonly number[], posts: PostColumns | null = null, everyDays = 7) =>
  growthOf(
    {
      account: newAccount('a', 'instagram', { file: 'a.csv', line: 2 }),
      posts,
      history: history(counts, everyDays),
    },
    null,
  )!

/** Counts from gains. */
const summed = (first: number, gains: readonly number[]) => {
  let followers = first
  return [first, ...gains.map(gain => (followers += gain))]
}

describe('the baseline of a gain', () => {
  // without the 900: 10 20 30 40 50 60 70 80 90 100 110, median 60; deviations 50 40 30 20 10 0 10 20 30 40 50, median 30
  const gains = Float64Array.from([10, 20, 30, 40, 50, 900, 60, 70, 80, 90, 100, 110])

  it('is the median of the others, and their median deviation', () => {
    const { baseline, mad } = baselines(gains)
    expect([baseline[5], mad[5]]).toEqual([60, 30])
  })

  it('does not exist with ten others', () => {
    expect(baselines(gains.subarray(0, 11)).baseline[5]).toBeNaN()
  })

  it('looks twelve to either side and no further', () => {
    const rising = Float64Array.from({ length: 101 }, (_, i) => i)
    // 38…62 without 50: the two middle ones are 49 and 51
    expect(baselines(rising).baseline[50]).toBe(50)
    // 0…12 without 0
    expect(baselines(rising).baseline[0]).toBe(6.5)
  })

  it('is the same as of a window sorted anew for each gain', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 }), numbers => {
        const { baseline, mad } = baselines(Float64Array.from(numbers))
        for (const i of numbers.keys()) {
          const others = numbers.filter((_, k) => k !== i && Math.abs(k - i) <= 12)
          if (others.length < 11) expect(baseline[i]).toBeNaN()
          else {
            expect(baseline[i]).toBe(median(others))
            expect(mad[i]).toBe(median(others.map(gain => Math.abs(gain - baseline[i]!))))
          }
        }
      }),
    )
  })

  it('has a scale of at least a tenth of itself, the rounding and one', () => {
    expect(scaleOf(60, 30, 1)).toBeCloseTo(44.478, 3)
    expect(scaleOf(-900, 30, 1)).toBe(90)
    expect(scaleOf(60, 30, 1_000)).toBe(1_000)
    expect(scaleOf(0, 0, 0.1)).toBe(1)
  })
})

describe('rounded counts', () => {
  it('show three digits or fewer', () => {
    expect([48_200, 1_000_000, 7, 0, 12_345].map(significantDigits)).toEqual([3, 1, 1, 1, 5])
  })

  it('move in steps of the third digit', () => {
    expect([...quantumOfEach(points([987_000, 995_000, 1_010_000, 1_240_000]))]).toEqual([1_000, 1_000, 10_000, 10_000])
  })

  it('move in coarser steps where a decade shows two digits only', () => {
    expect([...quantumOfEach(points([987_000, 1_100_000, 1_200_000, 1_300_000]))]).toEqual([1_000, 100_000, 100_000, 100_000])
  })

  it('are exact where more digits show', () => {
    expect([...quantumOfEach(points([48_211, 48_300, 48_457]))]).toEqual([1, 1, 1])
  })

  it('do not turn the step of their last digit into a step of followers', () => {
    // 100 thousand followers, +350 a week, shown to the thousand: gains are 0 and 1,000
    const shown = Array.from({ length: 40 }, (_, i) => Math.floor((1_000_000 + 3_500 * i) / 10_000) * 10_000)
    expect(grown(shown)).toMatchObject({ rounded: true, steps: [], unexplained: { flat: 0, open: 0 } })
  })
})

describe('counts an export made up', () => {
  it('leaves out what lies on a straight line between two counts', () => {
    const weekly = [10_000, 10_700, 12_100, 12_450]
    const daily = Array.from({ length: 22 }, (_, i) => {
      const week = Math.min(Math.floor(i / 7), 2)
      return weekly[week]! + ((weekly[week + 1]! - weekly[week]!) * (i - 7 * week)) / 7
    })
    const { points: kept, interpolated } = clean(points(daily, 1))
    expect([...kept.followers]).toEqual(weekly)
    expect(interpolated).toBe(18)
  })

  it('leaves out a single count far off both its neighbours', () => {
    const { points: kept, outliers } = clean(points([10_000, 10_100, 1_020, 10_300, 10_390, 104_000, 10_600]))
    expect([...kept.followers]).toEqual([10_000, 10_100, 10_300, 10_390, 10_600])
    expect(outliers).toBe(2)
  })

  it('keeps a rise that stays, and ordinary scatter', () => {
    const counts = [10_000, 10_100, 15_000, 15_090, 15_210, 15_300]
    expect([...clean(points(counts)).points.followers]).toEqual(counts)
  })
})

describe('a step', () => {
  const gains = Array.from({ length: 30 }, (_, i) => (i === 15 ? 5_100 : 100 + (i % 3)))
  const counts = summed(20_000, gains)
  const quiet = Array.from({ length: 30 }, (_, i): readonly [number, number] => [3 + 7 * i, 300])
  const with_ = (changes: Readonly<Record<number, readonly [number, number, number?]>>) =>
    postsOf(quiet.map((post, i) => changes[i] ?? post))

  it('is what exceeds the usual gain, over the followers of today', () => {
    const { steps, unexplained } = grown(counts)
    // usual gain 101, today 20,000 + 5,100 + 29 gains of 101 on average (2,930)
    expect(steps).toMatchObject([{ from: 105 * DAY_MS, to: 112 * DAY_MS, gain: 5_100, excess: 4_999, kind: 'open' }])
    expect(unexplained!.open).toBeCloseTo(4_999 / counts.at(-1)!, 10)
  })

  it('is flat where posts within a week did as usual', () => {
    expect(grown(counts, postsOf(quiet)).steps[0]!.kind).toBe('flat')
  })

  it('rose where they did better by three tenths', () => {
    expect(grown(counts, with_({ 14: [101, 390], 15: [108, 390], 16: [115, 390] })).steps[0]!.kind).toBe('rose')
    expect(grown(counts, with_({ 14: [101, 389], 15: [108, 389], 16: [115, 389] })).steps[0]!.kind).toBe('flat')
  })

  it('is explained by a giveaway or a viral post within a fortnight', () => {
    expect(grown(counts, with_({ 13: [92, 300, POST_FLAG.giveaway] })).steps[0]!.kind).toBe('giveaway')
    expect(grown(counts, with_({ 13: [90, 300, POST_FLAG.giveaway] })).steps[0]!.kind).toBe('flat')
    expect(grown(counts, with_({ 13: [92, 1_200] })).steps[0]!.kind).toBe('viral')
    expect(grown(counts, with_({ 13: [92, 1_199] })).steps[0]!.kind).toBe('flat')
  })

  it('cannot be told without four posts elsewhere', () => {
    expect(grown(counts, postsOf([[108, 300], [10, 300], [20, 300], [30, 300]])).steps[0]!.kind).toBe('open') // biome-ignore format: a row
    expect(grown(counts, postsOf([[108, 300], [10, 300], [20, 300], [30, 300], [40, 300]])).steps[0]!.kind).toBe('flat') // biome-ignore format: a row
  })

  it('must be two percent of the followers', () => {
    const large = (gain: number) => grown(summed(200_000, gains.map((usual, i) => (i === 15 ? gain : usual)))).steps.length // biome-ignore format: a row
    // 200,000 and fifteen gains of 101 before it: two percent are 4,030.3
    expect(large(4_030)).toBe(0)
    expect(large(4_031)).toBe(1)
  })

  it('is one where an order came over several days', () => {
    const daily = summed(20_000, Array.from({ length: 60 }, (_, i) => ([30, 31, 32].includes(i) ? 900 : 20 + (i % 3)))) // biome-ignore format: a row
    expect(grown(daily, null, 1).steps).toMatchObject([{ from: 30 * DAY_MS, to: 33 * DAY_MS, gain: 2_700, excess: 2_637 }])
  })
})

describe('the likelihood ratio of unexplained steps', () => {
  const { limits } = unexplainedStep
  const ratio = (share: number) => Math.exp(lnStepRatio(share, limits as Parameters<typeof lnStepRatio>[1]))

  it('runs straight in logs between its points, and is level outside them', () => {
    expect(ratio(0.02)).toBe(1)
    expect(ratio(0.1)).toBeCloseTo(1.6, 10)
    // halfway between 0.10 and 0.20: √(1.6 · 3.5)
    expect(ratio(0.15)).toBeCloseTo(2.36643, 5)
    expect(ratio(0.9)).toBeCloseTo(12, 10)
  })
})

describe('bleeding', () => {
  // 1,000 came by day 7; 60 days later is day 67, four sevenths into the week from day 63 to 70
  const counts = [10_000, 11_000, 10_900, 10_900, 10_850, 10_850, 10_850, 10_850, 10_850, 10_850, 10_780]
  const step = { to: 7 * DAY_MS, rise: 1_000 }

  it('is the net loss in sixty days over the step', () => {
    expect(bleedAfter(step, points(counts), 60, [])).toBeCloseTo((100 + 50 + (70 * 4) / 7) / 1_000, 10)
  })

  it('leaves out what a purge took', () => {
    const purge = { from: 10 * DAY_MS, to: 11 * DAY_MS }
    expect(bleedAfter(step, points(counts), 60, [purge])).toBeCloseTo((50 + (70 * 4) / 7) / 1_000, 10)
  })

  it('cannot be told before the days are over', () => {
    expect(bleedAfter(step, points(counts.slice(0, -1)), 60, [])).toBeNull()
  })
})

describe('a drip', () => {
  const options = { intervals: 4, longestDays: 8, gainPerDay: 50 }

  it('is the least variation of daily gains', () => {
    // 90 110 90 110: mean 100, variance 4 · 100 / 3
    expect(steadiest(points(summed(0, [500, 90, 110, 90, 110, 900]), 1), options)).toEqual({
      variation: Math.sqrt(400 / 3) / 100,
      gainPerDay: 100,
      daysAnInterval: 1,
    })
  })

  it('needs fifty a day, over intervals that are short', () => {
    expect(steadiest(points(summed(0, [90, 110, 90, 110]), 7), options)).toBeNull()
    expect(steadiest(points(summed(0, [900, 1_100, 900, 1_100]), 9), options)).toBeNull()
    expect(steadiest(points(summed(0, [900, 1_100, 900, 1_100]), 8), options)?.gainPerDay).toBeCloseTo(125, 10)
  })
})

describe('growth and engagement together', () => {
  it('compares two halves of the posts, at the followers of their median dates', () => {
    // 10,000 followers until day 70, doubled in one step; posts on days 7…63 and 77…133
    const counts = Array.from({ length: 21 }, (_, i) => (i <= 10 ? 10_000 : 20_000))
    const posts = postsOf(
      Array.from({ length: 10 }, (_, i): readonly [number, number] => [i < 5 ? 7 + 14 * i : 77 + 14 * (i - 5), i < 5 ? 100 : 149.75]),
    )
    const { halves } = grown(counts, posts)
    expect(halves!.followersChange).toBeCloseTo(Math.log(2), 10)
    expect(halves!.engagementChange).toBeCloseTo(Math.log(150.25 / 100.5), 10)
    expect(halves).toMatchObject({ error: 0, postsInHalf: 5 })
  })
})

describe('a purge', () => {
  const falling = (at: number, days = 1) => ({
    points: points(
      Array.from({ length: 30 }, () => 1_000),
      1,
    ),
    drops: [{ from: at * DAY_MS, to: (at + days) * DAY_MS }],
  })
  const calm = { ...falling(0), drops: [] }

  it('is a day on which five accounts and a fifth of all drop', () => {
    const five = [1, 2, 3, 4, 5].map(() => falling(9))
    expect(commonDrops(five)).toEqual([{ from: 10 * DAY_MS, to: 11 * DAY_MS }])
    expect(commonDrops(five.slice(1))).toEqual([])
    // months between counts that are not taken to the minute, and longer ones, which show no day
    const monthly = (longer: number) => five.map((_, i) => ({ ...falling(9), drops: [{ from: 0, to: 31 * DAY_MS + longer + i * 60_000 }] }))
    expect(commonDrops(monthly(0))).toHaveLength(1)
    expect(commonDrops(monthly(DAY_MS))).toEqual([])
    expect(commonDrops([...five, ...Array.from({ length: 20 }, () => calm)])).toEqual([{ from: 10 * DAY_MS, to: 11 * DAY_MS }])
    expect(commonDrops([...five, ...Array.from({ length: 21 }, () => calm)])).toEqual([])
  })

  it('is found on the day that histories of other rhythms share', () => {
    const weekly = [4, 5, 6, 7, 8].map(at => falling(at, 5))
    // days 5–9, 6–10, 7–11, 8–12, 9–13: only day 9 in all five
    expect(commonDrops(weekly)).toEqual([{ from: 9 * DAY_MS, to: 10 * DAY_MS }])
  })
})
