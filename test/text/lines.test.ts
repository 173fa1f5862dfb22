import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { columns, truncate, wrap } from '../../src/text/lines.ts'

test('cuts by columns', () => {
  expect(truncate('abcdef', 6)).toBe('abcdef')
  expect(truncate('abcdefg', 6)).toBe('abcde…')
  expect(truncate('古古古', 5)).toBe('古古…')
  expect(columns(truncate('🍜'.repeat(10_000), 9))).toBe(9)
})

test('wraps at blanks, cuts long words, and stops', () => {
  expect(wrap('one two three', 7, 9)).toEqual(['one two', 'three'])
  expect(wrap('abcdefgh ij', 4, 9)).toEqual(['abcd', 'efgh', 'ij'])
  expect(wrap('one two three four', 7, 2)).toEqual(['one two', 'three…'])
  expect(wrap('', 7, 2)).toEqual([])
})

test('measures as cli-table3 does, also what need not be searched for emoji', async () => {
  const { default: widthOf } = await import('string-width')
  const inBundle: (text: string) => number = createRequire(import.meta.url)('../../src/text/string-width.cjs')
  for (let code = 0x20; code < 0x3000; code++) {
    const character = String.fromCharCode(code)
    const widths = [columns(character), columns(`1${character}`), inBundle(character), inBundle(`1${character}`)]
    expect([code, ...widths]).toEqual([code, widthOf(character), widthOf(`1${character}`), widthOf(character), widthOf(`1${character}`)])
  }
})
