import type { Field } from '../model/fields.ts'

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
  // trimming by so many characters takes as long as all the rest, and hardly an id needs it
  const id = `CASE WHEN regexp_full_match(${cell(field)}, '[!-~]*') THEN ${cell(field)} ELSE trim(${cell(field)}, ${BLANKS}) END`
  return `coalesce((hash(${id}) >> 11)::DOUBLE, 0)`
}
