import { VetError } from '../errors.ts'

/** What files that hold no table begin with, what they are, and what to do about it. */
// biome-ignore format: a table reads better in rows
const SIGNATURES: readonly (readonly [signature: string, what: string, hint: string])[] = [
  ['%PDF', 'a PDF document', 'PDF holds pages, not rows; export the data as CSV or XLSX instead.'],
  ['\x89PNG', 'an image (PNG)', 'Export the figures themselves as CSV or XLSX.'],
  ['\xff\xd8\xff', 'an image (JPEG)', 'Export the figures themselves as CSV or XLSX.'],
  ['GIF8', 'an image (GIF)', 'Export the figures themselves as CSV or XLSX.'],
  ['RIFF', 'an image, sound or film', 'Export the figures themselves as CSV or XLSX.'],
  ['7z\xbc\xaf', 'an archive (7z)', 'Unpack it and name the files in it.'],
  ['Rar!', 'an archive (RAR)', 'Unpack it and name the files in it.'],
  ['\xfd7zXZ', 'compressed with xz', 'Unpack it with unxz and name the file.'],
  ['BZh', 'compressed with bzip2', 'Unpack it with bunzip2 and name the file.'],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd', 'Unpack it with unzstd and name the file.'],
  ['SQLite format 3', 'an SQLite database', 'Export the table as CSV, for example with sqlite3 -csv -header.'],
  ['ORC', 'an ORC file', 'Export it as CSV.'],
  ['Obj\x01', 'an Avro file', 'Export it as CSV or NDJSON.'],
]

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** The error for a file that can hold no table, by its first bytes; null where it may be one. */
export function unreadable(path: string, head: Uint8Array): VetError | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const start = bytes.toString('latin1', 0, 16)
  if (start.startsWith(OLE))
    // the names in the container's directory are UTF-16
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) || bytes.includes(Buffer.from('EncryptionInfo', 'utf16le'))
      ? new VetError(
          'not-a-table',
          `${path} is a workbook protected by a password.`,
          'Save a copy without the password, or export it as CSV.',
        )
      : new VetError(
          'not-a-table',
          `${path} is a workbook in the old .xls format.`,
          'Open it, save it as .xlsx or CSV, and name that file.',
        )
  // letters alone may begin a header ("ORC", "BZh"): such a file has to hold bytes that text has not
  const binary = bytes.subarray(0, 4096).some(byte => byte < 9 || (byte > 13 && byte < 27))
  const found = SIGNATURES.find(([signature]) => start.startsWith(signature))
  if (found && (binary || found[0] === '%PDF')) return new VetError('not-a-table', `${path} is ${found[1]}.`, found[2])
  return null
}

/** The error for a text that is a page or a document rather than a table; null where it may be a table. */
export function unreadableText(path: string, head: string): VetError | null {
  if (/^\s*(<!doctype html|<html)/i.test(head))
    return new VetError(
      'not-a-table',
      `${path} is a web page (HTML).`,
      'It may be a sign-in page saved in place of the export, or a table named .xls: open it in a spreadsheet and save it as CSV.',
    )
  if (/^\s*<\?xml/i.test(head))
    return new VetError('not-a-table', `${path} is XML, which vet does not read.`, 'Export it as CSV, JSON or XLSX.')
  if (head.startsWith('{\\rtf')) return new VetError('not-a-table', `${path} is a text document (RTF).`, 'Save it as plain text or CSV.')
  return null
}

export function binaryError(path: string): VetError {
  return new VetError(
    'not-a-table',
    `${path} is not a text file: it holds binary data.`,
    'Export it as CSV (comma, semicolon or tab) and try again.',
  )
}
