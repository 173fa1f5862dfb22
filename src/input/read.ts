import type { Records } from '../engine/engine.ts'
import { VetError } from '../errors.ts'
import { checkMemory } from '../memory-limit.ts'
import type { InputReport } from '../model/report.ts'
import { decodeSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import { BINARY_FORMATS, PACKED_FORMATS, TEXT_FORMATS } from './formats.ts'
import type { Understanding } from './held-table.ts'
import { type Input, openInput } from './open.ts'
import type { Meter } from './progress.ts'
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
  gauge: Meter | null = null,
): Promise<InputReport[]> {
  const source = bounded(await openInput(input, standardInput))
  try {
    if (gauge === null) return await readSource(source, { options, records, diagnostics }, 0)
    return await readSource(gauge.bytesOf(source), { options, records: gauge.rowsOf(records), diagnostics }, 0)
  } finally {
    // what is refused by its first bytes was never read on
    source.close()
  }
}

/** The source, which ends with a sentence where what is kept of it fills the memory. */
function bounded(source: Source): Source {
  return {
    ...source,
    chunks: (async function* () {
      for await (const chunk of source.chunks) {
        await checkMemory(`Reading ${source.path}`)
        yield chunk
      }
    })(),
  }
}

/** Archives in archives are followed this far. */
const DEEPEST = 3

async function readSource(source: Source, understanding: Understanding, depth: number): Promise<InputReport[]> {
  const { path, head } = source
  const { diagnostics } = understanding
  const binary = BINARY_FORMATS.find(({ is }) => is(head))
  if (binary) {
    const { tables, end } = openTables(path, understanding)
    await binary.read(source, tables, diagnostics)
    return end('utf-8', binary.name)
  }
  const packed = depth < DEEPEST ? PACKED_FORMATS.find(({ is }) => is(head)) : undefined
  if (packed) return readPacked(packed.unpack(source, diagnostics), path, understanding, depth + 1)

  const text = refuse(unreadable(path, head)) ?? decodeSource(source, diagnostics)
  if (!text) throw binaryError(path)
  refuse(unreadableText(path, text.head))
  const { tables, end } = openTables(path, understanding)
  const format = TEXT_FORMATS.find(({ is }) => is(text))!
  await format.read(text, tables, diagnostics)
  return end(text.encoding(), format.name)
}

function refuse(fault: VetError | null): null {
  if (fault) throw fault
  return null
}

/** Each table in an archive; one that means nothing is passed over where another means something. */
async function readPacked(
  sources: AsyncIterable<() => Promise<Source>>,
  path: string,
  understanding: Understanding,
  depth: number,
): Promise<InputReport[]> {
  const reports: InputReport[] = []
  const faults: VetError[] = []
  for await (const open of sources)
    try {
      reports.push(...(await readSource(await open(), understanding, depth)))
    } catch (error) {
      if (!(error instanceof VetError)) throw error
      faults.push(error)
    }
  if (reports.length === 0 && faults[0]) throw faults[0]
  for (const { message, hint } of faults)
    understanding.diagnostics.add({ code: 'skipped-file', severity: 'warning', message: hint ? `${message} ${hint}` : message, file: path })
  return reports
}
