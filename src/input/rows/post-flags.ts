import type { PostField } from '../../model/fields.ts'
import { POST_FLAG } from '../../model/records.ts'
import { headerKey } from '../aliases.ts'
import { captionFlags } from '../captions.ts'
import type { CellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import type { Cell } from '../csv.ts'
import { readFlag } from '../flags.ts'
import { readHandle } from '../handles.ts'
import { identifies } from '../post-ids.ts'
import { isMissing } from '../values.ts'

/** How exports write that nobody is answered. */
const NOBODY_ANSWERED: ReadonlySet<string> = new Set(['-1', '[]', '{}'])

/** Headers of exports that tell whether the platform shows its own label of advertising. */
const LABEL = /(?:issponsored|paidpartnership|isad)$/

/** What is known of a post besides its counts, as bits; null where no column tells. */
export function flagReader(
  columns: Columns,
  reader: CellReader,
  platform: string | null,
): ((cells: readonly Cell[], line: number) => number) | null {
  const has = (field: PostField) => columns.at.has(field)
  if (!has('pinned') && !has('sponsored') && !has('hidden') && !has('owner') && !has('caption') && !has('reply') && !has('repost'))
    return null
  const pinned = reader.flags('pinned')
  const sponsored = reader.flags('sponsored')
  const hidden = reader.flags('hidden')
  const owner = has('owner') ? reader.texts('owner') : null
  const reply = has('reply') ? reader.texts('reply') : null
  const repost = reader.flags('repost')
  const handle = reader.texts('handle')
  const caption = has('caption') ? reader.texts('caption') : null
  // a label of the platform is not there where advertising is marked in the caption alone
  const isLabel = caption !== null && LABEL.test(headerKey(columns.headers[columns.at.get('sponsored') ?? -1] ?? ''))
  const more = (columns.added.get('caption') ?? []).map(at => (cells: readonly Cell[]) => String(cells[at] ?? ''))
  const link = reader.texts('url')
  const place = has('platform') ? reader.texts('platform') : () => platform ?? ''
  const foreign = (cells: readonly Cell[]) => {
    const poster = owner === null ? '' : owner(cells)
    // LinkedIn tells which person posted it for the page
    if (/\s/.test(poster.trim()) && /linkedin/i.test(`${link(cells)} ${place(cells)}`)) return false
    return identifies(poster.trim()) && readHandle(poster).handle !== readHandle(handle(cells)).handle
  }
  // a name or an id of who is answered is a yes
  const answers = (cells: readonly Cell[]) => {
    const said = reply === null ? '' : reply(cells)
    return said !== '' && !isMissing(said) && readFlag(said) !== false && !NOBODY_ANSWERED.has(said.trim())
  }
  return (cells, line) => {
    const paid = sponsored(cells, line)
    const text = caption === null ? '' : caption(cells)
    return (
      (pinned(cells, line) === true ? POST_FLAG.pinned : 0) |
      (paid === true ? POST_FLAG.sponsored : 0) |
      (paid === false && !isLabel ? POST_FLAG.organic : 0) |
      (hidden(cells, line) === true ? POST_FLAG.hiddenLikes : 0) |
      (foreign(cells) || repost(cells, line) === true ? POST_FLAG.foreignOwner : 0) |
      (answers(cells) ? POST_FLAG.reply : 0) |
      (caption === null ? 0 : captionFlags(more.length === 0 ? text : [text, ...more.map(part => part(cells))].join('\n')))
    )
  }
}
