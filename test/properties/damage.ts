import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { makeZip } from '../input/make-zip.ts'
import { csv, exported, parts, spliced, workbook } from './sound.ts'

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const change = fc.tuple(fc.constantFrom('flip', 'set', 'drop', 'double', 'cut', 'move', 'insert'), place, fc.nat(255))

/** Bytes flipped, set, taken out, doubled, moved or put in, or the end missing. */
function damage(file: Buffer, changes: readonly (readonly [string, number, number])[]): Buffer {
  return changes.reduce((bytes, [what, where, n]) => {
    if (bytes.length === 0) return bytes
    const at = Math.floor(where * bytes.length)
    const piece = bytes.subarray(at, at + 1 + n)
    const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + n)])
    if (what === 'cut') return bytes.subarray(0, at)
    if (what === 'drop') return without
    if (what === 'double') return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
    if (what === 'move') return spliced(without, Buffer.from(piece))
    if (what === 'insert') return Buffer.concat([bytes.subarray(0, at), Buffer.from([n]), bytes.subarray(at)])
    const changed = Buffer.from(bytes)
    changed[at] = what === 'set' ? n : changed[at]! ^ (1 << (n & 7))
    return changed
  }, file)
}

/** Files in which up to four places are damaged. */
export const damaged = (files: fc.Arbitrary<Buffer>) => fc.tuple(files, fc.array(change, { minLength: 1, maxLength: 4 })).map(([file, changes]) => damage(file, changes)) // biome-ignore format: one glance
const whole = fc.constantFrom(...exported)
const packed = fc.constantFrom<((bytes: Buffer) => Buffer)[]>(
  bytes => gzipSync(bytes),
  bytes => makeZip([{ name: 'a.csv', content: bytes }, { name: 'b.csv', content: csv }]),
  bytes => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
) // biome-ignore format: a table
const packedFrom = (files: fc.Arbitrary<Buffer>) => fc.tuple(packed, files).map(([pack, bytes]) => pack(bytes))

/** Sound files, damaged: whole exports, what holds them, what they hold, and workbooks with one damaged part. */
export const DAMAGED: Readonly<Record<string, fc.Arbitrary<Buffer>>> = {
  'an export': damaged(whole),
  'two exports, one after the other': damaged(fc.tuple(whole, whole).map(both => Buffer.concat(both))),
  'an archive': damaged(packedFrom(whole)),
  'what an archive holds': packedFrom(damaged(whole)),
  'a workbook': damaged(fc.constant(workbook)),
  'a part of a workbook': fc
    .nat(parts.length - 1)
    .chain(at => damaged(fc.constant(Buffer.from(parts[at]!.content))).map(content => makeZip(parts.map((entry, i) => (i === at ? { ...entry, content } : entry))))),
} // biome-ignore format: a table
