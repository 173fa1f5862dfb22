import type { Charts } from '../model/report.ts'
import { dayOf } from '../text/day.ts'
import { followersToday, type Growth, type Stretch } from './growth.ts'
import { followersAt } from './points.ts'
import { inPurge } from './purges.ts'

/** What pages draw of a growth: the counts it was judged by, and its unusual steps in order of time. */
export function growthCharts(
  growth: Growth | null,
  followers: number | null,
  purges: readonly Stretch[],
): Pick<Charts, 'followers' | 'steps'> {
  if (growth === null) return { followers: [], steps: [] }
  const { points, steps, drops } = growth
  const today = followersToday(followers, points)
  const rises = steps.map(({ from, to, gain, excess, kind }) => ({ from, to, gain, sharePct: (excess / today) * 100, kind }))
  const losses = drops
    .filter(({ from, to }) => inPurge(from, to, purges))
    .map(({ from, to }) => {
      const gain = followersAt(points, to)! - followersAt(points, from)!
      return { from, to, gain, sharePct: (gain / today) * 100, kind: 'purge' as const }
    })
  return {
    followers: Array.from(points.date, (date, i) => ({ date: dayOf(date), followers: points.followers[i]! })),
    steps: [...rises, ...losses]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to, ...rest }) => ({ from: dayOf(from), to: dayOf(to), ...rest })),
  }
}
