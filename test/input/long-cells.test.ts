import { afterAll, describe, expect, it } from 'vitest'
import { captionFlags } from '../../src/input/captions.ts'
import { dateInName, readDate, timeOfTikTokId } from '../../src/input/dates.ts'
import { readFlag } from '../../src/input/flags.ts'
import { accountInLink, readHandle, readPlatform } from '../../src/input/handles.ts'
import { hashText } from '../../src/input/hash.ts'
import { nearestField } from '../../src/input/known-headers.ts'
import { decimalMarkShown, isMissing, plainDigits, readNumber, roundedBy } from '../../src/input/values.ts'
import { readCurrency } from '../../src/money/currencies.ts'
import { priceReader } from '../../src/money/price.ts'
import { csvCell } from '../../src/text/csv.ts'
import { withoutEnd } from '../../src/text/ends.ts'
import { forJson, forLog, forSpreadsheet, forTerminal, isHarmless, withoutControls } from '../../src/text/escape.ts'
import { columns, truncate, wrap } from '../../src/text/lines.ts'
import { editDistance, nearest } from '../../src/text/nearest.ts'
import { workCounter } from './work.ts'

/** Whatever takes one cell, or text out of one. */
const READERS: Readonly<Record<string, (cell: string) => unknown>> = {
  isMissing, plainDigits, decimalMarkShown, roundedBy, readFlag, readDate, dateInName, timeOfTikTokId, readHandle, accountInLink, readPlatform,
  hashText, captionFlags, nearestField, csvCell, forJson, forLog, forSpreadsheet, forTerminal, isHarmless, withoutControls, columns,
  readCount: cell => readNumber(cell, true),
  readRate: cell => readNumber(cell, false),
  readPrice: priceReader({}),
  readCurrency: cell => readCurrency(cell, {}),
  editDistance: cell => editDistance(cell, 'followers', 4),
  nearest: cell => nearest(cell, ['followers', 'following']),
  withoutEnd: cell => withoutEnd(cell, '/'),
  truncate: cell => truncate(cell, 40),
  wrap: cell => wrap(cell, 40, 3),
} // biome-ignore format: one glance

/** What a cell is filled with, and what it ends in so that it comes to nothing. */
const FILLS = [
  ' ',
  '\t',
  '\n',
  '0',
  '1,',
  '1.',
  '1 ',
  ',',
  '.',
  '-',
  '/',
  '#',
  '@',
  '%',
  '"',
  '\\',
  '\\"',
  'a',
  'a ',
  'é',
  '\u0301',
  '广',
  '🧀',
  '\u00a0',
  '\u202e',
  '\u001b[',
  'http://',
  'pp ',
  '#ad ',
  '\n!',
  '€',
  '10-',
]
const ENDS = ['', 'x', '\u0000'] // biome-ignore format: one list
const LONG = 50_000

describe('a cell of any length', () => {
  const counter = workCounter()
  afterAll(counter.stop)

  it.each(Object.entries(READERS))('takes work as its length does, or less: %s', (_, read) => {
    const steep: string[] = []
    for (const fill of FILLS)
      for (const end of ENDS) {
        const cell = (length: number) => fill.repeat(length / fill.length) + end
        const [half, whole] = [LONG / 2, LONG].map(length => counter.of(() => read(cell(length)))) as [number, number]
        // twice for twice the length; what is done once weighs more in the shorter one
        if (whole > 2.2 * half + 1000) steep.push(`${JSON.stringify(fill)}…${JSON.stringify(end)}: ${half}, then ${whole}`)
      }
    expect(steep).toEqual([])
  })

  it('would tell a loop within a loop', () => {
    const square = (n: number) => {
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j += 100) withoutEnd('a', '/')
    }
    const [half, whole] = [500, 1000].map(n => counter.of(() => square(n))) as [number, number]
    expect(whole).toBeGreaterThan(3.5 * half)
  })
})
