import type { AccountRow, Bundle, PostColumns } from '../model/records.ts'
import type { Basis } from '../model/report.ts'
import { postsTakenAt } from './snapshot.ts'
import { median, medianAt } from './statistics.ts'
import { type LeftOut, newestPosts, noneLeftOut } from './window.ts'

/** What changes the arithmetic of the metrics. */
export interface MetricOptions {
  readonly basis: Basis
  readonly includeSaves: boolean
  /** How many of the newest posts count. */
  readonly postsWindow: number
  /** Epoch milliseconds that `--as-of` names, null without it. */
  readonly asOf: number | null
}

/** Figures of one account. Counts and averages are per post; rates are fractions here, percent in the report; unknown is null. */
export interface Metrics {
  readonly likesPerPost: number | null
  readonly commentsPerPost: number | null
  readonly sharesPerPost: number | null
  readonly savesPerPost: number | null
  readonly viewsPerPost: number | null
  /** Posts the engagement rests on; null where the input does not say. */
  readonly postsSampled: number | null
  readonly engagementRate: number | null
  readonly engagementFormula: string | null
  /** Median of likes + comments a post, of likes + comments + shares, and of likes and views alone: what norms are stated in. */
  readonly likesComments: number | null
  readonly likesCommentsShares: number | null
  /** How many posts each of these medians rests on, by formula; null where they are averages of an account row. */
  readonly counted: Readonly<Record<'likes' | 'views' | 'likes+comments' | 'likes+comments+shares', number>> | null
  /** False where every post that counts has 0 comments, as where they are switched off or were not collected. */
  readonly commented: boolean
  /** Posts within the window, by index into the bundle's posts, newest first. */
  readonly window: readonly number[]
  /** Of these the ones that the rate is the median of, and what it counts of each. */
  readonly rated: readonly number[]
  readonly components: readonly Component[]
  readonly fromPosts: boolean
  readonly leftOut: LeftOut
  /** When the figures of the posts were taken, in epoch milliseconds; null where nothing says. */
  readonly snapshot: number | null
  /** The account row's own averages, where it has them and the posts are too few to judge by. */
  readonly averages: Metrics | null
}

/** The figures that judge: medians of the posts, or the row's averages where the posts are too few. */
export function judged(metrics: Metrics): Metrics {
  return metrics.averages ?? metrics
}

/** Fewest posts whose median says more than the account row's averages. */
const FEWEST_POSTS = 5

export type Component = 'likes' | 'comments' | 'shares' | 'saves'

export function measure({ account, posts }: Bundle, options: MetricOptions): Metrics {
  const snapshot = postsTakenAt(account, posts, options.asOf)
  if (!posts) return fromRow(account, snapshot, options)
  const measured = fromPosts(account, posts, snapshot, options)
  const { counted, postsSampled, window } = measured
  // where nobody tells likes, views are what there is
  const told = options.basis !== 'followers' ? window.length : counted!.likes === 0 ? counted!.views : postsSampled!
  if (told >= FEWEST_POSTS) return measured
  const averages = fromRow(account, snapshot, options)
  if (window.length > 0 && averages.likesPerPost === null && averages.viewsPerPost === null) return measured
  // what is shown is what judges, but for a rate over what a row has no average of; what was left out stays said
  if (window.length > 0 && averages.engagementRate === null) return { ...measured, averages }
  return { ...averages, leftOut: { ...measured.leftOut, tooFew: told } }
}

function fromPosts(account: AccountRow, posts: PostColumns, snapshot: number | null, options: MetricOptions): Metrics {
  const { window, leftOut: passedOver } = newestPosts(posts, snapshot, options.postsWindow)
  const mid = (values: Float64Array) => number(medianAt(values, window))
  // a component counts where at least half of the posts have it; posts that lack it are then left out of the sum
  const counts = (name: Component) => knownOf(posts[name], window) * 2 >= window.length
  const components = componentsOf(counts, options)
  const sums = sumsOf(posts, components, window)
  const over = options.basis === 'followers' ? null : posts[options.basis]
  const rated = window.filter(post => !Number.isNaN(sumOf(posts, components, post)) && (over === null || over[post]! > 0))
  const sampled = rated.length
  const engagement = number(median(sums))
  const engagementRate = over ? number(median(ratesOf(posts, components, rated, over))) : perFollower(engagement, account.followers)
  const plain = options.includeSaves ? componentsOf(counts, { includeSaves: false }) : components
  const formula = components.join('+')
  return {
    likesPerPost: mid(posts.likes),
    commentsPerPost: mid(posts.comments),
    sharesPerPost: mid(posts.shares),
    savesPerPost: mid(posts.saves),
    viewsPerPost: mid(posts.views),
    postsSampled: sampled,
    engagementRate,
    engagementFormula: engagementRate === null ? null : over ? `median((${formula})/${options.basis})` : `median(${formula})/followers`,
    likesComments: !components.includes('comments')
      ? null
      : components.length === 2
        ? engagement
        : number(median(sumsOf(posts, LIKES_COMMENTS, window))),
    likesCommentsShares: plain === components ? engagement : number(median(sumsOf(posts, plain, window))),
    counted: {
      likes: knownOf(posts.likes, window),
      views: knownOf(posts.views, window),
      'likes+comments': completeOf(posts, LIKES_COMMENTS, window),
      'likes+comments+shares': completeOf(posts, plain, window),
    },
    commented: window.some(post => posts.comments[post]! > 0),
    window,
    rated,
    components,
    fromPosts: true,
    leftOut: { ...passedOver, incomplete: window.length - sampled },
    snapshot,
    averages: null,
  }
}

