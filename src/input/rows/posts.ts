import type { PostRow } from '../../engine/engine.ts'
import { typeWord } from '../../engine/post-types.ts'
import type { PostField } from '../../model/fields.ts'
import { POST_COUNTS, POST_FLAG } from '../../model/records.ts'
import { cellReader } from '../cells.ts'
import type { Cell } from '../csv.ts'
import { timeOfTikTokId } from '../dates.ts'
import { roundedIn } from '../values.ts'
import { authorReader } from './authors.ts'
import { identityReader } from './identity.ts'
import { flagReader } from './post-flags.ts'
import { postKeys } from './post-keys.ts'
import type { MakeRowReader } from './reader.ts'

/** So many posts without a single like are held back until the file is read. */
const MOST_HELD = 100_000

/** Post rows; one that names no account is rejected. What they tell of their author goes along with them. */
export const postReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, options, diagnostics)
  const has = (field: PostField) => columns.at.has(field)
  const identify = identityReader(columns, reader, options)
  const date = reader.dates()
  const counts = POST_COUNTS.filter(has)
  const read = counts.map(field => reader.numbers(field))
  const followersText = has('followersAtPosting') ? reader.texts('followersAtPosting') : null
  const flagsOf = flagReader(columns, reader, options.platform)
  const typeText = has('type') ? reader.texts('type') : null
  const keyOf = postKeys(has, reader)
  const linkText = reader.texts(has('url') ? 'url' : 'postId')
  const handleText = reader.texts(columns.at.get('handle') === columns.at.get('url') || !has('handle') ? 'url' : 'handle')
  const platformText = has('platform') ? reader.texts('platform') : null
  const linkAt = columns.platformLink
  // rows of one handle may lead to several platforms
  const placeOf = (cells: readonly Cell[]): string =>
    platformText !== null ? platformText(cells) : linkAt === null ? '' : (hostOf(cells[linkAt]) ?? '')
  const perRow = columns.handleElse !== null || !has('handle') || columns.at.get('handle') === columns.at.get('url')
  const authors = authorReader(path, columns, reader, records)
  const post: PostRow = {
    date: Number.NaN, flags: 0, type: 0, key: 0, likes: Number.NaN, comments: Number.NaN, shares: Number.NaN, saves: Number.NaN,
    views: Number.NaN, reach: Number.NaN, impressions: Number.NaN, followersAtPosting: Number.NaN,
  } // biome-ignore format: one glance

  const known = new Map<string, Map<string, number>>()
  const ownerOf = (cells: readonly Cell[], line: number): number => {
    const platform = placeOf(cells)
    let byHandle = known.get(platform)
    if (!byHandle) {
      byHandle = new Map()
      known.set(platform, byHandle)
    }
    const raw = handleText(cells)
    const seen = perRow ? undefined : byHandle.get(raw)
    if (seen !== undefined) return seen
    const identity = identify(cells, line)
    if (!identity) return NOBODY
    const owner = records.owner(identity.handle, identity.platform, { file: path, line })
    byHandle.set(raw, owner)
    return owner
  }

  // posts held back: no post so far has a like, or the date waits for its column
  const unliked: { readonly owner: number; readonly post: PostRow; readonly waits: boolean }[] = []
  const undated: { readonly owner: number; readonly post: PostRow }[] = []
  let liked = !has('likes')
  let zeros = 0
  const hidden = { posts: 0, line: 0 }
  const release = () => {
    for (const { owner, post, waits } of unliked)
      if (waits) undated.push({ owner, post })
      else records.post(owner, post)
    unliked.length = 0
  }
  const hideZeros = () => {
    const found = unliked.filter(({ post }) => post.likes === 0)
    if (found.length < 2) return
    for (const { post } of found) post.likes = Number.NaN
    zeros = found.length
  }
  const sayZeros = () => {
    const header = columns.headers[columns.at.get('likes')!]!.trim()
    reader.bad(
      'likes',
      '0',
      null,
      'zero-likes',
      `Every cell of “${header}” is 0 (${zeros} posts), as where likes are hidden; they count as unknown.`,
      'warning',
    )
  }

  return {
    cells: reader,
    row(cells, line) {
      const owner = ownerOf(cells, line)
      if (owner === NOBODY) return false
      post.date = date(cells, line, () => timeOfTikTokId(linkText(cells)))
      for (let i = 0; i < counts.length; i++) post[counts[i]!] = read[i]!(cells, line)
      if (followersText !== null) post.roundedBy = roundedIn(followersText(cells))
      post.flags = flagsOf === null ? 0 : flagsOf(cells, line)
      if (post.flags & POST_FLAG.hiddenLikes) {
        if (hidden.posts++ === 0) hidden.line = line
        post.likes = Number.NaN
      }
      post.type = typeText === null ? 0 : records.typeCode(typeWord(typeText(cells)))
      post.key = keyOf === null ? 0 : keyOf.read(cells, line)
      authors?.(owner, cells, line, post.date)
      if (!liked && post.likes > 0) {
        release()
        liked = true
      }
      const waits = reader.waits()
      if (liked && !waits) records.post(owner, post)
      else {
        const row = { ...post }
        if (waits) reader.hold(row)
        if (!liked) unliked.push({ owner, post: row, waits })
        else undated.push({ owner, post: row })
      }
      // of so many, each account tells by all of its posts (metrics/hidden.ts), whatever the order of the rows
      if (unliked.length >= MOST_HELD) {
        release()
        liked = true
      }
      return true
    },
    settle(delimiter) {
      reader.settle(delimiter)
      if (!liked) hideZeros()
      release()
      for (const { owner, post } of undated) records.post(owner, post)
      if (zeros > 0) sayZeros()
      keyOf?.say()
      authors?.settle()
      if (hidden.posts > 0)
        reader.bad('hidden', '', hidden.line, 'hidden-likes', `Likes are marked as hidden on ${hidden.posts} ${hidden.posts === 1 ? 'post' : 'posts'}; whatever number stands beside the mark, they count as unknown.`, 'warning') // biome-ignore format: one sentence
      return 0
    },
  }
}

/** Where an address leads, without what stands behind it. */
function hostOf(cell: Cell | undefined): string | null {
  if (typeof cell !== 'string') return null
  const from = cell.indexOf('//')
  const to = cell.indexOf('/', from < 0 ? 0 : from + 2)
  return to < 0 || to > LONGEST_HOST ? null : cell.slice(0, to)
}

/** A longer one is that of no platform. */
const LONGEST_HOST = 40

/** In place of an owner, where a row names none. */
const NOBODY = -2
