import type { AccountReport } from '../../model/report.ts'
import { bandOf } from './band.ts'
import type { PlotView } from './data.ts'
import { shown } from './text.ts'

/** The check that says what engagement is expected of an account, stated as its platform's norm is. */
const SIGNAL = 'engagement-residual'

interface Point {
  readonly index: number
  readonly platform: string
  readonly formula: string | null
  readonly followers: number
  readonly y: number
  readonly expected: number
  readonly low: number
  readonly high: number
}

/**
 * The choices of the plot. Platforms state engagement in ways that cannot be compared (likes, views, likes and comments), so
 * each has a plot of its own, and all together are drawn against what is expected of each.
 */
export function plotViews(accounts: readonly AccountReport[]): PlotView[] {
  const points = accounts.flatMap(pointOf)
  const platforms = new Map<string, Point[]>()
  for (const point of points) {
    const own = platforms.get(point.platform)
    if (own) own.push(point)
    else platforms.set(point.platform, [point])
  }
  const single = [...platforms]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([platform, own]) => view(platform, shown(platform), axisOf(own), 'percent', own))
  if (single.length < 2) return single
  const relative = points.map(point => {
    const { expected } = point
    return { ...point, y: point.y / expected, expected: 1, low: point.low / expected, high: point.high / expected }
  })
  return [view('', 'All platforms', 'Engagement, times what is expected', 'times', relative), ...single]
}

function pointOf(account: AccountReport, index: number): Point[] {
  const { followers, platform, expectedEngagementFormula: formula } = account
  const evidence = account.evidence.find(({ signal, outcome }) => signal === SIGNAL && (outcome === 'fired' || outcome === 'clear'))
  if (!evidence || followers === null || followers <= 0) return []
  const { observed, expected, expectedRange } = evidence
  if (observed === null || expected === null || expected <= 0 || expectedRange === null || expectedRange[0] <= 0) return []
  return [{ index, platform, formula, followers, y: observed, expected, low: expectedRange[0], high: expectedRange[1] }]
}

function axisOf(points: readonly Point[]): string {
  const formulas = new Set(points.map(({ formula }) => formula))
  const [formula] = formulas
  return formulas.size === 1 && formula ? `Engagement, % (${shown(formula)})` : 'Engagement, % of followers'
}

function view(key: string, title: string, axis: string, unit: PlotView['unit'], points: readonly Point[]): PlotView {
  return {
    key,
    title,
    axis,
    unit,
    accounts: points.map(({ index }) => index),
    y: points.map(({ y }) => rounded(y)),
    expected: points.map(({ expected }) => rounded(expected)),
    low: points.map(({ low }) => rounded(low)),
    high: points.map(({ high }) => rounded(high)),
    band: bandOf(points),
  }
}

const rounded = (value: number): number => Number(value.toPrecision(4))
