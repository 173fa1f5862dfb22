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
