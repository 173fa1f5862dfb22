import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { page as many } from './accounts.ts'
import { launch, MISSING, open, WITH_CHROMIUM } from './browser.ts'

describe.skipIf(MISSING)(`the page ${WITH_CHROMIUM}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  it('opens with nothing asked of any server and nothing said in the console', async () => {
    const { page, said, requests } = await open(browser, many(30))
    await page.locator('tbody a', { hasText: '@brie.daily' }).click()
    await page.getByRole('heading', { name: '@brie.daily', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Problems' }).click()
    await page.getByRole('heading', { name: 'Problems' }).waitFor()
    await page.getByRole('link', { name: 'Files and settings' }).click()
    await page.getByRole('heading', { name: 'Files and settings' }).waitFor()
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatch(/^file:/)
    expect(said).toEqual([])
  })

  it('names the verdicts of the summary', async () => {
    const { page } = await open(browser, many(30))
    expect(await page.locator('h1:visible').textContent()).toBe('1 of 30 accounts has signs of purchased followers')
    expect(await page.locator('.tile .figure').allTextContents()).toEqual(['30', '1', '0', '1', '28'])
  })

  it('sorts by a column, either way, unknown figures last', async () => {
    const { page } = await open(browser, many(5))
    const followers = () => page.locator('tbody td.c-followers').allTextContents()
    const head = page.getByRole('columnheader', { name: 'Followers', exact: true })
    await head.getByRole('button').click()
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    expect(await followers()).toEqual(['1,234,567', '2,000', '1,500', '1,000', '–'])
    await head.getByRole('button').click()
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    expect(await followers()).toEqual(['1,000', '1,500', '2,000', '1,234,567', '–'])
  })

  it('filters by figure and by field, and says what is left', async () => {
    const { page } = await open(browser, many(30))
    await page.getByRole('button', { name: /not enough data/ }).click()
    expect(await page.locator('tbody .handle').allTextContents()).toEqual(['@gouda'])
    expect(await page.locator('.tally').textContent()).toBe('1 of 30 accounts shown')
    await expect.poll(() => page.getByRole('status').textContent()).toBe('1 of 30 accounts shown')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Niche').selectOption('craft')
    expect(await page.locator('tbody .handle').count()).toBe(14)
  })

  it('finds a name without its accents', async () => {
    const { page } = await open(browser, many(30))
    await page.getByLabel('Search').fill('asa nystrom')
    await expect.poll(() => page.locator('tbody .handle').allTextContents()).toEqual(['@maker.00007'])
  })

  it('shows the account with its verdict, reasons, innocent explanations, growth and ledger', async () => {
    const { page } = await open(browser, many(30))
    await page.locator('tbody tr', { hasText: '@brie.daily' }).click()
    const text = await page.locator('article').innerText()
    expect(text).toContain('likely 97 %')
    expect(text).toContain('97 % (90 % to 99 %), from 20 % before any evidence')
    expect(text).toContain('Gained 400,000 followers in 3 days with no post to explain it.')
    expect(text).toContain('An account that went quiet loses engagement too.')
    expect(text).toContain('growth against engagement: not checked')
    expect(text).toMatch(/alone ×\s+counted ×/i)
    expect(text).toContain('+40,000 from 1 Feb 2026 to 1 Mar 2026')
    expect(text).toContain('From 100,000 on 1 Jan 2026 to 142,000 on 1 Apr 2026, 4 counts. One step is unexplained.')
    expect(text).toContain(
      '3 posts, from 900 to 1,200 likes, comments and shares each; the median of those that count, the dashed line, is 950.',
    )
    expect(
      await page.locator('.ledger tbody tr', { hasText: 'Engagement against what is expected' }).locator('td').allTextContents(),
    ).toEqual(['0.1', '1.20.36 to 4.1', '12', '×12', '×12', '+2.50'])
    const link = page.getByRole('link', { name: 'Open on instagram' })
    expect(await link.getAttribute('href')).toBe('https://www.instagram.com/brie.daily/')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('goes by keyboard: into the report, down the rows, into an account and back', async () => {
    const { page } = await open(browser, many(30))
    const focused = () => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the report')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.locator('tbody .handle').first().focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('@gouda')
    await page.keyboard.press('End')
    expect(await focused()).toBe('@maker.00027')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '@brie.daily', exact: true }).waitFor()
    expect(await focused()).toBe('@brie.daily')
    await page.goBack()
    await page.getByRole('heading', { name: 'Accounts', exact: true }).waitFor()
  })

  it('reaches every point of the plot by keyboard, and says it', async () => {
    const { page } = await open(browser, many(30))
    const plot = page.getByRole('group', { name: 'Engagement against followers' })
    await plot.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => page.getByRole('status').textContent()).toContain('@brie.daily')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '@brie.daily', exact: true }).waitFor()
  })

  it('opens the account that is clicked in the plot, after saying what it is', async () => {
    const { page } = await open(browser, many(30))
    await page.locator('.plot').scrollIntoViewIfNeeded()
    const name = (await page.locator('.names text', { hasText: '@brie.daily' }).boundingBox())!
    const mark = [name.x > 600 ? name.x + name.width + 10 : name.x - 10, name.y + name.height / 2] as const
    await page.mouse.move(...mark)
    expect(await page.locator('.hover').innerText()).toContain('1,234,567 followers · celebrity')
    await page.mouse.click(...mark)
    await page.getByRole('heading', { name: '@brie.daily', exact: true }).waitFor()
  })

  it('prints every row, and the problems and settings after them', async () => {
    const { page } = await open(browser, many(300))
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await page.locator('table.accounts tbody .handle').count()).toBe(300)
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('heading', { name: 'Files and settings' }).waitFor()
    expect(await page.getByLabel('Search').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await page.locator('table.accounts tbody .handle').count()).toBeLessThan(100)
  })

  it('has rows of one height, and fits a telephone', async () => {
    const { page } = await open(browser, many(30), { options: { viewport: { width: 390, height: 800 } } })
    const heights = await page.locator('tbody tr[data-position]').evaluateAll(rows => rows.map(row => row.getBoundingClientRect().height))
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.getByLabel('Order').selectOption('followers, fewest first')
    expect(await page.locator('tbody .handle').first().textContent()).toBe('@maker.00000')
  })

  it('shows what is asked, what is offered and what views are worth', async () => {
    const report = await vet([
      {
        path: 'a.csv',
        content:
          'handle,platform,followers,likesPerPost,commentsPerPost,viewsPerPost,price,currency,offer,clicks\nbrie,instagram,300000,300,1,9000,100,USD,20% discount,300\nfeta,instagram,310000,300,1,8000,,,free product,\n',
      },
    ])
    const figures = async (handle: string) => {
      const { page } = await open(browser, report)
      await page.locator('tbody a', { hasText: `@${handle}` }).click()
      return (await page.locator('dl.metrics > div').allTextContents()).map(text => text.replace(/[\u2066-\u2069]/g, ''))
    }
    expect(await figures('brie')).toEqual(
      expect.arrayContaining([
        'Cost a click0.333 USD',
        'Offered in return20% discount',
        'Earned media value a post58.5 USDat 6.5 USD per 1,000 views',
      ]),
    )
    const free = await figures('feta')
    expect(free).toContain('Offered in returnfree product')
    expect(free).toContain('Earned media value a post52 USDat 6.5 USD per 1,000 views')
  })

  it.each([965, 1100, 1280])('cuts no head of the table at %d pixels', async width => {
    const { page } = await open(browser, many(30), { options: { viewport: { width, height: 800 } } })
    const cut = await page
      .locator('.accounts thead th')
      .evaluateAll(heads => heads.filter(head => head.scrollWidth > head.clientWidth).map(head => head.textContent))
    expect(cut).toEqual([])
  })

  it('is dark where the system is, until someone chooses light', async () => {
    const { page } = await open(browser, many(3), { options: { colorScheme: 'dark' } })
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    expect(await paper()).toBe('rgb(19, 21, 25)')
    await page.getByRole('button', { name: 'Switch to light colours' }).click()
    expect(await paper()).toBe('rgb(250, 249, 247)')
  })

  it('keeps only the rows on the screen, and scrolls through thousands', async () => {
    const { page, said } = await open(browser, many(5_000))
    expect(await page.locator('tbody .handle').count()).toBeLessThan(100)
    expect(await page.locator('table.accounts').getAttribute('aria-rowcount')).toBe('5001')
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    const last = page.locator('tbody tr', { hasText: '@maker.04997' })
    await last.waitFor()
    expect(await last.getAttribute('aria-rowindex')).toBe('5001')
    expect(said).toEqual([])
  })

  it('runs no script but its own', async () => {
    const evil = '<script>document.title = "taken"</script><img src=x onerror="document.title = \'taken\'">'
    const { page, said } = await open(browser, many(3), { change: html => html.replace('<body>', `<body>${evil}`) })
    expect(await page.title()).toBe('Influencer report')
    expect(said.filter(text => text.includes('Content Security Policy')).length).toBeGreaterThan(0)
  })

  it('is a plain list where scripts do not run', async () => {
    const { page } = await open(browser, many(30), { options: { javaScriptEnabled: false } })
    const text = await page.locator('main').innerText()
    expect(text).toContain('30 accounts: 1 likely purchased, 0 possible, 28 no sign, 1 not enough data')
    expect(text).toContain('@brie.daily')
    expect(text).toContain('May be innocent: An account that went quiet loses engagement too.')
  })
})
