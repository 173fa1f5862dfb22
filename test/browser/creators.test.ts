import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { launch, MISSING, open, WITH_CHROMIUM } from './browser.ts'

const content = [
  'handle,platform,name,creator,followers,likesPerPost,commentsPerPost,price,currency',
  'dora.one,instagram,Dora D,Dora</script><b>,12000,300,20,100,EUR',
  'dora.two,tiktok,Dora D,Dora</script><b>,40000,,10,200,EUR',
  'anna.a,instagram,Anna Smithson,,3000,100,5,,',
  'anna.b,youtube,Anna Smithson,,,100,5,,',
  'alone,instagram,,,8000,90,5,,',
].join('\n')

describe.skipIf(MISSING)(`creators of the page, ${WITH_CHROMIUM}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser?.close())

  it('lists people with several accounts, the overlap unknown and suggestions said to be such', async () => {
    const report = await vet([{ path: 'accounts.csv', content }])
    const { page, said } = await open(browser, report, { options: { viewport: { width: 390, height: 800 } } })
    await page.getByRole('link', { name: 'Creators' }).click()
    const rows = page.locator('article tbody tr')
    expect(await rows.count()).toBe(2)
    const [dora, anna] = [await rows.nth(0).innerText(), await rows.nth(1).innerText()]
    // 12,000 and 40,000 followers, 100 and 200 EUR
    for (const words of ['Dora</script><b>', '52,000', '300 EUR', 'micro', 'the file']) expect(dora).toContain(words)
    for (const words of ['3,000', 'and 1 not known', 'suggested: same name']) expect(anna).toContain(words)
    expect(await page.locator('article').innerText()).toContain('how many follow several of the accounts is not known')
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('link', { name: '@dora.two' }).click()
    await page.locator('h1:visible', { hasText: 'dora.two' }).waitFor()
    expect(said).toEqual([])
  })

  it('has no such page where nobody has several', async () => {
    const report = await vet([{ path: 'accounts.csv', content: 'handle,platform,followers\nalone,instagram,8000\n' }])
    const { page } = await open(browser, report, { hash: '#/creators' })
    expect(await page.getByRole('link', { name: 'Creators' }).count()).toBe(0)
    expect(await page.locator('h1:visible').innerText()).toContain('1 account')
  })
})
