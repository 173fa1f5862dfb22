import type { Parser } from 'csv-parse'
import { VetError } from '../errors.ts'
import type { TextSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { TextFormat } from './formats.ts'
import { linesLeft } from './lines-left.ts'
import { type Rest, readPlainLines } from './plain-lines.ts'
import { CutShort } from './source.ts'
import { PREAMBLE } from './waiting-rows.ts'

export type Cell = string | number | boolean | null

/** Takes rows one by one, each with the line it starts on, and whether it goes over several. */
export type RowSink = (cells: readonly Cell[], line: number, severalLines?: boolean) => void

const DELIMITERS = [',', ';', '\t', '|'] as const

/** A record longer than this is a quote that was never closed, or no table. */
const LONGEST_RECORD = 1_000_000

/** Comma-, semicolon-, tab- or bar-separated text. */
export const csv: TextFormat = {
  name: 'csv',
  is: () => true,
  read(text, tables, diagnostics) {
    const { delimiter, skipLines } = delimiterOf(text.head, tables.knows)
    return readCsv(text, delimiter, skipLines, diagnostics, tables.rows(delimiter), tables.lost)
  },
}

/** How a delimited text is laid out, from its first lines. */
export function sniffDelimiter(head: string): { readonly delimiter: string; readonly skipLines: number } {
  const lines = head.split(/\r\n|\n|\r/)
  const declared = /^"?sep=(.)"?$/i.exec(lines[0]?.trim() ?? '')
  if (declared) return { delimiter: declared[1]!, skipLines: 1 }
  const sample = lines.slice(0, 20).filter(line => line.trim() !== '')
  let best: string = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = sample.map(line => fieldMarks(line, delimiter))
    const most = Math.max(0, ...counts)
    if (most === 0) continue
    const first = counts[0]!
    const alike = counts.filter(count => count === first).length / counts.length
    const score = (first > 0 ? 1 + first : most / 2) * (0.5 + alike)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return { delimiter: best, skipLines: 0 }
}

/** How a text is laid out: as its lines suggest, unless only another delimiter leads to a header, as where the lines above it have marks of their own. */
function delimiterOf(head: string, knows: (headers: readonly string[]) => boolean): ReturnType<typeof sniffDelimiter> {
  const sniffed = sniffDelimiter(head)
  const lines = sniffed.skipLines > 0 ? [] : head.split(/\r\n|\n|\r/).filter(line => line.trim() !== '').slice(0, PREAMBLE + 1) // biome-ignore format: one list
  const others = DELIMITERS.filter(other => other !== sniffed.delimiter && lines.some(line => line.includes(other)))
  const leads = (delimiter: string) => lines.some(line => line.includes(delimiter) && knows(cellsOf(line, delimiter)))
  // most files have their header in the first line, and no other marks in it
  if (others.length === 0 || leads(sniffed.delimiter)) return sniffed
  return { delimiter: others.find(leads) ?? sniffed.delimiter, skipLines: 0 }
}

/** The cells of a line, as far as it takes to know a header. */
function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map(cell => cell.trim().replace(/^"(.*)"$/s, '$1'))
}

function fieldMarks(line: string, delimiter: string): number {
  let quoted = false
  let marks = 0
  for (const char of line)
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) marks++
  return marks
}

/**
 * Reads a delimited text row by row. A quote that is never closed ends the reading with a diagnostic; what came before it stays.
 * @param lost is told how many rows could not be read
 */
export async function readCsv(
  source: TextSource,
  delimiter: string,
  skipLines: number,
  diagnostics: Diagnostics,
  sink: RowSink,
  lost: (rows: number) => void = () => {},
): Promise<void> {
  const rest = await readPlainLines(source.chunks, delimiter, skipLines, LONGEST_RECORD / 4, sink)
  if (rest) await parseCsv(source.path, rest, delimiter, skipLines, diagnostics, sink, lost)
}

