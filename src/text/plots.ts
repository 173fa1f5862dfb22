import { columns } from './lines.ts'

/** Small charts of block characters, as lines of text. */

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/**
 * Columns of the values' heights, each cell eight steps high.
 * @param floor what the lowest step stands for; a value at it still shows one step
 * @param values null where there is none
 */
export function columnsOf(
  values: readonly (number | null)[],
  { height, floor, top }: { readonly height: number; readonly floor: number; readonly top: number },
): string[] {
  const steps = height * BLOCKS.length
  const heights = values.map(value =>
    value === null ? 0 : Math.max(1, Math.round(((Math.min(value, top) - floor) / Math.max(top - floor, Number.MIN_VALUE)) * steps)),
  )
  return Array.from({ length: height }, (_, row) => {
    const below = (height - 1 - row) * BLOCKS.length
    return heights
      .map(steps => {
        const here = steps - below
        return here <= 0 ? ' ' : BLOCKS[Math.min(here, BLOCKS.length) - 1]!
      })
      .join('')
  })
}

/** A scale in logs from `low` to `high`, the stretch from `from` to `to` filled, its middle and the observed marked. */
export function scale(
  width: number,
  { low, high, from, middle, to, observed }: Readonly<Record<'low' | 'high' | 'from' | 'middle' | 'to' | 'observed', number>>,
): string {
  const at = (value: number) =>
    Math.round(((Math.log(Math.min(Math.max(value, low), high)) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (width - 1))
  const cells: string[] = Array.from({ length: width }, (_, i) => (i >= at(from) && i <= at(to) ? '▒' : '─'))
  cells[at(middle)] = '┃'
  cells[at(observed)] = '●'
  return cells.join('')
}

/** One line of labels, each beginning at its column, or ending there where it would not fit; what overlaps is left out. */
export function labels(width: number, marks: readonly { readonly at: number; readonly text: string }[]): string {
  let line = ''
  for (const { at, text } of marks) {
    const start = Math.max(0, Math.min(Math.round(at - columns(text) / 2), width - columns(text)))
    if (line !== '' && start <= columns(line)) continue
    line += ' '.repeat(start - columns(line)) + text
  }
  return line
}
