import type { ChalkInstance } from 'chalk'
import { median } from '../../metrics/statistics.ts'
import type { AccountReport, Charts } from '../../model/report.ts'
import { columns } from '../../text/lines.ts'
import { count, percent, times } from '../../text/numbers.ts'
import { columnsOf, labels, scale } from '../../text/plots.ts'
import { hanging, sentences } from './lines.ts'

const HEIGHT = 5
const WIDEST = 96

type Step = Charts['steps'][number]

const MARKS: Readonly<Record<Step['kind'], readonly [mark: string, words: string]>> = {
  flat: ['▲', 'the posts around it did no better than others'],
  open: ['▲', 'no posts of that time to explain it'],
  rose: ['△', 'engagement rose with it'],
  giveaway: ['△', 'a giveaway was announced'],
  viral: ['△', 'a post did far better than usual'],
  season: ['◇', 'it grew in the same weeks of other years'],
  chance: ['◇', 'posts did well around it or there was a giveaway, as there often is'],
  purge: ['▽', 'many accounts lost followers that day'],
}

const STEPS_TOLD = 6

/** Followers over time, unusual steps marked under it. */
export function followersPlot({ followers, steps }: Charts, width: number, chalk: ChalkInstance): string[] {
  const dates = followers.map(({ date }) => Date.parse(date))
  if (dates.length < 3) return []
  const [from, to] = [dates[0]!, dates.at(-1)!]
  const counts = followers.map(point => point.followers)
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  const { gutter, room } = axis([high, low], width)
  const at = (date: number) => Math.min(room - 1, Math.floor(((date - from) / (to - from)) * room))
  // the last count of each column, and the one before it where a column has none
  const values: (number | null)[] = new Array(room).fill(null)
  dates.forEach((date, i) => {
    values[at(date)] = counts[i]!
  })
  for (let i = 1; i < room; i++) values[i] ??= values[i - 1]!
  const marks: string[] = new Array(room).fill(' ')
  for (const { to: date, kind } of steps) marks[at(Date.parse(date))] = MARKS[kind][0]
  const told = steps.slice().sort((a, b) => Math.abs(b.sharePct) - Math.abs(a.sharePct))
  return [
    ...framed(columnsOf(values, { height: HEIGHT, floor: low, top: high }), high, low, gutter, chalk.cyan),
    ...(steps.length > 0 ? [' '.repeat(gutter) + chalk.yellow(marks.join('').trimEnd())] : []),
    chalk.dim(' '.repeat(gutter) + ends(followers[0]!.date, followers.at(-1)!.date, room)),
    ...told.slice(0, STEPS_TOLD).flatMap(step => hanging(`${MARKS[step.kind][0]} `, stepWords(step), width)),
    ...(told.length > STEPS_TOLD ? [chalk.dim(`  … ${told.length - STEPS_TOLD} more, smaller`)] : []),
  ]
}

function stepWords({ from, to, gain, sharePct, kind }: Step): string {
  const size = `${gain < 0 ? '−' : '+'}${count(Math.abs(gain))} followers (${percent(Math.abs(sharePct))} of those of today${gain < 0 ? '' : ', beyond the usual gain'})`
  return `${from} to ${to}: ${size}; ${MARKS[kind][1]}`
}

/** Engagement of each post, oldest first, those that do not count marked under it. */
export function postsPlot({ posts }: Charts, width: number, chalk: ChalkInstance): string[] {
  const known = posts.flatMap(({ date, engagement, counted }) => (engagement === null ? [] : [{ date, engagement, counted }]))
  if (known.length < 3) return []
  const { gutter, room } = axis([Math.max(...known.map(({ engagement }) => engagement)), 0], width)
  const wide = Math.max(1, Math.min(3, Math.floor(room / known.length)))
  const drawn = known.slice(0, Math.floor(room / wide)).reverse()
  const top = Math.max(...drawn.map(({ engagement }) => engagement), 1)
  const spread = (cells: Iterable<string>) =>
    Array.from(cells, cell => cell.repeat(Math.max(1, wide - 1)) + ' '.repeat(wide > 1 ? 1 : 0)).join('')
  const heights = drawn.map(({ engagement }) => engagement)
  const bars = columnsOf(heights, { height: HEIGHT, floor: 0, top }).map(spread)
  const counted = drawn.filter(post => post.counted).map(({ engagement }) => engagement)
  const uncounted = drawn.some(post => !post.counted)
  const [first, last] = [drawn[0]!.date, drawn.at(-1)!.date]
  return [
    ...framed(bars, top, 0, gutter, chalk.cyan),
    ...(uncounted ? [' '.repeat(gutter) + chalk.dim(spread(drawn.map(({ counted }) => (counted ? ' ' : '·'))).trimEnd())] : []),
    ...(first && last ? [chalk.dim(' '.repeat(gutter) + ends(first, last, drawn.length * wide))] : []),
    ...(counted.length > 0
      ? sentences(
          `Median of the ${counted.length} that count: ${count(median(counted))}${uncounted ? '; those with a dot do not count' : ''}.`,
          width,
        )
      : []),
  ]
}

/** Where engagement stands within the 10th to 90th percentile of its peers, on a scale in logs. */
export function peersPlot({ evidence, engagementToExpected, peerGroup }: AccountReport, width: number, chalk: ChalkInstance): string[] {
  const item = evidence.find(({ signal }) => signal === 'engagement-residual')
  if (item?.observed == null || item.expected === null || item.expectedRange === null || peerGroup === null) return []
  const [from, to] = item.expectedRange
  const room = Math.min(width, WIDEST)
  const observed = Math.max(item.observed, from / 30)
  const low = Math.min(from / 3, observed / 1.3)
  const high = Math.max(to * 3, observed * 1.3)
  const at = (value: number) => ((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (room - 1)
  const line = scale(room, { low, high, from, middle: item.expected, to, observed })
  return [
    line.replace('●', chalk.yellow.bold('●')),
    chalk.dim(
      labels(room, [
        { at: at(from), text: percent(from) },
        { at: at(item.expected), text: percent(item.expected) },
        { at: at(to), text: percent(to) },
      ]),
    ),
    ...sentences(
      `● ${percent(item.observed)}, ${times(engagementToExpected)} of what is expected. ▒ is where eight in ten of its peers lie (${peerGroup}).`,
      width,
    ),
  ]
}

function axis(bounds: readonly number[], width: number): { readonly gutter: number; readonly room: number } {
  const gutter = Math.max(...bounds.map(bound => columns(count(bound)))) + 1
  return { gutter, room: Math.max(10, Math.min(width, WIDEST) - gutter) }
}

function framed(lines: readonly string[], top: number, bottom: number, gutter: number, paint: (text: string) => string): string[] {
  return lines.map((line, i) => {
    const label = i === 0 ? count(top) : i === lines.length - 1 ? count(bottom) : ''
    return `${label.padStart(gutter - 1)} ${paint(line.trimEnd())}`
  })
}

function ends(first: string, last: string, room: number): string {
  return first === last || room < 24 ? first : first + last.padStart(room - first.length)
}
