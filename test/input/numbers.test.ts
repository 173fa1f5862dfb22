import { describe, expect, it } from 'vitest'
import { readFlag } from '../../src/input/flags.ts'
import { unitOf } from '../../src/input/units.ts'
import { decimalMarkShown, isMissing, isPartOfOne, plainDigits, readNumber, roundedBy } from '../../src/input/values.ts'

/** What a cell reads as, in short: its number, with % where it is a percentage, or why it is none. */
function read(cell: string | number, whole = true) {
  const reading = readNumber(cell, whole)
  if (reading.is === 'undecided') return { or: [reading.asThousands, reading.asDecimal], mark: reading.mark, percent: reading.percent }
  if (reading.is !== 'number') return reading.is
  return reading.percent ? `${reading.value} %` : reading.value
}

describe('counts', () => {
  it.each([
    ['0', 0],
    ['18400', 18_400],
    ['18,400', 18_400],
    ['18.400', 18_400],
    ['18 400', 18_400],
    ['18\u00a0400', 18_400],
    ['18\u202f400', 18_400],
    ["1'250", 1_250],
    ['1’250’000', 1_250_000],
    ['1,250,000', 1_250_000],
    ['1.250.000', 1_250_000],
    ['1,250,000.5', 1_250_000.5],
    ['1.250.000,5', 1_250_000.5],
    ['1.250,', 1_250],
    ['12,34,56,789', 123_456_789],
    ['1,23,456', 123_456],
    ['0.125', 0.125],
    ['.5', 0.5],
    [',125', 0.125],
    ['7.', 7],
    ['1234.567', 1_234.567],
    ['12.5', 12.5],
    ['12.3456', 12.3456],
    ['  42  ', 42],
    ['１２３', 123],
    ['+17', 17],
    ['-17', -17],
    ['−17', -17],
    ['-1,250', -1_250],
    ['5e3', 5_000],
    ['1.5E+6', 1_500_000],
    ['2e12', 2e12],
  ])('“%s” is %f', (cell, value) => {
    expect(read(cell)).toBe(value)
  })

  it.each([
    ['1.2k', 1_200],
    ['1,2K', 1_200],
    ['4.1M', 4_100_000],
    ['1.234M', 1_234_000],
    ['3 Mio.', 3_000_000],
    ['2b', 2e9],
    ['5 mil', 5_000],
    ['7 tsd.', 7_000],
    ['1,3 млн', 1_300_000],
    ['1.3万', 13_000],
    ['2億', 200_000_000],
    ['3 thousand', 3_000],
    ['-2k', -2_000],
    ['1 millón', 1_000_000],
    ['2,5 millones', 2_500_000],
    ['2 Millionen', 2_000_000],
    ['1,2 milhões', 1_200_000],
  ])('“%s” with a suffix is %f', (cell, value) => {
    expect(read(cell)).toBe(value)
  })

  it.each([
    ['98.7k subscribers', 'followers', 98_700],
    ['350 mil inscritos', 'followers', 350_000],
    ['15.000 Follower', 'followers', 15_000],
    ['12,345 followers', 'followers', 12_345],
    ['~15k', 'followers', 15_000],
    ['ca. 1.200', 'posts', 1_200],
    ['> 20K', 'followers', 20_000],
    ['12K+', 'followers', 12_000],
    ['1M+ Followers', 'followers', 1_000_000],
    ['1,234 likes', 'likes', 1_234],
    ['12 Videos', 'posts', 12],
    ['7500 following', 'following', 7_500],
    ['~500', 'other', 500],
    ['500+', 'other', 500],
  ] as const)('“%s” of a column of %s is %f', (cell, unit, value) => {
    expect(readNumber(cell, true, unit)).toEqual({ is: 'number', value, percent: false })
  })

  it.each([
    ...(['followers', '+', '~', '12 apples', 'K+', '12 13 followers', 'about'] as const).map(cell => [cell, 'followers'] as const),
    ...([['12 posts', 'followers'], ['3 likes', 'followers'], ['45k views', 'likes'], ['12 comments', 'likes']] as const),
    ...(['12K+', '3 videos', '~15'] as const).map(cell => [cell, null] as const),
  ])('“%s” is no number of %s', (cell, unit) => {
    expect(readNumber(cell, true, unit)).toEqual({ is: 'bad' })
  }) // biome-ignore format: one list

  it('knows what the numbers of a field count', () => {
    expect(['authorFollowers', 'authorLikes', 'followersAtPosting', 'sharesPerPost'].map(unitOf)).toEqual([
      'followers',
      'likes',
      'followers',
      'shares',
    ])
    expect(['followers', 'likesPerPost', 'commentsPerPost', 'lifetimeViews', 'posts', 'following', 'reach'].map(unitOf)).toEqual([
      'followers',
      'likes',
      'comments',
      'views',
      'posts',
      'following',
      'other',
    ])
  })

  it.each(['TBD', 'nd', 'offen'])('“%s” is unknown as a number, and may be a name', cell => {
    expect([read(cell), isMissing(cell)]).toEqual(['missing', false])
  })

  it('knows how far what is rounded may be off, whatever stands around it', () => {
    expect(['98.7k subscribers', '~15k', '12K+', '1M+ Followers', '12,345 followers'].map(roundedBy)).toEqual([50, 500, 500, 500_000, 0])
  })

  it.each([
    ['12 3'],
    ['1 2345'],
    ["1'25"],
    ['1,25,0'],
    ['1.25.0'],
    ['1.250,5.0'],
    ['1,250.5,0'],
    ['1,2,345'],
    ['1.2.3,4'],
    ['1.250,5,0'],
    ['1,250,25'],
    ['1.250.25'],
    ['1,25.5'],
    [',250,000'],
    ['1234,56.7.8'],
    ['--5'],
    ['5 apples'],
    ['k'],
    ['abc'],
    ['12 constructor'],
    ['x 12'],
    ['1e5 5'],
    ['5%%'],
    ['50% off'],
    ['9e99M'.padStart(70)],
    [`1.${'0'.repeat(70)}`],
  ])('“%s” is no number', cell => {
    expect(read(cell)).toBe('bad')
  })

  it('are numbers up to 64 characters, and no number above', () => {
    expect(read(`${'0'.repeat(61)}7.5`)).toBe(7.5)
    expect(read(`${'0'.repeat(62)}7.5`)).toBe('bad')
  })

  it.each([
    '',
    ' ',
    '-',
    '–',
    'n/a',
    'N/A',
    'NaN',
    'null',
    ' Unknown ',
    '#DIV/0!',
    'k.A.',
    'hidden',
    '?',
    'k. A.',
    'keine Angabe',
    'n.a.',
    '#NAME?',
  ])('“%s” is unknown', cell => {
    expect([read(cell), isMissing(cell)]).toEqual(['missing', true])
  })

  it('of formats that have numbers are these numbers; what is not finite is unknown', () => {
    expect([read(12.5), read(0), read(-3)]).toEqual([12.5, 0, -3])
    expect([read(Number.NaN), read(Infinity), read(-Infinity)]).toEqual(['missing', 'missing', 'missing'])
  })
})

