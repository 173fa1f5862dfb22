import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale'
import { count, plural } from '../../../text/numbers.ts'
import { unpackColumn } from '../columns.ts'
import { type PackedCharts, POST_BIT } from '../data.ts'
import { baseAxis, dayAxis, drawn, type Frame, logTicks, title, valueAxis } from './axes.ts'
import type { Detail, Row } from './data.ts'
import { h, isolated, s } from './dom.ts'
import { dayWords, figure, short } from './words.ts'

interface Post {
  readonly at: number | null
  readonly date: string | null
  readonly type: string | null
  readonly engagement: number
  readonly counted: boolean
  readonly sponsored: boolean
}

/** Engagement by post: each post a mark, on a scale where twice as much is as far everywhere. */
export function postsSection(_: Row, { charts }: Detail): HTMLElement | null {
  if (charts === null) return null
  const posts = read(charts)
  const heading = h('h2', { id: 'posts-title' }, 'Engagement by post')
  if (posts.length === 0)
    return h(
      'section',
      { class: 'card', 'aria-labelledby': 'posts-title' },
      heading,
      h('p', { class: 'note' }, 'No posts with known engagement were given for this account.'),
    )
  const engagements = posts.filter(({ counted }) => counted).map(({ engagement }) => engagement)
  const middle = engagements.length === 0 ? null : median(engagements)
  const legend = [
    ['counted', 'counts for the rate'],
    ['other', 'outside the newest that count'],
    ['sponsored', 'marked as sponsored'],
  ] as const
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'posts-title' },
    heading,
    chart(posts, middle),
    h(
      'ul',
      { class: 'legend' },
      ...legend
        .filter(([kind]) => posts.some(post => kindOf(post) === kind))
        .map(([kind, words]) =>
          h(
            'li',
            {},
            s('svg', { class: 'mark', viewBox: '-7 -7 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, shape(kind, 0, 0)),
            words,
          ),
        ),
    ),
    h('details', {}, h('summary', {}, 'The posts as a table'), table(posts)),
    h('p', { class: 'note' }, inWords(posts, middle, charts.posts.engagement.length)),
  )
}

function read({ posts: { date, type, engagement, bits } }: PackedCharts): Post[] {
  const n = engagement.length
  const [dates, types] = [unpackColumn<string | null>(date, n), unpackColumn<string | null>(type, n)]
  return engagement.flatMap((value, i): Post[] => {
    if (value === null) return []
    const day = dates[i] ?? null
    const at = day === null ? Number.NaN : Date.parse(day)
    return [
      {
        at: Number.isNaN(at) ? null : at,
        date: day,
        type: types[i] ?? null,
        engagement: value,
        counted: (bits[i]! & POST_BIT.counted) > 0,
        sponsored: (bits[i]! & POST_BIT.sponsored) > 0,
      },
    ]
  })
}

const kindOf = ({ counted, sponsored }: Post): 'sponsored' | 'counted' | 'other' =>
  sponsored ? 'sponsored' : counted ? 'counted' : 'other'

const shape = (kind: ReturnType<typeof kindOf>, x: number, y: number): SVGElement =>
  kind === 'sponsored'
    ? s('rect', { class: kind, x: x - 4.5, y: y - 4.5, width: 9, height: 9 })
    : s('circle', { class: kind, cx: x, cy: y, r: 4.5 })

function chart(posts: readonly Post[], middle: number | null): HTMLElement {
  const place = h('div', { class: 'chart posts' })
  const values = posts.map(({ engagement }) => engagement).filter(value => value > 0)
  const most = Math.max(1, ...values)
  const least = Math.min(most, ...values)
  // Ten times from bottom to top at the least, so that posts that are all alike look alike.
  const widen = Math.max(1.2, Math.sqrt(10 / (most / least)))
  const dated = posts.filter(({ at }) => at !== null)
  const byDate = dated.length === posts.length && dated.length > 1 && new Set(dated.map(({ at }) => at)).size > 1
  drawn(place, width => {
    const frame: Frame = { width, height: 260, left: 56, right: 16, top: 16, bottom: 34 }
    const y = scaleLog([least / widen, most * widen], [frame.height - frame.bottom, frame.top])
    const times = dated.map(({ at }) => at!)
    const pad = [frame.left + 10, width - frame.right - 10] as const
    const byTime = scaleUtc([Math.min(...times), Math.max(...times)], pad)
    const byOrder = scaleLinear([posts.length, 1], pad)
    const axis = byDate
      ? dayAxis(frame, byTime)
      : s(
          'g',
          {},
          baseAxis(frame, at => byOrder(at), [], String),
          title(width - frame.right, frame.height - 8, 'newest', 'end'),
          title(frame.left, frame.height - 8, 'oldest', 'start'),
        )
    place.replaceChildren(
      s(
        'svg',
        { width, height: frame.height, viewBox: `0 0 ${width} ${frame.height}`, 'aria-hidden': 'true' },
        valueAxis(frame, y, logTicks(y.domain() as [number, number], 6), short),
        axis,
        middle === null || middle <= 0
          ? null
          : s('line', { class: 'median', x1: frame.left, x2: width - frame.right, y1: y(middle), y2: y(middle) }),
        ...posts.map((post, i) =>
          shape(kindOf(post), byDate ? byTime(post.at!) : byOrder(i + 1), y(Math.max(post.engagement, y.domain()[0]!))),
        ),
      ),
    )
  })
  return place
}

const table = (posts: readonly Post[]): HTMLElement =>
  h(
    'table',
    { class: 'posts-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...['Date', 'Type', 'Engagement', 'Counts'].map(head =>
          h('th', { scope: 'col', class: head === 'Engagement' ? 'num' : null }, head),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      ...posts.map(({ date, type, engagement, counted, sponsored }) =>
        h(
          'tr',
          {},
          h('td', {}, date === null ? '–' : dayWords(date)),
          h('td', {}, isolated(type ?? '–'), sponsored ? ' · sponsored' : null),
          h('td', { class: 'num' }, count(engagement)),
          h('td', {}, counted ? 'yes' : 'no'),
        ),
      ),
    ),
  )

function median(values: readonly number[]): number {
  const order = values.toSorted((a, b) => a - b)
  const half = order.length >> 1
  return order.length % 2 === 1 ? order[half]! : (order[half - 1]! + order[half]!) / 2
}

function inWords(posts: readonly Post[], middle: number | null, all: number): string {
  const hidden = all - posts.length
  const least = Math.min(...posts.map(({ engagement }) => engagement))
  const most = Math.max(...posts.map(({ engagement }) => engagement))
  return `${plural(posts.length, 'post')}, from ${count(least)} to ${count(most)} likes, comments and shares each${middle === null ? '' : `; the median of those that count, the dashed line, is ${figure(middle)}`}.${hidden > 0 ? ` ${plural(hidden, 'post')} with unknown engagement not drawn.` : ''} The scale is logarithmic.`
}
