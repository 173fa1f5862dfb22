import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'

/** So much of each sheet is kept. */
const SHEET_BYTES = 2 ** 20

/**
 * A workbook with the first rows of its sheets alone: the reader that tells formats builds whole sheets in memory,
 * and a few hundred rows show the formats of a column.
 */
export async function workbookHead(zip: ZipFile, entries: readonly Entry[]): Promise<Buffer> {
  const files: { readonly name: string; readonly content: Buffer }[] = []
  for (const entry of entries) {
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName)
    if (!isSheet && !/\.rels$|^\[Content_Types\]\.xml$|^xl\/(workbook|styles|sharedStrings)\.xml$/.test(entry.fileName)) continue
    const most = isSheet ? SHEET_BYTES : Number.POSITIVE_INFINITY
    const parts: Uint8Array[] = []
    let bytes = 0
    for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      parts.push(part)
      bytes += part.length
      if (bytes > most) break
    }
    files.push({ name: entry.fileName, content: bytes > most ? closedSheet(Buffer.concat(parts)) : Buffer.concat(parts) })
  }
  return stored(files)
}

/** The XML of a sheet up to its last whole row, with what is open closed. */
function closedSheet(xml: Buffer): Buffer {
  const text = xml.toString('latin1')
  const end = Math.max(text.lastIndexOf('</row>'), text.lastIndexOf(':row>'))
  const [whole = '', prefix = ''] = /<\/(\w+:)?row>$/.exec(text.slice(0, text.indexOf('>', end) + 1).slice(-80)) ?? []
  if (whole === '') return xml
  return Buffer.concat([xml.subarray(0, text.indexOf('>', end) + 1), Buffer.from(`</${prefix}sheetData></${prefix}worksheet>`)])
}

/** A zip archive of the files as they are. */
function stored(files: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(content.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name)]))
    bodies.push(Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), content]))
    offset += 30 + Buffer.byteLength(name) + content.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  )
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), end])
}
