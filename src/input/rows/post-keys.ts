import type { PostField } from '../../model/fields.ts'
import { plural } from '../../text/numbers.ts'
import type { CellReader } from '../cells.ts'
import type { Cell } from '../csv.ts'
import { accountInLink } from '../handles.ts'
import { hashText } from '../hash.ts'
import { identifies, idOfPost, isDamagedId } from '../post-ids.ts'

/** The address of an account, which is the same beside all its posts. */
function isPage(link: string): boolean {
  return /^(?:https?:\/\/)?[^/\s]+\/[^/?#\s]+\/?$/i.test(link) && accountInLink(link).handle !== ''
}

/** A number for the id of each post, else for its address, 0 where neither tells it from others; null where no column has them. */
export function postKeys(has: (field: PostField) => boolean, reader: CellReader) {
  const columns = (['postId', 'url'] as const).filter(has).map(reader.texts)
  if (columns.length === 0) return null
  const damaged = { posts: 0, line: 0, raw: '' }
  return {
    read(cells: readonly Cell[], line: number): number {
      for (const text of columns) {
        const id = text(cells).trim()
        if (identifies(id) && !isPage(id)) return hashText(idOfPost(id))
        if (isDamagedId(id) && damaged.posts++ === 0) Object.assign(damaged, { line, raw: id })
      }
      return 0
    },
    say(): void {
      const { posts, line, raw } = damaged
      if (posts > 0)
        reader.bad('postId', raw, line, 'damaged-id', `${plural(posts, 'post')} ${posts === 1 ? 'has an id' : 'have ids'} such as “${raw}”, of which a spreadsheet dropped digits, so that different posts have the same; ${posts === 1 ? 'it counts' : 'they count'} as none. Import that column as text.`, 'warning') // biome-ignore format: one sentence
    },
  }
}
