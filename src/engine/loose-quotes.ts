import { createReadStream } from 'node:fs'

const CHUNK = 1 << 20
const [LF, CR, BLANK, QUOTE] = [10, 13, 32, 34]

/**
 * Whether a quote stands beside a blank at either end of a cell (`, "x"`, `"x" ,`): DuckDB leaves both out of the cell, the
 * default reader takes both for text. It may be said of a quote inside a cell that looks so, and is never missed.
 * A file without quotes costs a look for one.
 */
export async function hasLooseQuotes(path: string, delimiter: string): Promise<boolean> {
  const mark = delimiter.charCodeAt(0)
  let pending: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(LF) + 1
    const lines = [pending, chunk.subarray(0, end)]
    pending = end === 0 ? Buffer.concat([pending, chunk]) : chunk.subarray(end)
    if (end > 0 && lines.some(bytes => bytes.includes(QUOTE)) && isLoose(Buffer.concat(lines), mark)) return true
    // a line that long is for the default reader anyway
    if (pending.length > 2 * CHUNK) return true
  }
  return isLoose(pending, mark)
}

/** Whole lines are looked through by what costs least: hardly a file has a blank beside a quote. */
function isLoose(lines: Buffer, mark: number): boolean {
  for (let at = lines.indexOf(' "'); at >= 0; at = lines.indexOf(' "', at + 1)) if (opens(lines, at + 1, mark)) return true
  for (let at = lines.indexOf('" '); at >= 0; at = lines.indexOf('" ', at + 1)) if (closes(lines, at, mark)) return true
  return false
}

/** Whether nothing but blanks stands between the beginning of a cell and this quote; a doubled one is of the text, unless the cell is empty. */
function opens(lines: Buffer, quote: number, mark: number): boolean {
  let before = quote - 1
  while (lines[before] === BLANK) before--
  if (!isEnd(lines[before], mark)) return false
  const after = lines[quote + 2]
  return lines[quote + 1] !== QUOTE || after === QUOTE || after === BLANK || isEnd(after, mark)
}

/** Whether nothing but blanks stands between this quote and the end of a cell; of an even number side by side none closes it, unless it is empty. */
function closes(lines: Buffer, quote: number, mark: number): boolean {
  let after = quote + 1
  while (lines[after] === BLANK) after++
  if (!isEnd(lines[after], mark)) return false
  let before = quote
  while (lines[before] === QUOTE) before--
  return (quote - before) % 2 === 1 || isEnd(lines[before], mark)
}

function isEnd(byte: number | undefined, mark: number): boolean {
  return byte === undefined || byte === mark || byte === LF || byte === CR
}
