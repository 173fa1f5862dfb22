import type { Records } from '../engine/engine.ts'
import { VetError } from '../errors.ts'
import { collectDiagnostics } from '../input/diagnostics.ts'
import { readInput } from '../input/read.ts'
import type { TableOptions } from '../input/table.ts'
import { PREAMBLE } from '../input/waiting-rows.ts'

/** Whose row it is; no handle where the file names none, no platform where it is not known. */
export interface Named {
  readonly handle: string
  readonly platform: string | null
}

/** The rows of a file, bytes as latin1 so that none is lost, and which of them changed. */
export interface Rows {
  readonly all: readonly string[]
  /** Index of each changed row; null for all. */
  readonly changed: ReadonlySet<number> | null
  /** Whether there is no header above the rows. */
  readonly headless: boolean
}

/** Rows of a text, of which those on these lines (from 1) changed; null for all. A quoted cell may run over several lines. */
export function rowsOf(text: string, lines: ReadonlySet<number> | null, oneLineRows: boolean): Rows {
  const all: string[] = []
  const changed = new Set<number>()
  let open = false
  for (const [i, line] of text.split('\n').entries()) {
    if (open) all[all.length - 1] += `\n${line}`
    else all.push(line)
    if (lines?.has(i + 1)) changed.add(all.length - 1)
    if (!oneLineRows) for (const character of line) if (character === '"') open = !open
  }
  return { all, changed: lines && changed, headless: oneLineRows }
}

/**
 * Whose rows changed. The changed rows are read under the header of their file; another header gives every row another
 * meaning, and where no part of the file can be read by itself, all of it counts.
 */
export async function namedIn(path: string, { all, changed, headless }: Rows, options: TableOptions): Promise<readonly Named[]> {
  const whole = () => read(path, all, options)
  if (changed === null) return (await whole()) ?? []
  if (changed.size === 0) return []
  if (headless)
    return (
      (await read(
        path,
        [...changed].map(row => all[row]!),
        options,
      )) ??
      (await whole()) ??
      []
    )
  for (let above = 1; above <= PREAMBLE + 1 && above <= all.length; above++) {
    const head = all.slice(0, above)
    if ((await read(path, head, options)) === null) continue
    if ([...changed].some(row => row < above)) break
    const found = await read(path, [...head, ...[...changed].map(row => all[row]!)], options)
    if (found !== null) return found
  }
  return (await whole()) ?? []
}

/** Null where the text cannot be read; the run itself says why. */
async function read(path: string, rows: readonly string[], options: TableOptions): Promise<readonly Named[] | null> {
  const named: Named[] = []
  const records: Records = {
    account: ({ handle, platform }) => void named.push({ handle, platform }),
    author: () => undefined,
    owner: (handle, platform) => named.push({ handle, platform }) - 1,
    typeCode: () => 0,
    post: () => undefined,
    history: () => undefined,
    follower: () => undefined,
  }
  try {
    await readInput({ path, content: Buffer.from(`${rows.join('\n')}\n`, 'latin1') }, options, null, records, collectDiagnostics())
    return named
  } catch (error) {
    if (error instanceof VetError) return null
    throw error
  }
}
