import type { PostRow } from '../../engine/engine.ts'
import type { Field } from '../../model/fields.ts'
import { POST_COUNTS, POST_FLAG } from '../../model/records.ts'
import { captionFlags } from '../captions.ts'
import { type CellReader, cellReader, count } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Cell } from '../csv.ts'
import { readHandle } from '../handles.ts'
import { hashText } from '../hash.ts'
import { readFlag } from '../values.ts'
import { readIdentity } from './identity.ts'
import type { MakeRowReader } from './reader.ts'

/** Post rows; one that names no account is rejected. */
export const postReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, diagnostics)
  const counts = POST_COUNTS.filter(field => columns.at.has(field))
  const known = new Map<string, number>()
  const source = (line: number) => ({ file: path, line })
  const post: PostRow = {
    date: Number.NaN,
    flags: 0,
    type: 0,
    key: 0,
    likes: 0,
    comments: 0,
    shares: 0,
    saves: 0,
    views: 0,
    reach: 0,
    impressions: 0,
    followersAtPosting: 0,
  }
  const keyField: Field | null = columns.at.has('postId') ? 'postId' : columns.at.has('url') ? 'url' : null
  const has = (field: Field) => columns.at.has(field)
  const hasFlags = has('pinned') || has('sponsored') || has('hidden') || has('owner') || has('caption')
  // cells whose column is undecided until the end: their posts wait
  const late: { owner: number; post: PostRow }[] = []

  const ownerOf = (cells: readonly Cell[], line: number): number => {
    const raw = `${reader.text(cells, 'handle')}\n${has('platform') ? reader.text(cells, 'platform') : ''}`
    const seen = known.get(raw)
    if (seen !== undefined) return seen
    const identity = readIdentity(cells, line, reader, options)
    if (!identity) return -1
    const owner = records.owner(identity.handle, identity.platform === 'unknown' ? null : identity.platform, source(line))
    known.set(raw, owner)
    return owner
  }

  return {
    row(cells, line) {
      const owner = ownerOf(cells, line)
      if (owner < 0) return false
      let held: PostRow | null = null
      const waitingBefore = reader.waiting()
      post.date = reader.date(cells, 'date', line, at => {
        if (held) held.date = at
      })
      for (const field of POST_COUNTS) post[field] = Number.NaN
      for (const field of counts) {
        const value = reader.number(cells, field, line, () => {})
        post[field] = value < 0 ? count(value, field, reader.text(cells, field), line, reader) : value
      }
      post.flags = hasFlags ? postFlags(cells, reader, columns) : 0
      if (post.flags & POST_FLAG.hiddenLikes) post.likes = Number.NaN
      post.type = has('type') ? records.typeCode(reader.text(cells, 'type').trim().toLowerCase()) : 0
      post.key = keyField ? hashText(reader.text(cells, keyField).trim()) : 0
      if (reader.waiting() > waitingBefore) {
        held = { ...post }
        late.push({ owner, post: held })
      } else records.post(owner, post)
      return true
    },
    settle(delimiter) {
      reader.settle(delimiter)
      for (const { owner, post } of late) records.post(owner, post)
    },
  }
}

function postFlags(cells: readonly Cell[], reader: CellReader, columns: Columns): number {
  const flag = (field: Field) => (columns.at.has(field) ? readFlag(reader.text(cells, field)) : null)
  const sponsored = flag('sponsored')
  const owner = columns.at.has('owner') ? readHandle(reader.text(cells, 'owner')).handle : ''
  const foreign = owner !== '' && owner !== readHandle(reader.text(cells, 'handle')).handle
  return (
    (flag('pinned') === true ? POST_FLAG.pinned : 0) |
    (sponsored === true ? POST_FLAG.sponsored : 0) |
    (sponsored === false ? POST_FLAG.organic : 0) |
    (flag('hidden') === true ? POST_FLAG.hiddenLikes : 0) |
    (foreign ? POST_FLAG.foreignOwner : 0) |
    (columns.at.has('caption') ? captionFlags(reader.text(cells, 'caption')) : 0)
  )
}