/** Reads what is more than plain lines, or anything from its first line on, with a parser that is loaded when there is such. */
export async function parseCsv(
  path: string,
  rest: Rest,
  delimiter: string,
  skipLines: number,
  diagnostics: Diagnostics,
  sink: RowSink,
  lost: (rows: number) => void = () => {},
): Promise<void> {
  const left = linesLeft(rest.lines)
  const { CsvError, parse } = await import('csv-parse')
  const skipped = Math.max(0, skipLines - rest.lines)
  let before = rest.lines + skipped
  let { rows } = rest
  // csv-parse counts a Windows line break inside quotes as two
  let twice = 0
  let fault: unknown = null
  const parser: Parser = parse({
    delimiter,
    bom: rest.lines === 0,
    from_line: skipped + 1,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    on_record: (cells: string[], { lines }) => {
      const line = rest.lines + lines - twice
      if (line - before === 1) sink(cells, line)
      else sink(cells, line - lineBreaks(cells), true)
      before = rest.lines + lines - twice
      rows++
      return null
    },
  })
  /** Line breaks inside the cells, as csv-parse counts them; how many it counted twice is kept. */
  const lineBreaks = (cells: readonly string[]): number => {
    let breaks = 0
    for (const cell of cells)
      for (let i = 0; i < cell.length; i++) {
        const code = cell.charCodeAt(i)
        if (code === 13 && cell.charCodeAt(i + 1) === 10) twice++
        if (code === 13 || code === 10) breaks++
      }
    return breaks
  }
  parser.on('readable', () => {
    while (parser.read() !== null);
  })
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve)
    parser.once('error', reject)
  })
  ended.catch(error => {
    fault ??= error
  })
  const broken = (code: string, message: string, line: number | null, column: number | null = null) =>
    diagnostics.add({ code, severity: 'error', message, file: path, line, column })
  try {
    for await (const chunk of rest.chunks) {
      left.chunk(chunk)
      // what is not read any more is counted
      if (fault) continue
      left.forget(before)
      if (!parser.write(chunk)) await Promise.race([new Promise<void>(resolve => parser.once('drain', () => resolve())), ended])
    }
    if (!fault) parser.end()
    await ended
  } catch (error) {
    if (error instanceof CutShort) {
      // the row that the bytes end in is not given out: half a number looks like a number
      await new Promise<void>(resolve => parser.write('', () => resolve()))
      broken('cut-short', error.message, before + 1)
    } else if (!(error instanceof CsvError)) throw error
    else if (error.code === 'CSV_MAX_RECORD_SIZE' && rest.lines + (error as { lines?: number }).lines! - twice <= before + 1) {
      if (rows === 0)
        throw new VetError(
          'not-a-table',
          `${path} begins with a line of more than ${LONGEST_RECORD.toLocaleString('en')} characters, so it is no table.`,
          'Check that its lines end in line breaks, and export it again.',
        )
      broken(
        'line-too-long',
        `Line ${before + 1} is longer than ${LONGEST_RECORD.toLocaleString('en')} characters, so it and what follows could not be read.`,
        before + 1,
      )
    } else if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const { first, rows: more } = left.after(before)
      const column = typeof error.column === 'number' ? error.column + 1 : null
      const where = column === null ? '' : ` in column ${column}`
      if (rows === 0)
        throw new VetError(
          'not-a-table',
          `${path === '-' ? 'Standard input' : path}, line ${first}: a quote opens here${where} and is never closed, so no row could be read.`,
          'Close it, or double it where it belongs to the text.',
        )
      lost(more)
      broken(
        'unclosed-quote',
        `A quote opens here${where} and is never closed, so ${more === 1 ? 'this row could not be read; it was' : `the ${more} rows from here on could not be read; they were`} rejected. Close it, or double it where it belongs to the text.`,
        first,
        column,
      )
    } else broken('bad-csv', `The text could not be read on from line ${before + 1} (${error.code}).`, before + 1)
  }
}
