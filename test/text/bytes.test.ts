import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { significant } from '../../src/metrics/statistics.ts'
import { growingBytes } from '../../src/text/bytes.ts'
import { csvCell } from '../../src/text/csv.ts'
import { cases } from '../runs.ts'

const written = (write: (bytes: ReturnType<typeof growingBytes>) => void): string => {
  const bytes = growingBytes()
  write(bytes)
  return Buffer.from(bytes.take()).toString()
}
const number = (value: number) => written(bytes => bytes.number(value))

describe('numbers as bytes', () => {
  it.each([
    0, -0, 7, 10, 123_456, 999_999_999, 1e11, 1e12, 1e21, 0.5, -2.5, 0.1, 0.000001, 0.00000123456, 1.23456e-7, 99.9999, 99_999.9, 123_456.7,
    1 / 3, 5e-324, 1.7976931348623157e308, Number.NaN, Number.POSITIVE_INFINITY, 0.000100001, 1.10001, 100.01,
  ])('%d as String writes it', value => expect(number(value)).toBe(String(value))) // biome-ignore format: a list

  it('any number as String writes it', () => {
    fc.assert(
      fc.property(fc.double(), value => number(value) === String(value)),
      cases(2000),
    )
    fc.assert(fc.property(fc.double({ min: 1e-7, max: 1e13, noNaN: true }), value => number(significant(value)) === String(significant(value))), cases(5000)) // biome-ignore format: one glance
    fc.assert(
      fc.property(fc.maxSafeInteger(), value => number(value) === String(value)),
      cases(2000),
    )
  })
})

describe('texts as bytes', () => {
  it('any text as UTF-8, also where it is longer than what is set aside', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 })), texts => written(bytes => texts.forEach(bytes.text)) === texts.join('')), cases(500)) // biome-ignore format: one glance
    expect(written(bytes => bytes.text('é'.repeat(100_000)))).toBe('é'.repeat(100_000))
  })

  it('a plain cell as any other cell, in quotes where it has the delimiter; no other text at all', () => {
    const cell = (text: string, delimiter: string) => {
      const bytes = growingBytes()
      const plain = bytes.plainCell(text, delimiter.charCodeAt(0))
      return { plain, text: Buffer.from(bytes.take()).toString() }
    }
    expect(cell('brie, camembert', ',')).toEqual({ plain: true, text: '"brie, camembert"' })
    expect(cell('brie, camembert', ';')).toEqual({ plain: true, text: 'brie, camembert' })
    expect(cell(':error::', ',')).toEqual({ plain: true, text: '":error::"' })
    expect(cell('fromage à la “crème” – 5 ×', ',')).toEqual({ plain: true, text: 'fromage à la “crème” – 5 ×' })
    for (const text of ['=1+1', '-1', ' blank', 'a "quoted" word', 'two\nlines', '🧀', '\u001b[31m', 'soft\u00adhyphen'])
      expect(cell(text, ',')).toEqual({ plain: false, text: '' })
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { plain, text: bytes } = cell(text, ',')
        return !plain || bytes === csvCell(text) || bytes === `"${csvCell(text)}"`
      }),
      cases(2000),
    )
  })
})
