import { describe, expect, it } from 'vitest'
import { type NumberColumn, numberColumn, provenMark, type WaitingNumber } from '../../src/input/number-cells.ts'
import type { FieldType } from '../../src/model/fields.ts'

/** Reads cells of one column, lines counted from 2, with everything that is said and everything that waits. */
function column(type: FieldType, { zeroIsMissing = false, index = 0 } = {}) {
  const said: string[] = []
  const waiting: WaitingNumber[] = []
  const field = type === 'rate' ? 'engagementRatePct' : type === 'count' ? 'followers' : 'likesPerPost'
  const made = numberColumn(
    field,
    type,
    index,
    zeroIsMissing,
    '; it is lost.',
    (_, raw, line, code, message, severity = 'error') => said.push(`${severity} ${code} ${line} ${raw}: ${message}`),
    waiting,
  )
  const read = (...cells: (string | number | boolean | null)[]) => cells.map((cell, i) => made.read([cell], i + 2))
  return { made, said, waiting, read }
}

describe('the cells of a count', () => {
  it('are numbers, or unknown where they are empty', () => {
    const { read, said, made } = column('count')
    expect(read('18400', '18,400', 18_400, '1.2M', '+5', '', null)).toEqual([18_400, 18_400, 18_400, 1_200_000, 5, Number.NaN, Number.NaN])
    expect(made.read([], 9)).toBeNaN()
    expect(said).toEqual([])
    // what is empty was left open, and is no word for unknown
    expect(made.unknown.cells).toBe(0)
  })

  it('stand in the column’s own place', () => {
    expect(column('count', { index: 2 }).made.read(['1', '2', '3', '4'], 2)).toBe(3)
  })

  it('of words that mean unknown are counted, with the first of them', () => {
    const { read, made, said } = column('count')
    expect(read('  ', 'n/a', '-', 'n/a')).toEqual(new Array(4).fill(Number.NaN))
    expect(made.unknown).toEqual({ cells: 3, line: 3, raw: 'n/a' })
    expect(said).toEqual([])
  })

  it('that are 0 are 0', () => {
    const { read, made } = column('count')
    expect(read('0', 0, '0,0', '00')).toEqual([0, 0, 0, 0])
    expect(made.zeros.cells).toBe(0)
  })

  it('that are 0 where exports write it for unknown are unknown and counted, with the first line', () => {
    const { read, made } = column('count', { zeroIsMissing: true })
    expect(read('5', '0', 0, '0,0')).toEqual([5, Number.NaN, Number.NaN, Number.NaN])
    expect(made.zeros).toEqual({ cells: 3, line: 3 })
  })

  it('that lost their zeros are said: 48.2 was 48,200', () => {
    const { read, said } = column('count')
    expect(read('48.2', 48.2, '1234.5', 1234.5)).toEqual([Number.NaN, Number.NaN, 1234.5, 1234.5])
    expect(said).toEqual(
      [2, 3].map(
        line =>
          `error bad-number ${line} 48.2: “48.2” is no whole number, as where a spreadsheet dropped the zeros of a number in thousands; it is lost.`,
      ),
    )
  })

  it('that are −1 are hidden, and below that are faults', () => {
    const { read, said } = column('count')
    expect(read('-1', -1, '-2', '-0.5')).toEqual(new Array(4).fill(Number.NaN))
    expect(said).toEqual([
      'warning hidden-count 2 -1: followers is −1, which scrapers write for a hidden number; it counts as unknown.',
      'warning hidden-count 3 -1: followers is −1, which scrapers write for a hidden number; it counts as unknown.',
      'error bad-number 4 -2: followers cannot be negative (“-2”); it is lost.',
      'error bad-number 5 -0.5: followers cannot be negative (“-0.5”); it is lost.',
    ])
  })

  it('that are no number, a percentage or a yes are said, long ones cut', () => {
    const { read, said } = column('count')
    expect(read('many', '5%', true, 'x'.repeat(50))).toEqual(new Array(4).fill(Number.NaN))
    expect(said).toEqual([
      'error bad-number 2 many: “many” is no number that followers can be; it is lost.',
      'error bad-number 3 5%: “5%” is a percentage, and followers is a count; it is lost.',
      'error bad-number 4 true: “true” is no number that followers can be; it is lost.',
      `error bad-number 5 ${'x'.repeat(50)}: “${'x'.repeat(40)}” is no number that followers can be; it is lost.`,
    ])
  })

  it('that are more than there are people are said to be something else', () => {
    const { read, said } = column('count')
    expect(read('8300000000', 8_300_000_000, '8300000001', 17_841_400_000_000_000, '17.841.400.000', '1e20')).toEqual([
      8_300_000_000,
      8_300_000_000,
      ...new Array(4).fill(Number.NaN),
    ])
    expect(said.map(line => line.replace(/: “.*/, ''))).toEqual(
      ['8300000001', '17841400000000000', '17.841.400.000', '1e20'].map((raw, i) => `error bad-number ${i + 4} ${raw}`),
    )
    expect(said[0]).toBe(
      'error bad-number 4 8300000001: “8300000001” is more than there are people, so it is no number that followers can be; it is lost.',
    )
  })

  it('show which mark is the decimal one by how they group thousands', () => {
    const shown = (...cells: string[]) => {
      const { read, made } = column('count')
      read(...cells)
      return made.decimals
    }
    expect(shown('1,250', '1,250,000', '12')).toEqual({ '.': 2, ',': 0 })
    expect(shown('1.250')).toEqual({ '.': 0, ',': 1 })
    // a suffix makes the mark a decimal one, whatever follows it
    expect(shown('1.250k', '1.25', '1.2500', 'n/a')).toEqual({ '.': 0, ',': 0 })
  })
})

describe('the cells of an average', () => {
  it('wait where three digits follow the only mark', () => {
    const { read, waiting, made } = column('average')
    expect(read('12.5', '1.250')).toEqual([12.5, Number.NaN])
    expect(waiting).toEqual([{ column: made, place: 1, asThousands: 1250, asDecimal: 1.25, mark: '.', line: 3, raw: '1.250', row: null }])
    expect(made.decimals).toEqual({ '.': 1, ',': 0 })
  })

  it('that are yes or no are said', () => {
    const { read, said } = column('average')
    expect(read(true, false)).toEqual([Number.NaN, Number.NaN])
    expect(said).toHaveLength(2)
  })

  it('may be parts of one, and no percentage', () => {
    const { read, said, made } = column('average')
    expect(read('0.5', 48.2, '12%')).toEqual([0.5, 48.2, Number.NaN])
    expect(said).toHaveLength(1)
    expect(made.percent.shown).toBe(false)
  })
})

describe('the cells of a rate', () => {
  it('may be percentages, and show it', () => {
    const [plain, percent] = [column('rate'), column('rate')]
    expect([plain.read('3.5'), plain.made.percent.shown]).toEqual([[3.5], false])
    expect([percent.read('3.5%', '2'), percent.made.percent.shown]).toEqual([[3.5, 2], true])
    expect(percent.said).toEqual([])
  })
})

it('columns prove a decimal mark together, unless they disagree', () => {
  const showing = (dots: number, commas: number) => ({ ...column('average').made, decimals: { '.': dots, ',': commas } }) as NumberColumn
  expect(provenMark([showing(0, 0), showing(1, 0)])).toBe('.')
  expect(provenMark([showing(0, 1), showing(0, 2)])).toBe(',')
  expect(provenMark([showing(0, 0)])).toBeNull()
  expect(provenMark([showing(3, 0), showing(0, 1)])).toBeNull()
  expect(provenMark([])).toBeNull()
})
