import type { Records } from '../engine/engine.ts'
import type { InputReport } from '../model/report.ts'
import { decodeSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import { TEXT_FORMATS } from './formats.ts'
import { gunzip, isGzip } from './gzip.ts'
import type { Understanding } from './held-table.ts'
import { type Input, openInput } from './open.ts'
import type { Source } from './source.ts'
import type { TableOptions } from './table.ts'
import { openTables } from './tables.ts'
import { binaryError, unreadable, unreadableText } from './unreadable.ts'

/** Reads one input into the engine and says how each table in it was understood; the main table comes first. */
export async function readInput(
  input: Input,
  options: TableOptions,
  standardInput: AsyncIterable<Uint8Array> | null,
  records: Records,
  diagnostics: Diagnostics,
): Promise<InputReport[]> {
  return readSource(await openInput(input, standardInput), { options, records, diagnostics }, 0)
}

/** Archives in archives are followed this far. */
const DEEPEST = 3

async function readSource(source: Source, understanding: Understanding, depth: number): Promise<InputReport[]> {
  const { path, head } = source
  if (isGzip(head) && depth < DEEPEST) return readSource(await gunzip(source), understanding, depth + 1)
  const text = unreadable(path, head) ? null : decodeSource(source, understanding.diagnostics)
  const fault = unreadable(path, head) ?? (text ? unreadableText(path, text.head) : binaryError(path))
  if (fault || !text) throw fault ?? binaryError(path)
  const { tables, end } = openTables(path, understanding)
  const format = TEXT_FORMATS.find(format => format.is(text))!
  await format.read(text, tables, understanding.diagnostics)
  return end(text.encoding(), format.name)
}
