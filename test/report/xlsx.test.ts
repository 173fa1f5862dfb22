import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Creator } from '../../src/model/choosing.ts'
import type { Report } from '../../src/model/report.ts'
import { letters } from '../../src/report/xlsx/sheet.ts'
import { render } from '../../src/report/xlsx.ts'
import { profileUrl } from '../../src/text/links.ts'
import { account, bought, context, doubtful, evidence, report } from './sample.ts'

const read = async (of: Report, evidence: 'all' | 'fired' | 'none' = 'all') => {
  const { sheets } = await readXlsx(await render(of, { ...context, evidence }), { readStyles: true })
  return Object.fromEntries(sheets.map(sheet => [sheet.name, sheet]))
}
const diagnostic = {
  code: 'bad-number',
  severity: 'error',
  message: 'No number.',
  file: 'a.csv',
  line: 7,
  column: 3,
  field: 'followers',
  value: '12k?',
} as const

test('typed cells, percentages as fractions with a percent format, unknown left empty', async () => {
  const { Accounts } = await read(report([bought, doubtful]))
  const [header, first, second] = Accounts!.rows as unknown[][]
  const cell = (row: unknown[] | undefined, title: string) => row![header!.indexOf(title)]
  expect(cell(first, 'Followers')).toBe(1_234_567)
  expect(cell(first, 'Engagement rate')).toBe(0.001)
  expect(cell(first, 'Suspicious followers')).toBe(0.41)
  expect(cell(first, 'Unexplained growth')).toBe(-0.025)
  expect(cell(first, 'Probability')).toBe(0.97)
  expect(cell(first, 'Purchased followers?')).toBe('likely')
  expect(cell(second, 'Followers')).toBeNull()
  const formats = ['Engagement rate', 'Followers', 'Probability', 'Name'].map(
    title => Accounts!.cells!.get(`1,${header!.indexOf(title)}`)?.style?.numFmt,
  )
  expect(formats).toEqual(['0.00%', '#,##0', '0%', '@'])
  expect(Accounts!.freezePane).toMatchObject({ rows: 1, columns: 1 })
  expect(Accounts!.autoFilter?.range).toBe(`A1:${letters(header!.length)}3`)
})

test('sheets stand where there is something for them', async () => {
  expect(Object.keys(await read(report([bought])))).toEqual(['Accounts', 'Evidence', 'Problems', 'About'])
  const assertion = {
    name: 'verdict',
    level: 'error',
    operator: 'milder than',
    expected: 'likely',
    actual: 'likely',
    passed: false,
    handle: 'brie.daily',
    platform: 'instagram',
  } as const
  const one = { followers: 1000, engagementRatePct: 2, engagementsPerPost: 20, purchasedFollowers: 'no-sign' } as const
  const creator: Creator = {
    name: 'Brie',
    knownFrom: 'same-name',
    suggested: true,
    why: 'All of them are called Brie Day.',
    accounts: [
      { handle: 'brie.daily', platform: 'instagram', ...one },
      { handle: 'brie', platform: 'tiktok', ...one, purchasedFollowers: 'possible', followers: null },
    ],
    ...{ followersSum: 1000, followersUnknown: 1, overlapPct: null, tier: 'nano', purchasedFollowers: 'possible' },
    ...{ priceSum: null, currency: null, website: 'https://brie.example' },
  }
  const full = await read({
    ...report([bought]),
    diagnostics: [diagnostic],
    creators: [creator],
    policy: { passed: false, assertions: [assertion] },
  })
  expect(Object.keys(full)).toEqual(['Accounts', 'Evidence', 'Creators', 'Problems', 'Policy', 'About'])
  expect(full.Problems!.rows[1]).toEqual(['error', 'No number.', 'a.csv', 7, 3, 'followers', '12k?', 'bad-number'])
  expect(full.Creators!.rows[1]).toEqual([
    ...[
      'Brie',
      'suggested: same name',
      2,
      '@brie.daily · instagram: 1,000 followers, 2.00 %\n@brie · tiktok: – followers, 2.00 %',
      1000,
      'nano',
    ],
    ...['possible', null, null, 'https://brie.example', 'All of them are called Brie Day.'],
  ])
  expect(full.Policy!.rows[1]).toEqual(['verdict', 'no', 'error', 'brie.daily', 'instagram', 'milder than', 'likely', 'likely'])
  expect(full.Evidence!.rows).toHaveLength(3)
})

test.each([
  ['all', 2],
  ['fired', 1],
  ['none', 0],
] as const)('evidence %s', async (which, rows) => {
  expect((await read(report([bought]), which)).Evidence!.rows).toHaveLength(rows + 1)
})

test('links lead to profiles only, never where the data says', async () => {
  const of = report([
    account({ handle: 'brie.daily' }),
    account({ handle: 'evil.com/x', website: 'https://evil.example' }),
    account({ handle: 'javascript:alert(1)' }),
    account({ handle: 'gouda', platform: 'evil.example' }),
    account({ handle: 'feta', platform: '__proto__' }),
  ])
  const { Accounts } = await read(of)
  const targets = [...(Accounts!.cells ?? new Map()).values()].flatMap(({ hyperlink }) => (hyperlink ? [hyperlink.target] : []))
  expect(targets).toEqual(['https://www.instagram.com/brie.daily/'])
})

test.each([
  ['tiktok', 'brie', 'https://www.tiktok.com/@brie'],
  ['youtube', 'brie-daily', 'https://www.youtube.com/@brie-daily'],
  ['youtube', 'ucabcdefghijklmnopqrstuv', null],
  ['x', 'a'.repeat(16), null],
  ['linkedin', 'brie', null],
  ['instagram', 'brie?x', null],
  ['instagram', 'brïe', null],
])('%s %s', (platform, handle, url) => expect(profileUrl(platform, handle)).toBe(url))

test('a cell holds 32,767 characters, and `_x0041_` stays what it is', async () => {
  const { Accounts } = await read(report([account({ name: '🧀'.repeat(20_000), niche: '_x0041_' })]))
  const [header, row] = Accounts!.rows as string[][]
  const name = row![header!.indexOf('Name')]!
  expect(name.length).toBeLessThanOrEqual(32_767)
  expect(name).toMatch(/🧀…$/u)
  expect(row![header!.indexOf('Niche')]).toBe('_x0041_')
})

test('the same report gives the same bytes', async () => {
  const of = report([bought, doubtful])
  const first = await render(of, context)
  await new Promise(resolve => setTimeout(resolve, 1100))
  expect(Buffer.from(await render(of, context)).equals(Buffer.from(first))).toBe(true)
})

test('names the factor of a check alone and as counted, and the rate that is compared where it is another', async () => {
  const one = account({ engagementRatePct: 0.03, evidence: [{ ...evidence, observed: 0.62, likelihoodRatio: 8.3, logOdds: Math.log(6) }] })
  const { Accounts, Evidence } = await read(report([one, account({ engagementRatePct: 0.1, evidence: [evidence] })]))
  const column = (sheet: typeof Accounts, title: string) => sheet!.rows.slice(1).map(row => row[sheet!.rows[0]!.indexOf(title)])
  expect(column(Accounts, 'Rate compared, where another')).toEqual([0.0062, null])
  expect(column(Evidence, 'Alone ×')[0]).toBe(8.3)
  expect(column(Evidence, 'Counted ×')[0]).toBeCloseTo(6, 9)
})
