import type { ScaleTime } from 'd3-scale'
import { s } from './dom.ts'
import { dayWords } from './words.ts'

/** The frame of a chart: its size, and the room beside it for the labels of the axes. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

type Scale = (value: number) => number

/** Horizontal lines with their labels to the left. */
export function valueAxis(frame: Frame, scale: Scale, ticks: readonly number[], words: (tick: number) => string): SVGElement {
  return s(
    'g',
    { class: 'axis' },
    ...ticks.flatMap(tick => [
      s('line', { x1: frame.left, x2: frame.width - frame.right, y1: scale(tick), y2: scale(tick) }),
      s('text', { x: frame.left - 8, y: scale(tick), dy: '0.32em', 'text-anchor': 'end' }, words(tick)),
    ]),
  )
}

/** Labels below, with a small line each. */
export function baseAxis(frame: Frame, scale: Scale, ticks: readonly number[], words: (tick: number) => string): SVGElement {
  const y = frame.height - frame.bottom
  return s(
    'g',
    { class: 'axis' },
    s('line', { class: 'base', x1: frame.left, x2: frame.width - frame.right, y1: y, y2: y }),
    ...ticks.flatMap(tick => [
      s('line', { class: 'base', x1: scale(tick), x2: scale(tick), y1: y, y2: y + 4 }),
      s('text', { x: scale(tick), y: y + 18, 'text-anchor': 'middle' }, words(tick)),
    ]),
  )
}

export const title = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): SVGElement =>
  s('text', { class: 'axis-title', x, y, 'text-anchor': anchor }, text)

/** Powers of ten in a range, and 2 and 5 times them where they are few. */
export function logTicks([low, high]: readonly [number, number], most: number): number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = []
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
      for (const step of steps) {
        const tick = Number((step * 10 ** power).toPrecision(1))
        if (tick >= low * 0.9999 && tick <= high * 1.0001) ticks.push(tick)
      }
    if (ticks.length <= most) return ticks
  }
  const powers = logTicks([low, high], Number.POSITIVE_INFINITY).filter(tick => Number.isInteger(Math.log10(tick)))
  return powers.filter((_, i) => i % Math.ceil(powers.length / most) === 0)
}

/** Draws at once and again whenever the width of the place changes. */
export function drawn(place: HTMLElement, draw: (width: number) => void): void {
  let width = 0
  new ResizeObserver(() => {
    const next = Math.round(place.clientWidth)
    if (next === 0 || next === width) return
    width = next
    draw(width)
  }).observe(place)
}

const DAY = 86_400_000

/** Days along the base, never parts of one: counts and posts are known by the day. */
export function dayAxis(frame: Frame, scale: ScaleTime<number, number>): SVGElement {
  const ticks = scale
    .ticks(Math.max(2, Math.floor(frame.width / 120)))
    .map(Number)
    .filter(at => at % DAY === 0)
  const [first, last] = scale.domain().map(Number) as [number, number]
  const words = (at: number): string => {
    const [day, month, year] = dayWords(new Date(at).toISOString()).split(' ')
    return last - first > 300 * DAY ? `${month} ${year}` : `${day} ${month}`
  }
  return baseAxis(frame, at => scale(at), ticks, words)
}
