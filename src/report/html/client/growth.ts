import { scaleLinear, scaleUtc } from 'd3-scale'
import { line } from 'd3-shape'
import { count, percent } from '../../../text/numbers.ts'
import type { PackedCharts } from '../data.ts'
import { dayAxis, drawn, type Frame, valueAxis } from './axes.ts'
import { type Detail, overview, type Row } from './data.ts'
import { h, s } from './dom.ts'
import { dayWords, short } from './words.ts'

type Step = PackedCharts['steps'][number]

/** What is said of a step, by what the posts of its days explain. */
const STEP_WORDS: Readonly<Record<Step['kind'], string>> = {
  rose: 'explained: posts did better in these days',
  giveaway: 'explained: a giveaway in these days',
  viral: 'explained: a post went viral in these days',
  season: 'cannot be told: it grew in the same weeks of other years',
  chance: 'cannot be told: posts did well around it, or there was a giveaway, as there often is',
  flat: 'unexplained: engagement did not rise with it',
  open: 'cannot be told: no posts to compare with',
  purge: 'a drop that many accounts had at once',
}

/** Follower growth over time, with the unusual steps marked and said. */
export function growthSection(row: Row, { charts }: Detail): HTMLElement {
  const dates = charts?.followers.date ?? []
  const children =
    charts === null || dates.length < 2
      ? [h('p', { class: 'note' }, whyNone(charts))]
      : [chart(charts), steps(charts.steps), h('p', { class: 'note' }, inWords(charts))]
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'growth-title' },
    h('h2', { id: 'growth-title' }, `Follower growth of @${row.handle}`),
    ...children,
  )
}

function whyNone(charts: PackedCharts | null): string {
  if (charts === null && overview.chartsCut)
    return `To keep this page small, only ${count(overview.charted)} of the worst accounts have charts. vet explain shows those of any account.`
  return 'No history of follower counts was given for this account, so its growth is not known. Dated counts (two or more exports, or a history file) would show it.'
}

function chart({ followers, steps }: PackedCharts): HTMLElement {
  const place = h('div', { class: 'chart' })
  const points = followers.date.map((date, i) => [Date.parse(date), followers.followers[i]!] as const)
  const counts = followers.followers
  drawn(place, width => {
    const frame: Frame = { width, height: 260, left: 56, right: 16, top: 16, bottom: 34 }
    const x = scaleUtc([points[0]![0], points.at(-1)![0]], [frame.left, width - frame.right])
    const [low, high] = [Math.min(...counts), Math.max(...counts)]
    // Growth of a few per cent is to be seen, but a count that stands still is to look still.
    const room = Math.max((high - low) * 0.12, high * 0.02, 1)
    const y = scaleLinear([Math.max(0, low - room), high + room], [frame.height - frame.bottom, frame.top]).nice(5)
    const path = line<(typeof points)[number]>()
      .x(([at]) => x(at))
      .y(([, n]) => y(n))
    place.replaceChildren(
      s(
        'svg',
        { width, height: frame.height, viewBox: `0 0 ${width} ${frame.height}`, 'aria-hidden': 'true' },
        ...steps.map(({ from, to, kind }) => {
          const [left, right] = [x(Date.parse(from)), x(Date.parse(to))]
          return s('rect', {
            class: `step ${kind}`,
            x: left,
            width: Math.max(3, right - left),
            y: frame.top,
            height: frame.height - frame.top - frame.bottom,
          })
        }),
        valueAxis(frame, y, y.ticks(5), short),
        dayAxis(frame, x),
        s('path', { class: 'curve', d: path(points) ?? '' }),
        points.length > 60 ? null : s('g', { class: 'dots' }, ...points.map(([at, n]) => s('circle', { cx: x(at), cy: y(n), r: 2.5 }))),
      ),
    )
  })
  return place
}

function steps(list: readonly Step[]): HTMLElement | null {
  if (list.length === 0) return null
  return h(
    'ul',
    { class: 'steps-list', 'aria-label': 'Unusual steps' },
    ...list.map(({ from, to, gain, sharePct, kind }) =>
      h(
        'li',
        { class: kind },
        h('span', { class: 'swatch', 'aria-hidden': 'true' }),
        h('b', {}, `${gain < 0 ? '−' : '+'}${count(Math.abs(gain))}`),
        ` from ${dayWords(from)} to ${dayWords(to)}, ${percent(Math.abs(sharePct))} of today’s followers beyond the usual; ${STEP_WORDS[kind]}`,
      ),
    ),
  )
}

function inWords({ followers: { date, followers }, steps }: PackedCharts): string {
  const [first, last] = [followers[0]!, followers.at(-1)!]
  const unexplained = steps.filter(({ kind }) => kind === 'flat').length
  const open = steps.filter(({ kind }) => kind === 'open').length
  return `From ${count(first)} on ${dayWords(date[0]!)} to ${count(last)} on ${dayWords(date.at(-1)!)}, ${count(date.length)} counts. ${
    unexplained + open === 0
      ? 'No unexplained step stands out.'
      : [
          ...(unexplained === 0 ? [] : [`${unexplained === 1 ? 'One step is' : `${count(unexplained)} steps are`} unexplained.`]),
          ...(open === 0 ? [] : [`Of ${open === 1 ? 'one step' : `${count(open)} steps`} it cannot be told, for want of posts around it.`]),
        ].join(' ')
  } The vertical axis does not begin at 0.`
}
