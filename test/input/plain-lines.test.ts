import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { VetError } from '../../src/errors.ts'
import { parseCsv, readCsv } from '../../src/input/csv.ts'
import { collectDiagnostics } from '../../src/input/diagnostics.ts'

async function* chunked(text: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** The rows with their lines, and what was said. */
async function rowsBy(reader: 'lines' | 'parser', text: string, delimiter: string, skipLines: number, size: number) {
  const diagnostics = collectDiagnostics()
  const rows: [line: number, ...cells: unknown[]][] = []
  const sink = (cells: readonly unknown[], line: number) => void rows.push([line, ...cells])
  const chunks = chunked(text, size)
  const source = { path: 'a.csv', head: text, chunks, encoding: () => 'utf-8' }
  const done =
    reader === 'parser'
      ? parseCsv('a.csv', { chunks, lines: 0, rows: 0 }, delimiter, skipLines, diagnostics, sink)
      : readCsv(source, delimiter, skipLines, diagnostics, sink)
  // a quote that is never closed in the first row leaves none
  const refused = await done.then(() => null, ({ message }: VetError) => message) // biome-ignore format: one thought
  return { rows, said: diagnostics.list().map(({ code, line, column, message }) => [code, line, column, message]), refused }
}

const PIECES = ['a', 'bc', '1', ' ', ',', ',', ';', '"', '""', '"x,y"', '"x\ny"', ',"q",', '\n', '\n', '\r\n', '\r', '\ufeff', 'ü', '🍳']

test('lines read without the parser are the rows that the parser gives, whatever the text and its pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
      fc.constantFrom(',', ';'),
      fc.constantFrom(0, 1),
      fc.integer({ min: 1, max: 9 }),
      async (pieces, delimiter, skipLines, size) => {
        const text = `${skipLines === 1 ? '"sep=,"\r\n' : ''}${pieces.join('')}`
        expect(await rowsBy('lines', text, delimiter, skipLines, size)).toEqual(await rowsBy('parser', text, delimiter, skipLines, 1000))
      },
    ),
    { numRuns: 1500, seed: 7 },
  )
})

test('a row keeps its own line after empty lines, Windows line breaks and a cell of two lines', async () => {
  const text = 'handle,name\r\n\r\nbrie,"Brie, daily"\r\ngouda,"two\r\nlines"\r\n\nfeta,""\r\nedam,last'
  const { rows } = await rowsBy('lines', text, ',', 0, 7)
  expect(rows).toEqual([
    [1, 'handle', 'name'],
    [3, 'brie', 'Brie, daily'],
    [4, 'gouda', 'two\r\nlines'],
    [7, 'feta', ''],
    [8, 'edam', 'last'],
  ])
})
