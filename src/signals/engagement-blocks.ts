import { areAverages } from '../metrics/repeated-averages.ts'
import { POST_FLAG, type PostColumns } from '../model/records.ts'
import { times } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows, unknown } from './signal.ts'

/** Posts of which some, here and there, have `gap` times the likes of the others. */
const heaps = (n: number, gap: number, upper: (post: number) => boolean) =>
  exampleRows('handle,platform,likes', n, i => ['example', 'instagram', Math.round((100 + (i % 5) * 4) * (upper(i) ? gap : 1))])

export const engagementBlocks = defineSignal({
  id: 'engagement-blocks',
  title: 'Likes in two separate blocks',
  group: 'shape',
  needs: ['posts'],
  unit: 'times (likes of the upper block over the lower)',
  limits: { fewestPosts: 20, mostPosts: 200, bicGain: 10, gap: 3, smallestHeap: 0.15, purity: 0.9, likelihoodRatio: 1.5 },
  source: {
    fewestPosts: 'judgement (2026)',
    mostPosts: 'judgement (2026): over more, an account grows',
    bicGain: 'very strong evidence after Kass and Raftery 1995',
    gap: 'judgement (2026)',
    smallestHeap: 'judgement (2026): a few viral posts are no heap',
    purity: 'judgement (2026)',
    likelihoodRatio: 'judgement (2026)',
  },
  docs: {
    what: 'Whether the likes of its posts fall into two separate heaps, at least a factor of three apart, that neither the type of post nor the date explains. Likes and comments (or views) that are the same beside every post are averages, and cannot tell.',
    why: 'Where only some posts get an order of likes, those stand apart from the rest.',
    innocent: ['Some posts were advertised', 'Two subjects with two audiences', 'Collaborations with larger accounts'],
    next: 'Look at what the upper posts have in common.',
  },
  get examples(): readonly Example[] {
    const accounts = 'handle,platform,followers\nexample,instagram,9000'
    return [
      { name: 'fired', accounts, posts: heaps(30, 6, i => i % 3 === 0), outcome: 'fired', likelihoodRatio: 1.5 },
      { name: 'clear', accounts, posts: heaps(30, 6, i => i < 15), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts, posts: heaps(20, 2.8, i => i % 3 === 0), outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts, posts: heaps(20, 3.3, i => i % 3 === 0), outcome: 'fired', likelihoodRatio: 1.5 },
      { name: 'unknown', accounts, posts: exampleRows('handle,platform,likes,comments', 20, () => ['example', 'instagram', 300, 8]), outcome: 'unknown', likelihoodRatio: null },
      { name: 'unknown', accounts, posts: heaps(19, 6, i => i % 3 === 0), outcome: 'unknown', likelihoodRatio: null },
    ] // biome-ignore format: a table
  },
  check({ posts }, limits) {
    const rows: number[] = []
    for (let i = 0; i < posts.length && rows.length < limits.mostPosts; i++)
      if (posts.likes[i]! >= 0 && !(posts.flags[i]! & (POST_FLAG.pinned | POST_FLAG.foreignOwner))) rows.push(i)
    if (rows.length < limits.fewestPosts) return unknown(`${limits.fewestPosts} posts with likes`)
    if (areAverages(posts)) return unknown('counts of each post in place of averages')
    const values = rows.map(i => Math.log(posts.likes[i]! + 1))
    const split = twoHeaps(values, limits.smallestHeap)
    const apart = split.bicGain > limits.bicGain && split.gap >= Math.log(limits.gap)
    const fired = apart && !explained(rows, posts, i => Math.log(posts.likes[i]! + 1) > split.cut, limits.purity)
    return {
      outcome: fired ? 'fired' : 'clear',
      observed: Math.exp(split.gap),
      expected: null,
      expectedRange: null,
      n: rows.length,
      likelihoodRatio: fired ? limits.likelihoodRatio : 1,
    }
  },
  sentence: ({ outcome, observed }) =>
    outcome === 'fired'
      ? `Likes fall into two heaps, one ${times(observed)} the other, which neither date nor type of post explains.`
      : `Likes fall into no two heaps far apart, or date or type of post explains them: the best cut has one ${times(observed)} the other.`,
})

/**
 * The best cut of the values in two, by least squares; the gain is of the Bayesian information criterion over one heap.
 * @param smallest share of the values that a heap has at least
 */
export function twoHeaps(
  values: readonly number[],
  smallest: number,
): { readonly cut: number; readonly gap: number; readonly bicGain: number } {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const total = sorted.reduce((sum, value) => sum + value, 0)
  const squares = sorted.reduce((sum, value) => sum + value * value, 0)
  const floor = n * 1e-4
  // a single viral post is no heap
  const fewest = Math.max(4, Math.ceil(n * smallest))
  const whole = Math.max(squares - (total * total) / n, floor)
  let best = { cut: Number.POSITIVE_INFINITY, gap: 0, bicGain: Number.NEGATIVE_INFINITY }
  let sum = 0
  let within = Number.POSITIVE_INFINITY
  for (let i = 1; i < n; i++) {
    sum += sorted[i - 1]!
    const rest = total - sum
    const inside = Math.max(squares - (sum * sum) / i - (rest * rest) / (n - i), floor)
    if (i < fewest || n - i < fewest || sorted[i] === sorted[i - 1] || inside >= within) continue
    within = inside
    const share = i / n
    const mixing = -2 * n * (share * Math.log(share) + (1 - share) * Math.log(1 - share))
    best = {
      cut: (sorted[i]! + sorted[i - 1]!) / 2,
      gap: rest / (n - i) - sum / i,
      // two more parameters: the second mean and the share
      bicGain: n * Math.log(whole / inside) - mixing - 2 * Math.log(n),
    }
  }
  return best
}

/** Whether the type of post, or one cut in time, sorts this share of the posts into their heap. */
function explained(rows: readonly number[], posts: PostColumns, upper: (row: number) => boolean, purity: number): boolean {
  const types = new Map<number, [number, number]>()
  for (const row of rows) {
    const counts = types.get(posts.type[row]!) ?? [0, 0]
    counts[upper(row) ? 1 : 0]++
    types.set(posts.type[row]!, counts)
  }
  const all = rows.filter(upper).length
  const baseline = Math.max(all, rows.length - all) / rows.length
  const byType = [...types.values()].reduce((sum, counts) => sum + Math.max(...counts), 0) / rows.length
  let before = 0
  let byDate = 0
  rows.forEach((row, i) => {
    if (upper(row)) before++
    const right = before + (rows.length - i - 1 - (all - before))
    byDate = Math.max(byDate, right / rows.length, 1 - right / rows.length)
  })
  const explains = (share: number) => share >= purity && share > baseline
  return (types.size > 1 && explains(byType)) || explains(byDate)
}
