import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { parse } from 'csv-parse/sync'
import { XMLValidator } from 'fast-xml-parser'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import stringWidth from 'string-width'
import { expect } from 'vitest'
import { type Report, reportSchema } from '../../src/model/report.ts'
import type { ReportContext } from '../../src/report/reporter.ts'
import { unzip } from './unzip.ts'

/** What a reader does with a report of each format; it fails where strangers' text got into the format itself. */
export type ReadBack = (content: string, report: Report, context: ReportContext) => void

/** Halves of characters, which JSON can name and no text can hold, become the mark for what is no character. */
const wellFormed = (json: string) => json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/gi, '$1\ufffd')
const ESCAPE = String.fromCharCode(27)
const COLOURS = new RegExp(`${ESCAPE}\\[\\d+(?:;\\d+)*m`, 'g')
/** The layout gives way down to this width and no further. */
const NARROWEST = 30

/** Nothing that a terminal obeys, that turns the reading direction round, or that XML forbids; in no format of text. */
export function expectHarmless(text: string): void {
  expect(text).not.toMatch(/(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u)
}

export const readsBack: Readonly<Record<string, ReadBack>> = {
  table(content, _, { width }) {
    const text = content.replace(COLOURS, '')
    expectHarmless(text)
    // GitHub and Azure obey commands in whatever a build prints
    expect(content).not.toMatch(/^\s*::|##\[|##vso\[/im)
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, NARROWEST))
  },
  json(content, report) {
    expect(JSON.parse(content)).toEqual(JSON.parse(wellFormed(JSON.stringify(report))))
    expect(reportSchema.safeParse(JSON.parse(content)).success).toBe(true)
  },
  ndjson(content, { accounts }) {
    const lines = content.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map(line => JSON.parse(line))).toEqual(JSON.parse(wellFormed(JSON.stringify(accounts))))
  },
  csv(content, { accounts }, { csvDelimiter }) {
    expect(content.split('\n')).toHaveLength(accounts.length + 2)
    const [header, ...rows] = parse(content, { delimiter: csvDelimiter }) as string[][]
    expect(rows).toHaveLength(accounts.length)
    for (const row of rows) expect(row).toHaveLength(header!.length)
    for (const cell of rows.flat()) if (!/^-?[\d.]+(?:e[-+]\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    expect(content).not.toMatch(/^\s*::/m)
  },
  markdown(content, { accounts }, { all, top }) {
    const html = micromark(content, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
    for (const [, tag] of html.matchAll(/<(\w+)/g)) expect(MARKDOWN_TAGS).toContain(tag)
    expect(html.match(/<h\d/g)).toHaveLength(1)
    const [, body = ''] = /<tbody>([\s\S]*?)<\/tbody>/.exec(html) ?? []
    const rows = body.split('<tr>').slice(1)
    expect(rows).toHaveLength(all ? accounts.length : Math.min(top ?? 25, accounts.length))
    for (const row of rows) expect(row.match(/<td/g)).toHaveLength(html.match(/<th[ >]/g)!.length)
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^https:\/\//)
    expect(html.replace(/<code>.*?<\/code>/gs, '').replace(/<[^>]*>/g, '')).not.toMatch(/@(?!\u200b)\w|#(?!\u200b)\d/)
  },
  github(content) {
    const lines = content.split('\n')
    expect(lines.pop()).toBe('')
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:[a-z]+=[^:,]*,)*title=[^:,]+::.*$/)
    expect(lines.length).toBeLessThanOrEqual(11)
  },
  junit: content => expect(XMLValidator.validate(content)).toBe(true),
  sarif(content) {
    expect(sarif(JSON.parse(content)), JSON.stringify(sarif.errors)).toBe(true)
    for (const { locations } of JSON.parse(content).runs[0].results)
      for (const { physicalLocation } of locations ?? [])
        expect(physicalLocation.artifactLocation.uri).toMatch(/^(?:file:\/\/)?[\w!'()*~%./:-]*$/)
  },
  html(content) {
    // two blocks of data and the page's own code, whatever the data hold
    expect(content.match(/<script/gi)).toHaveLength(3)
    expect(content.match(/<\/script/gi)).toHaveLength(3)
    const [text, ...data] = withoutBlocks(content)
    for (const block of data) expect(() => JSON.parse(block)).not.toThrow()
    for (const [, tag] of text!.matchAll(/<(\w+)/g)) expect(HTML_TAGS).toContain(tag)
    for (const [, address] of text!.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^(?:https?:\/\/|#|data:,$)/)
    expect(text).not.toMatch(/<[^>]*\son\w+=/i)
  },
}

const MARKDOWN_TAGS = [
  'a',
  'code',
  'details',
  'em',
  'h3',
  'li',
  'p',
  'strong',
  'summary',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
]
const HTML_TAGS = ['html', 'head', 'meta', 'title', 'link', 'style', 'body', 'a', 'header', 'div', 'p', 'main', 'h1', 'h2', 'h3', 'noscript', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'ol', 'li', 'span', 'bdi', 'strong', 'details', 'summary', 'caption', 'section', 'b', 'small', 'script', 'dl', 'dt', 'dd', 'code', 'nav', 'em'] // biome-ignore format: one glance

/** The page without its style and scripts, then what its blocks of data hold. */
function withoutBlocks(page: string): string[] {
  const data = [...page.matchAll(/<script type="application\/json"[^>]*>([^<]*)<\/script>/g)].map(([, block]) => block!)
  expect(data).toHaveLength(2)
  return [page.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '').replace(/<style>[\s\S]*?<\/style>/, ''), ...data]
}

const { id: _, ...sarifSchema } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
)
const sarif = new Ajv({ strict: false, validateFormats: false, validateSchema: false, unicodeRegExp: false }).compile(sarifSchema)

/** Every part of a workbook is XML, has no formula, and its sheet of accounts a row for each. */
export function workbookReadsBack(content: Uint8Array, { accounts }: Report): void {
  const parts = unzip(Buffer.from(content))
  for (const { name, content } of parts) {
    const xml = content.toString()
    expect(XMLValidator.validate(xml), name).toBe(true)
    expect(xml).not.toMatch(/(?![\n\t\r])\p{Cc}|[\ufffe\uffff]/u)
    if (name.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<f[ >]/)
    // links lead to profiles, and nowhere that a stranger chose
    for (const [, target] of xml.matchAll(/Target="(?=\w+:)([^"]*)"/g)) expect(target).toMatch(PROFILES)
  }
  const sheet = parts.find(({ name }) => name === 'xl/worksheets/sheet1.xml')!.content.toString()
  expect(sheet.match(/<row[ >]/g)).toHaveLength(1 + accounts.length)
}

const PROFILES =
  /^https:\/\/(?:www\.)?(?:instagram|tiktok|youtube|x|facebook|twitch|linkedin|threads|pinterest|snapchat|twitter)\.(?:com|net|tv)\//
