import { FIELDS } from '../model/fields.ts'
import type { Kind } from '../model/report.ts'

/** A field read from a header that the user named (`--map field=Header`, `columns` in the config). */
export interface Mapping {
  readonly field: string
  readonly header: string
  readonly key: string
  /** Where it was not the user who named it: why it is read from there. */
  readonly why?: string
}

export type HeaderMap = readonly Mapping[]

/** The index of a column that is named by its number, as `#4`, since another has the same header, in range or not; undefined where a header is so called. */
export function numbered(header: string, headers: readonly string[]): number | undefined {
  const number = /^#(\d+)$/.exec(header)?.[1]
  return number === undefined || headers.some(other => other.trim() === header) ? undefined : Number(number) - 1
}

/** What is named by a number that no column of these has. */
export function outOfRange(map: HeaderMap, { kind, headers }: { readonly kind: Kind; readonly headers: readonly string[] }): HeaderMap {
  return map.filter(({ field, header }) => {
    const index = Object.hasOwn(FIELDS[kind], field) ? numbered(header, headers) : undefined
    return index !== undefined && headers[index] === undefined
  })
}
