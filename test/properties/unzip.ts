import { inflateRawSync } from 'node:zlib'
import type { ZipEntry } from '../input/make-zip.ts'

/** The entries of an archive that is known to be sound, by its directory. */
export function unzip(archive: Buffer): (ZipEntry & { readonly content: Buffer })[] {
  const end = archive.lastIndexOf('PK\x05\x06')
  const entries: (ZipEntry & { readonly content: Buffer })[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, nameLength] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)]
    const start = archive.readUInt32LE(at + 42)
    const body = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28)
    const bytes = archive.subarray(body, body + packed)
    entries.push({ name: archive.toString('utf8', at + 46, at + 46 + nameLength), content: method === 0 ? bytes : inflateRawSync(bytes) })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}