describe('averages', () => {
  it.each([
    ['1.250', '.', 1_250, 1.25],
    ['1,250', ',', 1_250, 1.25],
    ['123.456', '.', 123_456, 123.456],
    ['-12,500', ',', -12_500, -12.5],
  ])('“%s” may have thousands or decimals', (cell, mark, thousands, decimal) => {
    expect(read(cell, false)).toEqual({ or: [thousands, decimal], mark, percent: false })
  })

  it.each([
    ['1.25', 1.25],
    ['1.2500', 1.25],
    ['0.125', 0.125],
    ['.125', 0.125],
    ['1234.567', 1_234.567],
    ['1,234.567', 1_234.567],
    ['1.250k', 1_250],
    ['1.250.000', 1_250_000],
  ])('“%s” can only be %f', (cell, value) => {
    expect(read(cell, false)).toBe(value)
  })
})

it.each(['1.250 apples', '1 2.500', '1.250 constructor'])('an average of “%s” is no number, and waits for nothing', cell => {
  expect(read(cell, false)).toBe('bad')
})

describe('percentages', () => {
  it.each([
    ['38%', '38 %'],
    ['0,5 %', '0.5 %'],
    ['1.234,5%', '1234.5 %'],
    ['-3%', '-3 %'],
  ])('“%s” is %s', (cell, value) => {
    expect(read(cell, false)).toBe(value)
  })

  it('keep their sign while their mark is open', () => {
    expect(read('1,234 k', true)).toEqual({ or: [1_234_000, 1_234], mark: ',', percent: false })
    expect(read('1.250%', false)).toEqual({ or: [1_250, 1.25], mark: '.', percent: true })
  })
})

describe('a cell of digits alone', () => {
  it('is a number up to fifteen digits', () => {
    expect([plainDigits('0'), plainDigits('0042'), plainDigits('190'), plainDigits('999999999999999')]).toEqual([
      0, 42, 190, 999999999999999,
    ])
  })

  it.each(['', '1234567890123456', '12a', 'a12', '1.5', '-1', ' 1', '1/', '1:'])('“%s” is none', cell => {
    expect(plainDigits(cell)).toBe(-1)
  })
})

it('a fraction under a thousand is no count: a spreadsheet dropped its zeros', () => {
  expect([48.2, 0.5, 999.9].map(isPartOfOne)).toEqual([true, true, true])
  expect([0, -0.5, 48, 1000, 1000.5].map(isPartOfOne)).toEqual([false, false, false, false, false])
})

describe('the decimal mark that one cell shows', () => {
  it.each([
    ['1.25', '.'],
    ['1,5', ','],
    ['1,5 %', ','],
    ['12.5000', '.'],
    ['7.', '.'],
    ['1,250.5', '.'],
    ['1.250,5', ','],
    // the last of two kinds, even before three digits
    ['1.250,500', ','],
    // a mark that stands twice is for thousands
    ['1.250.000', ','],
    ['1,250,000', '.'],
  ])('of “%s” is %s', (cell, mark) => {
    expect(decimalMarkShown(cell)).toBe(mark)
  })

  it.each(['1.250', '1,250', '1250', '', '1.5k', 'v. 12', 'a.5'])('stays open for “%s”', cell => {
    expect(decimalMarkShown(cell)).toBeNull()
  })
})

describe('how far a rounded number may be off', () => {
  it.each([
    ['1.2M', 50_000],
    ['1,2 M', 50_000],
    ['13K', 500],
    ['1.25k', 5],
    ['3 Mio.', 500_000],
    [' 2 тыс. ', 500],
    ['1.3万', 500],
  ])('“%s” by %f', (cell, by) => {
    expect(roundedBy(cell)).toBe(by)
  })

  it.each(['1200000', '1,200,000', '1.2', '12 apples', 'M', '', '5 constructor', '12k x', '12k5'])('“%s” by nothing that shows', cell => {
    expect(roundedBy(cell)).toBe(0)
  })
})

it('flags are yes, no, or unknown', () => {
  expect(['TRUE', ' yes ', '1', 'Ja', 'sí', 'x', '✓'].map(readFlag)).toEqual(new Array(7).fill(true))
  expect(['False', ' no ', '0', 'nein', 'não'].map(readFlag)).toEqual(new Array(5).fill(false))
  expect(['', 'maybe', '2', 'yes!'].map(readFlag)).toEqual(new Array(4).fill(null))
})
