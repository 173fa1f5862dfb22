import fc from 'fast-check'
import { expect, it } from 'vitest'
import { VetError, vet } from '../../src/index.ts'
import { cases } from '../runs.ts'

const HEADERS = [
  'handle',
  'platform',
  'followers',
  'following',
  'likes per post',
  'er',
  'date',
  'post id',
  'likes',
  'comments',
  'name',
  'Foo',
  'followers',
]
const CELLS = [
  'anna',
  '@Bert',
  'cleo eats',
  '5000',
  '1.250',
  '12,5',
  '-1',
  '0',
  'N/A',
  '38%',
  '0.02',
  '2026-09-01',
  '03/04/2026',
  'August 31',
  'Total',
  '1M',
  '',
]

const cell = fc.oneof(fc.constantFrom(...CELLS), fc.string({ maxLength: 8 }), fc.constantFrom('"', 'a"b', '"x\ny"', '=1+1', '__proto__'))
const line = fc.array(cell, { maxLength: 6 })
const table = fc
  .record({
    headers: fc
      .uniqueArray(fc.constantFrom(...HEADERS.keys()), { minLength: 1, maxLength: 6 })
      .map(indexes => indexes.map(i => HEADERS[i]!)),
    rows: fc.array(fc.oneof({ arbitrary: fc.constant(null), weight: 1 }, { arbitrary: line, weight: 8 }), { maxLength: 12 }),
    mark: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ headers, rows, mark, end }) => [headers, ...rows.map(row => row ?? headers)].map(cells => cells.join(mark)).join(end))

/** What `vet` answers, or the sentence with which it refuses. */
async function answer(content: string | Uint8Array) {
  try {
    return await vet([{ path: 'any.csv', content }])
  } catch (error) {
    if (!(error instanceof VetError)) throw error
    return null
  }
}

it('accepts or rejects every row, and says why it rejects', async () => {
  await fc.assert(
    fc.asyncProperty(table, async content => {
      const report = await answer(content)
      if (!report) return
      for (const { rows, accepted, rejected } of report.inputs) {
        expect(accepted).toBeGreaterThanOrEqual(0)
        expect(rejected).toBeGreaterThanOrEqual(0)
        expect(rows).toBe(accepted + rejected)
        // a stray quote rejects many rows in one sentence
        const errors = report.diagnostics.filter(({ severity }) => severity === 'error')
        const said = errors.map(({ code, message }) => (code.endsWith('-quote') ? Number(/(\d+) rows/.exec(message)?.[1] ?? 1) : 1))
        expect(said.reduce((sum, rows) => sum + rows, 0)).toBeGreaterThanOrEqual(rejected)
      }
    }),
    cases(300),
  )
})

it('never fails but with a sentence on any bytes under a header', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
      const report = await answer(Buffer.concat([Buffer.from('handle,platform,followers,date\nanna,x,5000,2026-09-01\n'), bytes]))
      for (const { rows, accepted, rejected } of report?.inputs ?? []) expect(rows).toBe(accepted + rejected)
    }),
    cases(200),
  )
})
