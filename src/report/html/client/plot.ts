import { scaleLog } from 'd3-scale'
import { area, line } from 'd3-shape'
import { VERDICTS, type Verdict } from '../../../model/names.ts'
import type { PlotView } from '../data.ts'
import { baseAxis, type Frame, logTicks, title, valueAxis } from './axes.ts'
import { overview, rows } from './data.ts'
import { s } from './dom.ts'
import { SHAPES, short } from './words.ts'

/** A point of the plot, in the pixels of its drawing. */
export interface Spot {
  readonly index: number
  /** Position in the view's columns. */
  readonly at: number
  readonly x: number
  readonly y: number
}

export interface Drawing {
  readonly svg: SVGElement
  readonly frame: Frame
  readonly spots: readonly Spot[]
  /** Where an engagement lies, in pixels. */
  readonly yOf: (engagement: number) => number
}

/** Flagged accounts named beside their mark; more would hide each other. */
const NAMED = 12

export const unitWords = (unit: PlotView['unit'], value: number): string => (unit === 'percent' ? `${short(value)} %` : `×${short(value)}`)

/** Followers along the base at least: where all have about as many, the axis still needs its labels. */
const LEAST_SPAN = 10

const spread = ([low, high]: readonly [number, number], by: number): [number, number] => [low / by, high * by]

function rangeOf(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (const value of values) {
    if (value > 0 && value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : [1, 10]
}

/** Draws one view: the band, the tiers, and every account; those that the filters leave out are faint. */
export function drawPlot(view: PlotView, width: number, isShown: (index: number) => boolean): Drawing {
  const narrow = width < 560
  const frame: Frame = { width, height: narrow ? 340 : 440, left: narrow ? 52 : 62, right: narrow ? 10 : 20, top: 40, bottom: 46 }
  const followers = view.accounts.map(index => rows[index]!.followers ?? 1)
  const [fewest, most] = rangeOf(followers)
  const x = scaleLog(spread([fewest, most], Math.max(1.35, Math.sqrt((LEAST_SPAN * fewest) / most))), [frame.left, width - frame.right])
  const yRange = rangeOf([...view.y, ...view.band.flatMap(([, low, , high]) => [low, high])])
  const y = scaleLog(spread(yRange, 1.25), [frame.height - frame.bottom, frame.top])
  // Nothing at all has no place on this scale: it is drawn on the lowest line.
  const yOf = (value: number): number => y(Math.max(value, y.domain()[0]!))
  const spots = view.accounts.map((index, at): Spot => ({ index, at, x: x(followers[at]!), y: yOf(view.y[at]!) }))

  const band = view.band as readonly (readonly [number, number, number, number])[]
  const shade = area<(typeof band)[number]>()
    .x(([f]) => x(f))
    .y0(([, low]) => y(low))
    .y1(([, , , high]) => y(high))
  const middle = line<(typeof band)[number]>()
    .x(([f]) => x(f))
    .y(([, , expected]) => y(expected))
  const svg = s(
    'svg',
    { width, height: frame.height, viewBox: `0 0 ${width} ${frame.height}`, 'aria-hidden': 'true', focusable: 'false' },
    valueAxis(frame, y, logTicks(y.domain() as [number, number], 8), tick => unitWords(view.unit, tick)),
    baseAxis(frame, x, logTicks(x.domain() as [number, number], narrow ? 5 : 10), short),
    title(frame.left, 12, view.axis, 'start'),
    title(width - frame.right, frame.height - 6, 'Followers', 'end'),
    tiers(frame, x),
    s('path', { class: 'band', d: shade(band) ?? '' }),
    s('path', { class: 'expected', d: middle(band) ?? '' }),
    ...[false, true].flatMap(shown => VERDICTS.map(verdict => marks(spots, verdict, shown, isShown))),
    names(spots, frame, isShown),
  )
  return { svg, frame, spots, yOf }
}

/** All marks of one kind as one path: twenty thousand elements would take seconds. */
function marks(spots: readonly Spot[], verdict: Verdict, shown: boolean, isShown: (index: number) => boolean): SVGElement {
  const at = mover(SHAPES[verdict])
  const d = spots
    .filter(({ index }) => rows[index]!.purchasedFollowers === verdict && isShown(index) === shown)
    .map(({ x, y }) => at(x, y))
    .join('')
  const many = spots.length > 2_000 && (verdict === 'no-sign' || verdict === 'insufficient')
  return s('path', { class: `marks ${verdict}${shown ? '' : ' faint'}${many ? ' many' : ''}`, d })
}

/** A shape moved to a place: only its absolute points move, a circle's arcs are relative. */
function mover(shape: string): (x: number, y: number) => string {
  const parts = [...shape.matchAll(/([ML])(-?[\d.]+),(-?[\d.]+)([^ML]*)/g)].map(
    ([, command = '', dx, dy, rest = '']) => [command, Number(dx), Number(dy), rest] as const,
  )
  const tenth = (value: number): number => Math.round(value * 10) / 10
  return (x, y) => parts.map(([command, dx, dy, rest]) => `${command}${tenth(x + dx)},${tenth(y + dy)}${rest}`).join('')
}

function tiers(frame: Frame, x: (followers: number) => number): SVGElement {
  const { micro, macro, celebrity } = overview.settings.tierBounds
  const [left, right] = [frame.left, frame.width - frame.right]
  const bounds = [micro, macro, celebrity].map(bound => Math.min(right, Math.max(left, x(bound))))
  const edges = [left, ...bounds, right]
  const lines = bounds
    .filter(at => at > left && at < right)
    .map(at => s('line', { x1: at, x2: at, y1: frame.top - 14, y2: frame.height - frame.bottom }))
  const labels = ['nano', 'micro', 'macro', 'celebrity'].flatMap((tier, i) => {
    const [from, to] = [edges[i]!, edges[i + 1]!]
    return to - from < tier.length * 6.5 + 4 ? [] : [s('text', { x: (from + to) / 2, y: frame.top - 6, 'text-anchor': 'middle' }, tier)]
  })
  return s('g', { class: 'tiers' }, ...lines, ...labels)
}

/** Names of the flagged accounts, where there is room for them. */
function names(spots: readonly Spot[], frame: Frame, isShown: (index: number) => boolean): SVGElement {
  const flagged = spots.filter(({ index }) => rows[index]!.flagged && isShown(index))
  const taken = flagged.map(({ x, y }) => ({ x: x - 7, y, width: 14 }))
  const labels = (flagged.length > NAMED ? [] : flagged).flatMap(({ index, x, y }) => {
    const name = `@${rows[index]!.handle}`.slice(0, 24)
    const width = name.length * 6.4
    const free = [x + 10, x - 10 - width].find(
      from =>
        from >= frame.left &&
        from + width <= frame.width - frame.right &&
        !taken.some(other => Math.abs(other.y - y) < 14 && from < other.x + other.width && other.x < from + width),
    )
    if (free === undefined) return []
    taken.push({ x: free, y, width })
    return [s('text', { x: free > x ? free : x - 10, y, dy: '0.32em', 'text-anchor': free > x ? 'start' : 'end' }, name)]
  })
  return s('g', { class: 'names' }, ...labels)
}
