import { stat } from 'node:fs/promises'
import { isServer } from '../engine/server.ts'
import { VetError } from '../errors.ts'
import { decodeSource } from '../input/decode.ts'
import { collectDiagnostics } from '../input/diagnostics.ts'
import { BINARY_FORMATS, PACKED_FORMATS } from '../input/formats.ts'
import { type Input, openInput } from '../input/open.ts'
import type { Source } from '../input/source.ts'
import { wholeSource } from '../input/whole-source.ts'
import type { Report } from '../model/report.ts'
import { type KindInput, type VetOptions, vet } from '../vet.ts'
import { type ComparedReport, comparable } from './comparable.ts'
import { checkWritten, isReport } from './written.ts'

/** Of more, no text can be made at once. */
const REPORT_MOST = 2 ** 29 - 2 ** 20
/** Archives in archives are followed this far. */
const DEEPEST = 3

/** As `vet` begins a report, however it is laid out. */
const BEGINS = /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"vet"/

/** A file of accounts, vetted, with the others that belong to it; or a JSON report of `vet`, taken as it is, whatever it is called. */
export async function loadSide(path: string, others: readonly KindInput[], options: VetOptions): Promise<ComparedReport> {
  const read = isServer(path) ? path : await readOnce(path, options.standardInput ?? null)
  if (typeof read === 'object' && 'settings' in read) return read
  const report = await vet([read, ...others], options)
  // --as-of is the day of both files, where their rows name none
  const day = report.summary.newestDate ?? report.settings.asOf
  return { ...comparable(report), day, diagnostics: report.diagnostics }
}

/** A report that was written; else the input that is to be vetted, with what was read of it where it cannot be read again. */
async function readOnce(path: string, standardInput: AsyncIterable<Uint8Array> | null): Promise<ComparedReport | Input> {
  const again = path !== '-' && (await stat(path).then(file => file.isFile(), () => true)) // biome-ignore format: one thought
  const source = await openInput(path, standardInput)
  try {
    if (!mayHoldReport(source.head)) return again ? path : { path, content: source.chunks }
    if (again) return (await writtenReport(source)) ?? path
    const content = await wholeSource(source, REPORT_MOST, 'a file')
    return (await writtenReport(await openInput({ path, content }, null))) ?? { path, content }
  } finally {
    if (again) source.close()
  }
}

const packedFormat = (head: Uint8Array) =>
  BINARY_FORMATS.some(({ is }) => is(head)) ? undefined : PACKED_FORMATS.find(({ is }) => is(head))

/** Whether it may be one by its first bytes, so that it is worth reading whole. */
const mayHoldReport = (head: Uint8Array): boolean =>
  packedFormat(head) !== undefined ||
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*\{/.test(Buffer.from(head.subarray(0, 200)).toString('latin1'))

/** Null where it is something else. @throws VetError where it is a report that cannot be taken as it is */
async function writtenReport(source: Source): Promise<ComparedReport | null> {
  const value = await jsonOf(source, 0).catch(() => null)
  if (value instanceof VetError) throw value
  if (!isReport(value)) return null
  checkWritten(value, source.path)
  return comparable(value as unknown as Report)
}

/** What stands in the one file of JSON that it is or packs, or the fault of a report that breaks off; null where it is something else. */
async function jsonOf(source: Source, depth: number): Promise<unknown> {
  const packed = packedFormat(source.head)
  if (packed) {
    const values: unknown[] = []
    for await (const open of packed.unpack(source, collectDiagnostics())) {
      if (values.length > 0 || depth === DEEPEST) return null
      const inner = await open()
      values.push(await jsonOf(inner, depth + 1).finally(inner.close))
    }
    return values[0]
  }
  const text = decodeSource(source, collectDiagnostics())
  if (text === null || !/^\s*\{/.test(text.head)) return null
  try {
    const bytes = await wholeSource({ ...source, chunks: text.chunks }, REPORT_MOST, 'a report')
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    return BEGINS.test(text.head)
      ? new VetError('not-a-table', `${source.path} is a report of vet that is cut short or damaged.`, 'Write it again with vet --json.')
      : null
  }
}