const LIKES_COMMENTS: readonly Component[] = ['likes', 'comments']

function knownOf(values: Float64Array, window: readonly number[]): number {
  let known = 0
  for (const post of window) if (!Number.isNaN(values[post]!)) known++
  return known
}

/** How many of the posts have all of them. */
function completeOf(posts: PostColumns, components: readonly Component[], window: readonly number[]): number {
  let complete = 0
  for (const post of window) if (!Number.isNaN(sumOf(posts, components, post))) complete++
  return complete
}

/** NaN where the post lacks one of them. */
function sumOf(posts: PostColumns, components: readonly Component[], post: number): number {
  let sum = 0
  for (const name of components) sum += posts[name][post]!
  return sum
}

function sumsOf(posts: PostColumns, components: readonly Component[], window: readonly number[]): number[] {
  const sums: number[] = []
  for (const post of window) {
    const sum = sumOf(posts, components, post)
    if (!Number.isNaN(sum)) sums.push(sum)
  }
  return sums
}

function ratesOf(posts: PostColumns, components: readonly Component[], rated: readonly number[], over: Float64Array): number[] {
  return rated.map(post => sumOf(posts, components, post) / over[post]!)
}

function fromRow(account: AccountRow, snapshot: number | null, options: MetricOptions): Metrics {
  const sampled = account.postsSampled
  const total = (value: number | null) => (value !== null && sampled !== null && sampled > 0 ? value / sampled : null)
  const likesPerPost = account.likesPerPost ?? total(account.likes)
  const commentsPerPost = account.commentsPerPost ?? total(account.comments)
  const sharesPerPost = account.sharesPerPost ?? total(account.shares)
  const savesPerPost = account.savesPerPost ?? total(account.saves)
  const viewsPerPost = account.viewsPerPost ?? total(account.views)
  const per = { likes: likesPerPost, comments: commentsPerPost, shares: sharesPerPost, saves: savesPerPost }
  const components = componentsOf(name => per[name] !== null, options)
  const sum = per.likes === null ? account.engagementsPerPost : components.reduce((all, name) => all + (per[name] ?? 0), 0)
  const formula = per.likes === null ? 'engagements' : components.join('+')
  const denominator = options.basis === 'followers' ? account.followers : options.basis === 'views' ? viewsPerPost : null
  const computed = perFollower(sum, denominator)
  const exported = options.basis === 'followers' && account.engagementRatePct !== null ? account.engagementRatePct / 100 : null
  return {
    likesPerPost,
    commentsPerPost,
    sharesPerPost,
    savesPerPost,
    viewsPerPost,
    postsSampled: sampled,
    engagementRate: computed ?? exported,
    engagementFormula: computed !== null ? `mean(${formula})/${options.basis}` : exported !== null ? 'engagement rate as exported' : null,
    likesComments: likesPerPost !== null && commentsPerPost !== null ? likesPerPost + commentsPerPost : null,
    likesCommentsShares: likesPerPost === null ? null : likesPerPost + (commentsPerPost ?? 0) + (sharesPerPost ?? 0),
    counted: null,
    commented: commentsPerPost !== null && commentsPerPost > 0,
    window: [],
    rated: [],
    components: [],
    fromPosts: false,
    leftOut: noneLeftOut(),
    snapshot,
    averages: null,
  }
}

/** Without likes there is no engagement; the others join where the export has them. */
function componentsOf(has: (name: Component) => boolean, { includeSaves }: { readonly includeSaves: boolean }): Component[] {
  const wanted: Component[] = includeSaves ? ['comments', 'shares', 'saves'] : ['comments', 'shares']
  return ['likes', ...wanted.filter(has)]
}

function perFollower(value: number | null, base: number | null): number | null {
  return value !== null && base !== null && base > 0 ? value / base : null
}

function number(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
