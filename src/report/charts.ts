import { growthCharts } from '../growth/charts.ts'
import type { Stretch } from '../growth/growth.ts'
import type { Component, Metrics } from '../metrics/metrics.ts'
import { significant } from '../metrics/statistics.ts'
import { POST_FLAG, type PostColumns } from '../model/records.ts'
import type { Charts } from '../model/report.ts'
import type { Facts } from '../peers/expectation.ts'
import { dayOf } from '../text/day.ts'

/** More posts than this are no clearer, and weigh a page down. */
const MOST_POSTS = 120

/** What pages draw of one account. */
export function chartsOf({ account, metrics, growth }: Facts, posts: PostColumns | null, purges: readonly Stretch[]): Charts {
  return { ...growthCharts(growth, account.followers, purges), posts: posts ? postsOf(posts, metrics) : [] }
}

/** Where the posts give no rate. */
const USUAL: readonly Component[] = ['likes', 'comments', 'shares']

/** What is drawn of a post is what the rate counts of it, so that the median of those that count is the rate's. */
function postsOf(posts: PostColumns, { rated, components }: Metrics): Charts['posts'] {
  const counted = new Set(rated)
  const parts = components.length > 0 ? components : USUAL
  const drawn: Charts['posts'] = []
  for (let i = 0; i < posts.length && drawn.length < MOST_POSTS; i++) {
    // without likes there is no engagement
    if (Number.isNaN(posts.likes[i]!)) continue
    const date = posts.date[i]!
    drawn.push({
      date: Number.isNaN(date) ? null : dayOf(date),
      type: posts.types[posts.type[i]!] || null,
      engagement: significant(parts.reduce((sum, part) => sum + zeroIfUnknown(posts[part][i]!), 0)),
      views: Number.isNaN(posts.views[i]!) ? null : posts.views[i]!,
      sponsored: sponsored(posts.flags[i]!),
      counted: counted.has(i),
    })
  }
  return drawn
}

/** What a column says goes before what the caption's words say. */
function sponsored(flags: number): boolean | null {
  if (flags & POST_FLAG.sponsored) return true
  if (flags & POST_FLAG.organic) return false
  if (flags & POST_FLAG.sponsoredWords) return true
  return flags & POST_FLAG.captioned ? false : null
}

function zeroIfUnknown(value: number): number {
  return Number.isNaN(value) ? 0 : value
}
