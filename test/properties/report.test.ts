import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AccountReport, Report } from '../../src/index.ts'
import { reportSchema } from '../../src/model/report.ts'
import { logit } from '../../src/verdict/ledger.ts'
import { cases, runs } from '../runs.ts'
import { answer } from './answer.ts'
import { anyFiles } from './files.ts'
import { filesOf, lists, SMALL } from './lists.ts'

/** The schema as it ships, which other programs validate by. */
const valid = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('dist/report.schema.json', 'utf8')))

const input = fc.oneof({ arbitrary: anyFiles, weight: 2 }, { arbitrary: lists(SMALL).map(filesOf), weight: 3 })

function expectValid(report: Report): void {
  const data = JSON.parse(JSON.stringify(report))
  expect(reportSchema.parse(data)).toEqual(report)
  expect(valid(data) ? [] : valid.errors).toEqual([])
}

/** Six digits are reported of each figure. */
const ROUNDING = 5e-6

function expectAddsUp({ probability, probabilityRange, likelihoodRatio, evidence, checked }: AccountReport, prior: number): void {
  const sum = evidence.reduce((sum, { logOdds }) => sum + (logOdds ?? 0), 0)
  const off = evidence.reduce((sum, { logOdds }) => sum + Math.abs(logOdds ?? 0), 0)
  for (const { outcome, likelihoodRatio, logOdds } of evidence) {
    const weighed = outcome === 'fired' || outcome === 'clear'
    expect([likelihoodRatio !== null, logOdds !== null]).toEqual([weighed, weighed])
  }
  if (probability === null) {
    expect([probabilityRange, likelihoodRatio, checked, sum]).toEqual([null, null, [], 0])
    return
  }
  expect(Math.abs(logit(prior) + sum - logit(probability))).toBeLessThanOrEqual((off + 1 / (1 - probability)) * ROUNDING)
  expect(Math.abs(Math.log(likelihoodRatio!) - sum)).toBeLessThanOrEqual((off + 1) * ROUNDING)
  const [low, high] = probabilityRange!
  expect(0 < low && low <= probability && probability <= high && high < 1).toBe(true)
}

/** Too little data is neither a sign nor a pass. */
function expectUnknownKept({ evidence, purchasedFollowers, flagged, probability, reasons }: AccountReport): void {
  expect(evidence.some(({ outcome }) => outcome === 'error')).toBe(false)
  expect(flagged).toBe(purchasedFollowers === 'possible' || purchasedFollowers === 'likely')
  const seen = evidence.filter(({ outcome }) => outcome === 'fired' || outcome === 'clear')
  if (seen.length === 0) expect([purchasedFollowers, probability, reasons.length]).toEqual(['insufficient', null, 1])
  const looked = seen.some(({ signal }) => signal === 'engagement-residual' || signal === 'suspicious-followers')
  if (purchasedFollowers === 'no-sign') expect(looked).toBe(true)
  for (const { outcome, missing } of evidence) if (outcome === 'unknown') expect(missing.join('')).not.toBe('')
}

it('a report is valid against both its schemas, adds up, and takes nothing unknown for a pass or a sign', async () => {
  let [judged, unknown] = [0, 0]
  const prior = fc.constantFrom(0.2, 0.2, 0.01, 0.5, 0.93)
  // bounds so narrow that most groups are clipped
  const narrow = fc.constantFrom({}, { sampleLow: -0.2, sampleHigh: 0.3, historyHigh: 0.2, engagementLow: -0.1, engagementHigh: 0.2, shapeHigh: 0.1 }) // biome-ignore format: one glance
  await fc.assert(
    fc.asyncProperty(input, prior, narrow, fc.boolean(), async (files, prior, verdict, charts) => {
      const report = await answer(files, { prior, charts, config: { limits: { verdict } } })
      if (!report) return
      expectValid(report)
      const { accounts, summary } = report
      for (const account of accounts) {
        expectAddsUp(account, prior)
        expectUnknownKept(account)
        if (account.probability === null) unknown++
        else judged++
      }
      const { likely, possible, insufficient, noSign, flagged } = summary
      expect([likely + possible + insufficient + noSign, likely + possible]).toEqual([accounts.length, flagged])
      expect(Object.values(summary.byTier).reduce((sum, n) => sum + n, 0)).toBe(accounts.length)
    }),
    cases(40),
  )
  expect(judged).toBeGreaterThan(runs(40) / 4)
  expect(unknown).toBeGreaterThan(runs(40) / 10)
})

const FIGURES = ['followers', 'following', 'posts', 'likesPerPost', 'commentsPerPost', 'viewsPerPost', 'price'] as const
const figure = fc.option(fc.integer({ min: 1, max: 900_000 }), { freq: 2 })
const figures = fc.record(Object.fromEntries(FIGURES.map(name => [name, figure])) as Record<(typeof FIGURES)[number], typeof figure>)

it('what an export leaves out is unknown everywhere, and what it names is kept', async () => {
  const platform = fc.constantFrom('instagram', 'tiktok', 'youtube', 'x', 'facebook')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(platform, figures), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', 'n/a', '-', 'null'),
      async (all, blank) => {
        const content = [['handle', 'platform', ...FIGURES], ...all.map(([platform, row], i) => [`voice.${i}`, platform, ...FIGURES.map(name => row[name] ?? blank)])].map(cells => cells.join(',')).join('\n') // biome-ignore format: one glance
        const report = (await answer([{ path: 'a.csv', content }]))!
        for (const [i, [platform, row]] of all.entries()) {
          const account = report.accounts.find(({ handle }) => handle === `voice.${i}`)!
          expect(account.platform).toBe(platform)
          for (const name of FIGURES) expect(account[name]).toBe(row[name])
          const rated = row.followers !== null && row.likesPerPost !== null
          expect(account.engagementRatePct === null).toBe(!rated)
          expect(account.tier === null).toBe(row.followers === null)
          if (!rated && platform !== 'youtube') expect(account.engagementToExpected).toBe(null)
          expect(account.costPerThousandFollowers === null).toBe(row.price === null || row.followers === null)
          if (FIGURES.every(name => row[name] === null)) expect(account).toMatchObject({ purchasedFollowers: 'insufficient', flagged: false, probability: null }) // biome-ignore format: one glance
        }
      },
    ),
    cases(40),
  )
})
