import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../src/report/html/index.ts'
import { account, evidence, report } from '../report/sample.ts'
import { launch, MISSING, open, WITH_CHROMIUM } from './browser.ts'

/** What strangers may write into a handle, a name or a caption. */
const HOSTILE = [
  '</script><script>document.title="taken"</script>',
  '<!--<script>',
  '"><img src=x onerror=document.title="taken">',
  '</noscript><svg onload=document.title="taken">',
  '=HYPERLINK("https://evil.example","x")',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u202egnp.exe\u2066',
  'line\u2028and\u2029paragraph',
  'half \ud800 and \udc00 character',
  'javascript:document.title="taken"',
  '%0A::error::',
  `Z${'\u0301'.repeat(500)}`,
  'long'.repeat(2_500),
  '',
]

/** Elements that reach beyond the right edge, but for those in a part that scrolls by itself. */
const WIDER = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
  .filter(element => element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll, svg, .accounts'))
  .map(element => element.outerHTML.slice(0, 100))`

const hostile = report(
  HOSTILE.map((text, i) =>
    account({
      ...{ handle: text, name: text, niche: text, country: text, creator: text, website: text, platform: i % 2 ? 'instagram' : text },
      ...{
        peerGroup: text,
        engagementFormula: text,
        currency: text,
        price: 5,
        reasons: [text],
        flagged: true,
        purchasedFollowers: 'possible',
      },
      evidence: [{ ...evidence, signal: i % 2 ? 'engagement-residual' : text, unit: text, innocent: [text], missing: [text] }],
      charts: {
        followers: [],
        steps: [],
        posts: [{ date: '2026-03-01', type: text, engagement: 5, views: null, sponsored: null, counted: true }],
      },
      source: { file: text, line: 2 },
    }),
  ),
  {
    inputs: HOSTILE.map(text => ({
      ...{ path: text, kind: 'accounts' as const, preset: null, encoding: 'utf-8', delimiter: ',', rows: 1, accepted: 1, rejected: 0 },
      ...{ columns: { followers: text }, unusedColumns: [text] },
    })),
    diagnostics: HOSTILE.map(text => ({
      ...{ code: 'bad-number', severity: 'error' as const, message: text, file: text, line: 1, column: 1, field: text, value: text },
    })),
  },
)

describe('a hostile report', () => {
  const html = render(hostile)

  it('adds no element: every tag stands as often as in a harmless page', () => {
    const tags = (text: string) => (text.match(/<\/?(?:script|noscript|svg|img|style|body|html)\b/gi) ?? []).length
    expect(tags(html.replace(/<script>\/\*[\s\S]*?<\/script>/, ''))).toBe(
      tags(render(report([account()])).replace(/<script>\/\*[\s\S]*?<\/script>/, '')),
    )
  })

  it('is free of controls, bidi overrides and half characters', () => {
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
  })

  it('does not grow with the length of a name', () => {
    const [short, long] = ['x'.repeat(300), 'x'.repeat(10_000)].map(name => render(report([account({ name })])).length)
    expect(long).toBe(short)
  })
})

describe.skipIf(MISSING)(`a hostile report ${WITH_CHROMIUM}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  it('is shown as text, in the list and on every page', async () => {
    const { page, said, requests } = await open(browser, hostile)
    const hashes = ['#/', '#/problems', '#/about', ...HOSTILE.map((_, i) => `#/account/${i}`)]
    for (const hash of hashes) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
      await page.locator('h1:visible').waitFor()
      expect(await page.evaluate('document.querySelectorAll("img, iframe, object, script:not([type]) ~ script").length')).toBe(0)
      expect(await page.evaluate('[...document.links].filter(({ href }) => !/^(file|https):/.test(href)).length')).toBe(0)
      expect(await page.title()).not.toBe('taken')
      // A name of ten thousand letters does not make the page scroll sideways.
      expect(await page.evaluate(WIDER)).toEqual([])
    }
    expect(requests).toHaveLength(1)
    expect(said).toEqual([])
  })

  it('keeps the markup of a name readable', async () => {
    const { page } = await open(browser, hostile, { hash: '#/account/0' })
    expect(await page.locator('h1:visible').textContent()).toBe('@</script><script>document.title="taken"</script>')
  })
})
