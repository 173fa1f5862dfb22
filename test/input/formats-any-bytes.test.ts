import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { VetError, vet } from '../../src/index.ts'
import { runs } from '../runs.ts'
import { makeZip } from './make-zip.ts'

const read = (name: string) => readFileSync(`fixtures/formats/${name}`)
const csv = read('twin/accounts.csv')
const json = read('nested/profiles.json')

/** Sound files of every format, to be damaged. */
const sound = [
  csv,
  json,
  read('nested/profiles.ndjson'),
  read('nested/one.json'),
  read('nested/wrapped.json'),
  read('nested/flattened.csv'),
  Buffer.from(csv.toString(), 'utf16le'),
  gzipSync(csv),
  gzipSync(json),
  makeZip([
    { name: 'a.csv', content: csv },
    { name: 'b.json', content: json },
  ]),
  Buffer.from(
    await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: csv
            .toString()
            .split('\n')
            .map(line => line.split(',')),
        },
      ],
    }),
  ),
]

const beginnings = [
  '',
  'handle,followers\n',
  '[',
  '{',
  '[{',
  '[[',
  '{"a":',
  '\x1f\x8b\x08',
  'PK\x03\x04',
  '\xff\xfe',
  '\xfe\xff',
  '\xef\xbb\xbf',
  '"',
  'sep=;\n',
  '%PDF',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
]
const anyBytes = fc
  .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }))
  .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]))
const anyText = fc
  .array(
    fc.constantFrom(
      ...'handle followers username likes [ ] { } " , : ; \n \r\n \t 0 1 2.5 -1 null true \\ \\u é 😀 . / /0/ _ # __proto__'.split(' '),
    ),
    { maxLength: 60 },
  )
  .map(parts => Buffer.from(parts.join('')))

/** A sound file with bytes changed, taken out or doubled, or its end missing. */
const damaged = fc
  .tuple(
    fc.constantFrom(...sound),
    fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.constantFrom('set', 'drop', 'double', 'cut'), fc.nat(255)),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  )
  .map(([file, changes]) => {
    let bytes = Buffer.from(file)
    for (const [place, change, byte] of changes) {
      const at = Math.floor(place * bytes.length)
      if (change === 'set' && at < bytes.length) bytes[at] = byte
      else if (change === 'drop') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (byte % 8))])
      else if (change === 'double') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - byte))])
      else if (change === 'cut') bytes = bytes.subarray(0, at)
    }
    return bytes
  })

describe('whatever the bytes', () => {
  it('there is a report that accounts for each row, or one sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyBytes, anyText, damaged, damaged),
        fc.constantFrom('a.csv', 'a.json', 'a.ndjson', 'a.xlsx', 'a.zip'),
        async (content, path) => {
          try {
            const { inputs } = await vet([{ path, content }])
            expect(inputs.length).toBeGreaterThan(0)
            for (const { rows, accepted, rejected } of inputs) expect(rows).toBe(accepted + rejected)
          } catch (error) {
            if (!(error instanceof VetError)) throw error
            expect(error.message).toMatch(/\.$/)
          }
        },
      ),
      { numRuns: runs(250) },
    )
  })
})
