import fc from 'fast-check'

/** What a marketer exports: every row sound and of another account, post, day or follower, so that no row takes the place of another. */
export interface Lists {
  readonly accounts: readonly string[]
  readonly posts: readonly string[]
  readonly history: readonly string[]
  readonly followers: readonly string[]
}

export type ListKind = keyof Lists
export const LIST_KINDS: readonly ListKind[] = ['accounts', 'posts', 'history', 'followers']

export const LIST_HEADERS: Readonly<Record<ListKind, string>> = {
  accounts: 'handle,platform,niche,country,followers,following,posts,likesPerPost,commentsPerPost,viewsPerPost,price,creator,date',
  posts: 'handle,platform,postId,date,type,likes,comments,shares,views,caption,authorFollowers',
  history: 'handle,platform,date,followers',
  followers: 'handle,platform,follower,followers,following,posts,hasPicture',
}

export interface Size {
  readonly accounts: number
  readonly postsEach: number
  readonly daysEach: number
  readonly followersEach: number
}
export const SMALL: Size = { accounts: 4, postsEach: 8, daysEach: 16, followersEach: 34 }

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 0, 5)
export const dayOf = (days: number): string => new Date(START + days * DAY_MS).toISOString().slice(0, 10)

const known = (value: fc.Arbitrary<number>) =>
  fc.oneof({ arbitrary: value.map(String), weight: 6 }, { arbitrary: fc.constant(''), weight: 1 })
const platform = fc.constantFrom('instagram', 'tiktok', 'youtube', 'x', 'facebook')
/** Counts as they lie in the world: as many thousands as millions. */
const count = (from: number, to: number) =>
  fc.double({ min: Math.log(from), max: Math.log(to), noNaN: true }).map(ln => Math.round(Math.exp(ln)))

/** One account with its posts, its history and a sample of its followers; any of them may be missing. */
const member = (index: number, { postsEach, daysEach, followersEach }: Size) =>
  fc
    .record({
      platform,
      row: fc.tuple(
        fc.constantFrom('food', 'travel', ''),
        fc.constantFrom('DE', 'FR', ''),
        known(count(150, 3e6)),
        known(count(1, 9_000)),
        known(count(1, 2_000)),
        known(count(1, 90_000)),
        known(fc.nat(900)),
        known(count(1, 900_000)),
        fc.constantFrom('', '250', '1200', '99.5'),
        fc.constantFrom('', '', 'Studio Nord'),
        fc.constantFrom('2026-09-01', '2026-09-08', ''),
      ),
      earlier: fc.boolean(),
      posts: fc.array(
        fc.tuple(fc.nat(230), fc.constantFrom('image', 'reel', ''), fc.nat(40_000), fc.nat(900), known(fc.nat(90)), known(fc.nat(90_000)), fc.constantFrom('', '', '#ad', 'giveaway!'), known(count(900, 90_000))),
        { maxLength: postsEach },
      ),
      history: fc.uniqueArray(fc.tuple(fc.nat(230), count(5_000, 60_000)), { maxLength: daysEach, selector: ([day]) => day }),
      followers: fc.array(fc.tuple(count(1, 9_000), count(1, 7_500), known(fc.nat(400)), fc.constantFrom('yes', 'yes', 'no', '')), { maxLength: followersEach }),
    })
    .map(({ platform, row, earlier, posts, history, followers }): Lists => {
      const handle = `voice.${index}`
      const who = `${handle},${platform}`
      const later = row.at(-1) as string
      return {
        // an earlier row of the same account is a point of its history
        accounts: [[who, ...row].join(','), ...(earlier && later !== '' ? [[who, ...row.slice(0, -1), '2026-05-03'].join(',')] : [])],
        posts: posts.map(([day, type, likes, comments, shares, views, caption, fans], i) => [who, `${index}-${i}`, dayOf(day), type, likes, comments, shares, views, caption, fans].join(',')),
        history: history.map(([day, followers]) => [who, dayOf(day), followers].join(',')),
        followers: followers.map((cells, i) => [who, `fan.${index}.${i}`, ...cells].join(',')),
      }
    }) // biome-ignore format: columns

/** Lists of up to so many accounts, with what each has. */
export const lists = (size: Size): fc.Arbitrary<Lists> =>
  fc.tuple(...Array.from({ length: size.accounts }, (_, i) => fc.option(member(i, size), { freq: 5 }))).map(members => {
    const joined = (kind: ListKind) => members.flatMap(found => found?.[kind] ?? [])
    return { accounts: joined('accounts'), posts: joined('posts'), history: joined('history'), followers: joined('followers') }
  })

export interface NamedFile {
  readonly path: string
  readonly content: string
}

/** The lists as files, each kind in one. */
export const filesOf = (all: Lists): NamedFile[] =>
  LIST_KINDS.filter(kind => all[kind].length > 0).map(kind => ({
    path: `${kind}.csv`,
    content: [LIST_HEADERS[kind], ...all[kind]].join('\n'),
  }))

/** The same in another order, the same one for the same number. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const order = values.map((value, i) => ({ value, key: Math.imul((i + 1) ^ (seed * 2_654_435_761), 0x9e3779b1) >>> 0 }))
  return order.sort((a, b) => a.key - b.key).map(({ value }) => value)
}
