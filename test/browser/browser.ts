import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Report } from '../../src/model/report.ts'
import { render } from '../../src/report/html/index.ts'

/** Where Debian and others put it; another place can be named. */
const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = PLACES.find(place => place !== undefined && existsSync(place))

export const MISSING = executablePath === undefined
export const WITH_CHROMIUM = MISSING ? 'skipped: no Chromium here (Debian: apt-get install chromium)' : 'in Chromium'

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })

export interface Opened {
  readonly page: Page
  /** What the console and uncaught errors said. */
  readonly said: string[]
  /** Addresses asked for, the page's own first. */
  readonly requests: string[]
}

const folder = mkdtempSync(join(tmpdir(), 'vet-page-'))
let pages = 0

/** Writes a page to a file, as a user has it, changed where a test wants it changed, and opens it. */
export async function open(
  browser: Browser,
  report: Report,
  { hash = '', change = (html: string) => html, options = {} as Parameters<Browser['newPage']>[0] } = {},
): Promise<Opened> {
  const path = join(folder, `${pages++}.html`)
  writeFileSync(path, change(render(report)))
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options })
  const said: string[] = []
  const requests: string[] = []
  page.on('console', message => said.push(message.text()))
  page.on('pageerror', error => said.push(error.message))
  page.on('request', request => requests.push(request.url()))
  await page.goto(`${pathToFileURL(path)}${hash}`)
  await page.locator('h1:visible').waitFor()
  return { page, said, requests }
}
