import type { RowSink } from './csv.ts'

/** What is left to a full parser: the text from the first line on that is more than plain. */
export interface Rest {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Lines and rows before it. */
  readonly lines: number
  readonly rows: number
}

/**
 * Splits lines at the delimiter, several times as fast as a parser that looks at every byte, as long as each row is one
 * line and its quotes, if any, stand round whole cells. The rows are the very ones a parser gives.
 * @returns what it leaves, from the start of a line; null where all is read
 */
export async function readPlainLines(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  skipLines: number,
  longest: number,
  sink: RowSink,
): Promise<Rest | null> {
  const iterator = chunks[Symbol.asyncIterator]()
  let pending: Uint8Array = new Uint8Array(0)
  let lines = 0
  let rows = 0
  let handed = false
  /** Takes the lines of a text; answers those from the first on that is not plain. */
  const take = (text: string): string => {
    // where the next of each stands, looked for once rather than in every line
    const after = (mark: string, from: number) => {
      const at = text.indexOf(mark, from)
      return at < 0 ? text.length : at
    }
    let cr = after('\r', 0)
    let quote = after('"', 0)
    let mark = after(delimiter, 0)
    /** The cells of a line without quotes: half the time of a slice of the line that is split. */
    const split = (from: number, to: number): string[] => {
      const cells: string[] = []
      for (let start = from; ; start = mark + 1) {
        if (mark < start) mark = after(delimiter, start)
        cells.push(text.slice(start, Math.min(mark, to)))
        if (mark >= to) return cells
      }
    }
    for (let from = 0; from < text.length; ) {
      if (cr < from) cr = after('\r', from)
      if (quote < from) quote = after('"', from)
      const lf = after('\n', from)
      const to = Math.min(cr, lf)
      if (lines >= skipLines && to > from) {
        const cells = to - from > longest ? null : quote < to ? cellsOf(text.slice(from, to), delimiter) : split(from, to)
        if (cells === null) return text.slice(from)
        rows++
        sink(cells, lines + 1)
      }
      lines++
      from = cr + 1 === lf ? lf + 1 : to + 1
    }
    return ''
  }
  const rest = (text: string, fault: { readonly error: unknown } | null): Rest => {
    handed = true
    const left = Buffer.concat([Buffer.from(text), pending])
    const remaining = async function* () {
      try {
        if (left.length > 0) yield left
        if (fault) throw fault.error
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
      } finally {
        await iterator.return?.()
      }
    }
    return { chunks: remaining(), lines, rows }
  }
  if (delimiter === '"' || delimiter.charCodeAt(0) > 0x7e) return rest('', null)
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>
      try {
        next = await iterator.next()
      } catch (error) {
        return rest('', { error })
      }
      const bytes = next.done ? Buffer.from(pending) : Buffer.concat([pending, next.value])
      const whole = next.done ? bytes.length : wholeLines(bytes)
      pending = bytes.subarray(whole)
      const text = bytes.toString('utf8', 0, whole)
      const left = take(lines === 0 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
      if (left !== '' || pending.length > longest) return rest(left, null)
      if (next.done) return null
    }
  } finally {
    if (!handed) await iterator.return?.()
  }
}

/** How many bytes there are up to the last line break; one at the very end may be half of a Windows one. */
function wholeLines(bytes: Buffer): number {
  const lf = bytes.lastIndexOf(10)
  return (lf >= 0 || bytes.length < 2 ? lf : bytes.lastIndexOf(13, bytes.length - 2)) + 1
}

/** The cells of one line with quotes; null where a quote stands anywhere but round a whole cell, or is not closed on the line. */
function cellsOf(line: string, delimiter: string): string[] | null {
  const cells: string[] = []
  for (let from = 0; ; ) {
    if (line[from] !== '"') {
      const to = line.indexOf(delimiter, from)
      const cell = line.slice(from, to < 0 ? line.length : to)
      if (cell.includes('"')) return null
      cells.push(cell)
      if (to < 0) return cells
      from = to + 1
      continue
    }
    let to = line.indexOf('"', from + 1)
    while (to >= 0 && line[to + 1] === '"') to = line.indexOf('"', to + 2)
    if (to < 0) return null
    cells.push(line.slice(from + 1, to).replaceAll('""', '"'))
    if (to + 1 === line.length) return cells
    if (line[to + 1] !== delimiter) return null
    from = to + 2
  }
}
