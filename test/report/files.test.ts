import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { accountSchema, type Report, reportSchema } from '../../src/model/report.ts'
import { CSV_COLUMNS } from '../../src/report/csv.ts'
import { reporterNamed, reporters } from '../../src/report/index.ts'
import { type ReportContext, renderWith } from '../../src/report/reporter.ts'
import { account, bought, context, doubtful, report } from './sample.ts'

const sample = report([bought, account(), doubtful])

const inFormat = (name: string) => async (of: Report, how: ReportContext) => String(await renderWith(reporterNamed(name)!, of, how))
const [csv, json, ndjson] = [inFormat('csv'), inFormat('json'), inFormat('ndjson')]

test('reporters by name, each name and extension once', async () => {
  for (const list of [reporters.map(({ name }) => name), reporters.flatMap(({ extensions }) => extensions)])
    expect(new Set(list).size).toBe(list.length)
  expect(reporterNamed('csv')?.extensions).toEqual(['.csv'])
  expect(reporterNamed('docx')).toBeUndefined()
})

test('JSON is the report', async () => {
  const text = await json(sample, context)
  expect(text.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true)
  expect(text.endsWith('\n}\n')).toBe(true)
  expect(reportSchema.parse(JSON.parse(text))).toEqual(sample)
})

test.each([
  ['all', [2, 1, 1]],
  ['fired', [1, 0, 0]],
  ['none', [0, 0, 0]],
] as const)('evidence %s', async (evidence, lengths) => {
  const { accounts } = JSON.parse(await json(sample, { ...context, evidence }))
  expect(accounts.map((one: { evidence: unknown[] }) => one.evidence.length)).toEqual(lengths)
  const lines = (await ndjson(sample, { ...context, evidence })).trimEnd().split('\n')
  expect(lines.map(line => JSON.parse(line))).toEqual(accounts)
})

test('NDJSON of nothing is nothing', async () => expect(await ndjson(report([]), context)).toBe(''))

test('CSV has every scalar field and exact cells', async () => {
  const ranges = ['probabilityRange', 'suspiciousFollowerShareRangePct']
  const names = CSV_COLUMNS.map(([name]) => name)
  const expected = Object.keys(accountSchema.shape).filter(
    key => ![...ranges, 'postsLeftOut', 'money', 'sponsorship', 'trend', 'evidence', 'charts', 'source'].includes(key),
  )
  expect(names.filter(name => expected.includes(name))).toEqual(expected)
  const [header, first, , third] = (await csv(sample, context)).split('\n')
  expect(header).toBe(
    'handle,platform,name,creator,niche,country,website,tier,followers,following,posts,engagementRatePct,engagementBasis,engagementFormula,likesPerPost,commentsPerPost,sharesPerPost,savesPerPost,viewsPerPost,postsSampled,expectedEngagementRatePct,expectedEngagementFormula,engagementToExpected,engagementZ,peerGroup,purchasedFollowers,purchasedEngagement,flagged,probability,probabilityLow,probabilityHigh,likelihoodRatio,checked,suspiciousFollowerSharePct,suspiciousFollowerShareLowPct,suspiciousFollowerShareHighPct,unexplainedGrowthPct,sponsoredSharePct,sponsoredEngagementRatio,costPerEngagement,costPerThousandFollowers,price,currency,reasons,engagementReasons,ignored,snapshotDate,sourceFile,sourceLine,priceLow,offer,engagementsPerPost,engagementsPerPostLow,engagementsPerPostHigh,costPerThousandViews,costPerCredibleEngagement,costPerThousandCredibleFollowers,earnedMediaValue,expectedPriceLow,expectedPriceHigh,priceStanding,costPerClick,costPerConversion,returnOnInvestmentPct,postsSponsored,postsSponsoredKnown,sponsoredShareLowPct,sponsoredShareHighPct,sponsoredShareTrend,sponsoredEngagementRatioLow,sponsoredEngagementRatioHigh,lastPost,daysSinceLastPost,dormant,postsPerWeek,engagementTrend,engagementChangePctPerMonth,bestFormat',
  )
  expect(first).toBe(
    'brie.daily,instagram,,,food,,,celebrity,1234567,810,512,0.1,followers,median(likes+comments+shares)/followers,790,31,12,,,12,1.2,median(likes+comments)/followers,0.08,0.4,instagram · food · 23 peers in this file,likely,no-sign,true,0.97,0.9,0.99,0.5,sample | history | engagement,41,35,47,-2.5,,,,,,,"Gained 400,000 followers in 3 days with no post to explain it. | Engagement is a twelfth of what is expected.",,,,accounts.csv,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,',
  )
  expect(third).toContain('gouda,tiktok,,,food,,,,,810')
})

test('CSV reads back, also with another delimiter', async () => {
  const odd = report([account({ name: 'a;b "c"\nd', niche: '=1+1', country: '-5', price: -5, handle: '@x', website: ' padded ' })])
  for (const csvDelimiter of [',', ';', '\t']) {
    const [row] = parse(await csv(odd, { ...context, csvDelimiter }), { columns: true, delimiter: csvDelimiter }) as Record<
      string,
      string
    >[]
    expect(row).toMatchObject({ name: 'a;b "c" d', niche: "'=1+1", country: "'-5", price: '-5', handle: "'@x", website: ' padded ' })
  }
})
