import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { makeZip } from '../input/make-zip.ts'
import { ATTACKS } from '../report/hostile.ts'
import { parts, spliced } from './sound.ts'

export type Format = 'csv' | 'tsv' | 'json' | 'ndjson' | 'xlsx' | 'gzip' | 'zip' | 'utf-16' | 'windows-1252' | 'any'
export const FORMATS: readonly Format[] = ['csv', 'tsv', 'json', 'ndjson', 'xlsx', 'gzip', 'zip', 'utf-16', 'windows-1252', 'any']

const noise = fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes))
const HEADERS = ['handle', 'platform', 'followers', 'following', 'likes', 'date', 'post id', 'engagement rate', 'Benutzername', 'follower']
const CELLS = ['anna', '@bert', 'instagram', '5000', '1.2K', '-1', '2026-09-01', '38%', 'null', '__proto__', '', '"', '""', "'", '0x1F', '1e999'] // biome-ignore format: one glance
const cell = fc.oneof(
  { arbitrary: fc.constantFrom(...CELLS), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 8 }), weight: 1 },
  { arbitrary: fc.constantFrom(...Object.values(ATTACKS).filter(({ length }) => length < 300)), weight: 1 },
)
const soup = (tokens: readonly string[], maxLength: number) => fc.array(fc.constantFrom(...tokens), { maxLength }).map(all => all.join(''))

/** Text with this mark between cells, sound or anything else. */
const delimited = (mark: string) => {
  const table = fc
    .tuple(
      fc.subarray(HEADERS, { minLength: 1 }),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 10 }),
      fc.constantFrom('\n', '\r\n', '\r'),
    )
    .map(([headers, rows, end]) => [headers, ...rows].map(cells => cells.join(mark)).join(end))
  const loose = soup(['handle', 'followers', mark, mark, '"', '\n', '\r\n', '5000', 'anna', 'sep=;', '\0', '\ufeff', '😀', ' '], 50)
  return fc.oneof({ arbitrary: table, weight: 3 }, { arbitrary: loose, weight: 1 })
}

const key = fc.oneof(
  fc.constantFrom(
    'handle',
    'username',
    'followers',
    'followersCount',
    'latestPosts',
    'posts',
    'likes',
    'data',
    'items',
    '__proto__',
    'a.b',
    '',
  ),
  fc.string({ maxLength: 4 }),
)
const { value } = fc.letrec<{ value: unknown; list: unknown[]; record: object }>(tie => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.oneof(cell, fc.nat(9e6), fc.double(), fc.constantFrom(null, true, false)), tie('list'), tie('record')), // biome-ignore format: one glance
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
}))
const JSON_TOKENS = ['{', '}', '[', ']', ',', ':', '"', '"handle":"a"', '"followers":5000', '1', '-', 'e9', 'null', 'tru', '\\u', '\\ud800', '\n', ' ', 'NaN'] // biome-ignore format: one glance
const json = fc.oneof(
  fc.oneof(value, fc.array(fc.dictionary(key, value, { maxKeys: 5 }), { maxLength: 6 })).map(found => JSON.stringify(found)),
  soup(JSON_TOKENS, 40),
)
const ndjson = fc
  .array(fc.oneof({ arbitrary: fc.dictionary(key, value, { maxKeys: 5 }).map(found => JSON.stringify(found)), weight: 3 }, { arbitrary: json, weight: 1 }), { maxLength: 6 }) // biome-ignore format: one glance
  .map(lines => lines.join('\n'))

const XML = ['<row r="1">', '</row>', '<c r="A1" t="s">', '<c t="inlineStr">', '<c r="ZZZ9">', '</c>', '<v>', '</v>', '<v>0</v>', '<is><t>', '</t></is>', '1e9', 'handle', '&lt;', '&#0;', '&x;', '<sheetData>', '</sheetData>', '<!--', '-->', '<![CDATA[', ']]>', '"', '<'] // biome-ignore format: one glance
/** A workbook of which some part is anything. */
const xlsx = fc.tuple(fc.nat(parts.length - 1), fc.oneof(noise, soup(XML, 40).map(text => Buffer.from(text))), fc.boolean()).map(([at, part, kept]) =>
  makeZip(parts.map((entry, i) => (i !== at ? entry : { name: entry.name, content: kept ? spliced(Buffer.from(entry.content), part) : part }))),
) // biome-ignore format: one glance

const texts = fc.oneof(delimited(','), delimited(';'), json, ndjson)
const utf8 = (text: fc.Arbitrary<string>) => text.map(found => Buffer.from(found))
const inner = fc.oneof(utf8(texts), noise)
const entryName = fc.oneof(fc.constantFrom('a.csv', 'b.json', '../c.csv', '__MACOSX/._a.csv', '/etc/d.csv', 'e/', 'f.zip', '.csv'), fc.string({ unit: 'binary', maxLength: 6 })) // biome-ignore format: one glance

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

/** Bytes that begin as a file of the format; what follows may be anything. */
export const bytesOf: Readonly<Record<Format, fc.Arbitrary<Buffer>>> = {
  csv: fc.oneof(utf8(delimited(',')), utf8(delimited(';')), noise.map(bytes => Buffer.concat([Buffer.from('handle,followers\n'), bytes]))),
  tsv: utf8(delimited('\t')),
  json: fc.oneof(utf8(json), noise.map(bytes => Buffer.concat([Buffer.from('[{"handle":"a"},'), bytes]))),
  ndjson: utf8(ndjson),
  xlsx,
  gzip: fc.oneof(inner.map(bytes => gzipSync(bytes)), noise.map(bytes => Buffer.concat([Buffer.from('\x1f\x8b\x08', 'latin1'), bytes]))),
  zip: fc.oneof(
    fc.array(fc.record({ name: entryName, content: fc.oneof(inner, xlsx, inner.map(bytes => gzipSync(bytes))) }), { maxLength: 4 }).map(makeZip),
    noise.map(bytes => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes])),
  ),
  'utf-16': fc.oneof(
    texts.map(text => Buffer.from(`\ufeff${text}`, 'utf16le')),
    texts.map(text => bigEndian(`\ufeff${text}`)),
    texts.map(text => Buffer.from(text, 'utf16le')),
    noise.map(bytes => Buffer.concat([Buffer.from('\xff\xfe', 'latin1'), bytes])),
  ),
  'windows-1252': delimited(';').map(text => Buffer.from(`${text}\nKäse;Größe\x80`, 'latin1')),
  any: fc
    .tuple(fc.constantFrom('', '\xef\xbb\xbf', '%PDF', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'SQLite format 3\0', '<!doctype html>', 'BZh9', '\x89PNG'), noise) // biome-ignore format: one glance
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
} // biome-ignore format: a table
