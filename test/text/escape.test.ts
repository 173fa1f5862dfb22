import { expect, test } from 'vitest'
import { forJson, forSpreadsheet, forTerminal, isHarmless, withoutControls } from '../../src/text/escape.ts'

test.each([
  ['plain ü 古 🍜', 'plain ü 古 🍜'],
  ['\x1b[31mred\x1b[0m', 'red'],
  ['\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b', 'ab'],
  ['\x1b]0;never ended', '0;never ended'],
  ['\x9b31mC1\x9d0;t\x9c', 'C1'],
  ['a\r\nb\nc\td\u2028e\x85f', 'a b c d e f'],
  ['a\x00b\x07c\x7fd', 'abcd'],
  ['user\u202egnp.exe\u2066\u2069', 'usergnp.exe'],
  ['z\u200be\u200dr\ufeffo\u00ad', 'zero'],
  ['half \ud83c pair', 'half  pair'],
  [`e${'\u0301'.repeat(5000)}`, 'e\u0301\u0301\u0301'],
])('terminal: %j', (from, to) => expect(forTerminal(from)).toBe(to))

test('terminal: nothing of the basic plane that is not seen', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const letter = String.fromCharCode(code)
    if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(letter)) expect(forTerminal(`a${letter}b`)).not.toContain(letter)
    if (/\p{Mn}/u.test(letter)) expect(forTerminal(`a${letter.repeat(9)}`).length).toBeLessThan(9)
  }
})

// that it takes no longer than its length, test/text/regexes.test.ts shows
test.each(['\x1b]', '\x9d', '\x1b[', '\x1b[1', '\u0301', '\n', ' '])('a megabyte of %j is harmless and no longer', unit => {
  const hostile = unit.repeat(500_000)
  const shown = forTerminal(hostile)
  expect([/\p{Cc}/u.test(shown), shown.length <= hostile.length]).toEqual([false, true])
  expect(forSpreadsheet(hostile).length).toBeLessThanOrEqual(hostile.length + 1)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '  =1', '\n=1', '\u200b=1', '＝1'])('spreadsheet: %j is text', s => {
  expect(forSpreadsheet(s)).toBe(`'${s}`)
})

test.each(['', 'brie', 'a=b', '1-2', "'x"])('spreadsheet: %j stays', s => expect(forSpreadsheet(s)).toBe(s))

test('files keep their line ends and joiners', () => {
  expect(withoutControls('a\r\nb\t👩‍🍳\x1b[2J\u202e')).toBe('a\nb\t👩‍🍳')
})

test('JSON keeps the data and hides what a terminal would obey', () => {
  const data = { a: 'x\x9b\x7f\u202e\u{e0041}👩‍🍳' }
  const text = forJson(JSON.stringify(data))
  expect(text).toBe('{"a":"x\\u009b\\u007f\\u202e\\udb40\\udc41👩\\u200d🍳"}')
  expect(JSON.parse(text)).toEqual(data)
})

test('half of a surrogate pair, which JSON parsers refuse, is a replacement character; what looks like one in text stays', () => {
  expect(JSON.parse(forJson(JSON.stringify(['\ud83c half', '\\ud800', '\\\ud800', '🍳', 'a\udc00'])))).toEqual([
    '\ufffd half',
    '\\ud800',
    '\\\ufffd',
    '🍳',
    'a\ufffd',
  ])
})

test('what passes as harmless is what nothing would change, for every character at the start and inside', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code)
    for (const text of [character, `a${character}b`])
      if (isHarmless(text)) expect(forSpreadsheet(withoutControls(text)).replaceAll('\n', ' ')).toBe(text)
  }
  expect(['brie.daily', '1.2 × what is usual – “so”', ''].map(isHarmless)).toEqual([true, true, true])
  expect(['=1+1', '-1', '@brie', ' =1', 'a\tb', 'a\u202eb'].map(isHarmless)).toEqual([false, false, false, false, false, false])
})
