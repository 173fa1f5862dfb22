import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { makeZip } from '../input/make-zip.ts'
import { cases } from '../runs.ts'
import { answer } from './answer.ts'

const FIELDS = ['handle', 'platform', 'followers', 'likesPerPost'] as const
type Row = Readonly<Record<(typeof FIELDS)[number], string | number>>

/** Rows of which it is known whether they can be taken: those that name nobody, and those of a fraction of a follower, cannot. */
const rowAt = (i: number) =>
  fc.oneof(
    { arbitrary: fc.record({ handle: fc.constant(`voice_${i}`), followers: fc.integer({ min: 1_000, max: 900_000 }) }), weight: 6 },
    { arbitrary: fc.record({ handle: fc.constant(''), followers: fc.integer({ min: 1_000, max: 900_000 }) }), weight: 1 },
    {
      arbitrary: fc.record({ handle: fc.constant(`voice_${i}`), followers: fc.integer({ min: 1, max: 900 }).map(n => n + 0.5) }),
      weight: 1,
    },
  )
const rows = fc.integer({ min: 1, max: 24 }).chain(n =>
  fc.tuple(...Array.from({ length: n }, (_, i) => rowAt(i))).map(all => {
    // the first is sound, so that the table can be told for one
    const sound = { handle: 'voice_first', followers: 20_000 }
    return [sound, ...all].map((row): Row => ({ ...row, platform: 'instagram', likesPerPost: 300 }))
  }),
)
const isSound = ({ handle, followers }: Row) => handle !== '' && Number.isInteger(followers)

const table = (all: readonly Row[], mark: string, end: string) => [FIELDS, ...all.map(row => FIELDS.map(field => row[field]))].map(cells => cells.join(mark)).join(end) // biome-ignore format: one glance
/** 20.000, and 512,5 of what is no count. */
const grouped = (value: string | number) =>
  String(value)
    .replace('.', ',')
    .replace(/(?<=\d)(?=(?:\d{3})+$)/g, '.')
const csv = (all: readonly Row[]) => table(all, ',', '\n')
const FORMATS: Readonly<Record<string, (all: readonly Row[]) => string | Uint8Array | Promise<Uint8Array>>> = {
  csv,
  'csv of another country': all => table(all, ';', '\r\n').replaceAll('.5;', ',5;'),
  'csv with thousands': all =>
    table(
      all.map(row => ({ ...row, followers: grouped(row.followers) })),
      ';',
      '\n',
    ),
  tsv: all => `${table(all, '\t', '\n')}\n`,
  json: all => JSON.stringify(all),
  ndjson: all => all.map(row => JSON.stringify(row)).join('\n'),
  'utf-16': all => Buffer.from(`\ufeff${csv(all)}`, 'utf16le'),
  gzip: all => gzipSync(csv(all)),
  zip: all => makeZip([{ name: 'list.csv', content: csv(all) }]),
  xlsx: async all => await writeXlsx({ sheets: [{ name: 'A', rows: [[...FIELDS], ...all.map(row => FIELDS.map(field => row[field]))] }] }),
}

it.each(Object.keys(FORMATS))('of %s every row is counted, and each that is rejected has its line said', async format => {
  await fc.assert(
    fc.asyncProperty(rows, async all => {
      const report = (await answer([{ path: 'list', content: await FORMATS[format]!(all) }]))!
      const sound = all.filter(isSound)
      expect(report.inputs).toHaveLength(1)
      expect(report.inputs[0]).toMatchObject({ rows: all.length, accepted: sound.length, rejected: all.length - sound.length })
      expect(report.accounts.map(({ handle }) => handle).sort()).toEqual(sound.map(({ handle }) => String(handle)).sort())
      // a JSON text on one line has no lines to name, and says the number of the record
      const first = format === 'json' || format === 'ndjson' ? 1 : 2
      const lines = all.flatMap((row, i) => (isSound(row) ? [] : [i + first]))
      const said = new Set(report.diagnostics.flatMap(({ severity, line }) => (severity === 'error' ? [line] : [])))
      for (const line of lines) expect([...said]).toContain(line)
    }),
    cases(12),
  )
})
