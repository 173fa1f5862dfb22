import type { Records } from '../engine/engine.ts'
import { VetError } from '../errors.ts'
import type { InputReport } from '../model/report.ts'
import { readCsv, sniffDelimiter } from './csv.ts'
import type { Diagnostics } from './diagnostics.ts'
import { type Input, openInput } from './open.ts'
import { readTable, type TableOptions } from './table.ts'

/** Reads one input into the engine and says how it was understood. */
export async function readInput(
  input: Input,
  options: TableOptions,
  standardInput: AsyncIterable<Uint8Array> | null,
  records: Records,
  diagnostics: Diagnostics,
): Promise<InputReport> {
  const source = await openInput(input, standardInput)
  const head = source.head[0] === 0xef && source.head[1] === 0xbb && source.head[2] === 0xbf ? source.head.subarray(3) : source.head
  if (head.includes(0))
    throw new VetError(
      'not-a-table',
      `${source.path} is not a text file: it holds binary data.`,
      'Export it as CSV (comma, semicolon or tab) and try again.',
    )
  const { delimiter, skipLines } = sniffDelimiter(Buffer.from(head).toString('utf8'))
  const table = readTable(source.path, delimiter, options, records, diagnostics)
  await readCsv(source, delimiter, skipLines, diagnostics, table.row)
  return table.end('utf-8')
}
