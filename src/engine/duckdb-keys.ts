import { DAMAGED_ID, ID_IN_LINK, NO_IDS } from '../input/post-ids.ts'
import type { Field } from '../model/fields.ts'
import { quoted } from './duckdb.ts'

export function keyField(at: ReadonlyMap<Field, number>): 'postId' | 'url' | null {
  return at.has('postId') ? 'postId' : at.has('url') ? 'url' : null
}

/** What JavaScript trims, as SQL writes it. */
const BLANKS = Array.from({ length: 0x10000 }, (_, code) => code)
  .filter(code => String.fromCharCode(code).trim() === '')
  .map(code => `chr(${code})`)
  .join(' || ')

/** A number that tells posts apart: 53 bits of a hash of the id, 0 where there is none. */
export function keyOf(at: ReadonlyMap<Field, number>, cell: (field: Field) => string): string {
  const field = keyField(at)
  if (field === null) return '0::DOUBLE'
  const id = idOf(cell(field))
  return `coalesce((hash(CASE WHEN contains(${id}, '/') THEN coalesce(nullif(regexp_extract(${id}, ${quoted(ID_IN_LINK)}, 1), ''), ${id}) ELSE ${id} END) >> 11)::DOUBLE, 0)`
}

/** Whether an id tells nothing, which the default reader says, or passes over for the address. */
export function isNoId(at: ReadonlyMap<Field, number>, cell: (field: Field) => string): string {
  const field = keyField(at)
  if (field === null) return 'false'
  const id = idOf(cell(field))
  // where an id is empty, the address may tell the post
  const elsewhere = field === 'postId' && at.has('url')
  return `coalesce(${elsewhere ? `${id} = '' OR ` : ''}lower(${id}) IN (${NO_IDS.map(quoted).join(', ')}) OR regexp_full_match(${id}, ${quoted(DAMAGED_ID)}), ${elsewhere})`
}

function idOf(cell: string): string {
  // trimming by so many characters takes as long as all the rest, and hardly an id needs it
  return `CASE WHEN regexp_full_match(${cell}, '[!-~]*') THEN ${cell} ELSE trim(${cell}, ${BLANKS}) END`
}
