import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bandOf } from '../../../src/report/html/band.ts'
import { packColumn, unpackColumn } from '../../../src/report/html/columns.ts'
import { render } from '../../../src/report/html/index.ts'
import { page } from '../../browser/accounts.ts'
import { account, evidence, report } from '../sample.ts'

describe('the file', () => {
  const html = render(page(30))

  it('is under 300 kB for thirty accounts', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(300_000)
  })

  it('lets run nothing but its own script and style, by their hashes, and loads nothing', () => {
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)![1]!
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src ${hash(html.match(/<script>([\s\S]*?)<\/script>/)![1]!)};`)
    expect(policy).toContain(`style-src ${hash(html.match(/<style>([\s\S]*?)<\/style>/)![1]!)};`)
    expect(html).not.toMatch(/<(?:link|img|script|iframe)[^>]*(?:src|href)="(?!data:,")/)
    expect(html).not.toMatch(/url\(|@import/)
  })

  it('is the same, byte for byte, for the same report', () => {
    expect(render(page(30))).toBe(html)
  })

  it('carries the rate that is compared where it is another than the rate shown', () => {
    const [one, same] = [account({ engagementRatePct: 0.03 }), account({ engagementRatePct: 0.1 })]
    const details = render(report([one, same].map(of => ({ ...of, evidence: [evidence] })))).match(/id="details">(.*?)<\/script>/)![1]!
    expect(JSON.parse(details).compared).toEqual([0.1, null])
  })

  it('keeps charts of the worst accounts only where there are very many, and says so', () => {
    const charts = {
      followers: [],
      steps: [],
      posts: [{ date: null, type: null, engagement: 5, views: null, sponsored: null, counted: true }],
    }
    const many = render(report(Array.from({ length: 2_001 }, (_, i) => account({ charts, flagged: i === 2_000 }))))
    const details = JSON.parse(many.match(/id="details">(.*?)<\/script>/)![1]!)
    expect(Object.keys(details.charts)).toHaveLength(500)
    expect(Object.keys(details.charts)).toContain('2000')
    expect(many).toContain('"charted":500,"chartsCut":true')
  })
})

describe('the band', () => {
  const law = (followers: number) => ({ followers, low: 50 / followers, expected: 100 / followers, high: 400 / followers })

  it('keeps a straight law straight, to its ends', () => {
    const band = bandOf([1_000, 3_000, 9_000, 100_000].map(law))
    expect(band[0]).toEqual([1_000, 0.05, 0.1, 0.4])
    expect(band.at(-1)).toEqual([100_000, 0.0005, 0.001, 0.004])
    // The middle of the axis is 10,000, where no account is.
    expect(band[24]).toEqual([10_000, 0.005, 0.01, 0.04])
  })

  it('is the geometric mean of two accounts of one size', () => {
    const at = (expected: number) => ({ followers: 500, low: expected / 2, expected, high: expected * 2 })
    // from half to twice as many, so that there is a band to see
    expect(bandOf([at(1), at(4)])).toEqual([
      [250, 1, 2, 4],
      [1_000, 1, 2, 4],
    ])
  })

  it('is nothing where nothing is expected', () => {
    expect(bandOf([])).toEqual([])
    expect(bandOf([{ followers: 0, low: 1, expected: 1, high: 1 }])).toEqual([])
  })
})

describe('columns', () => {
  it.each([[[1, 2, null]], [['a', 'a', 'b', 'a', 'b']], [[null, null]], [['x', 'y']], [[true, true, false]], [[]]])(
    '%j read back',
    values => {
      expect(unpackColumn(packColumn(values), values.length)).toEqual(values)
    },
  )

  it('write a word that repeats once', () => {
    expect(packColumn(['a', 'a', 'b', 'a'])).toEqual({ words: ['a', 'b'], at: [0, 0, 1, 0] })
    expect(packColumn([null, null])).toEqual({ all: null })
  })
})
