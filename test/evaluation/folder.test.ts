import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SCORER } from '../../src/followers/coefficients.ts'
import { seededRandom } from '../../src/metrics/random.ts'
import { ridge } from './fit.ts'
import { evaluateFolder } from './folder.ts'
import { scorerSource } from './refit.ts'

/** Invented followers with labels: fakes follow thousands and hardly post, with much overlap. */
function labelledCsv(seed: number, rows: number): string {
  const random = seededRandom(seed)
  const normal = () => Array.from({ length: 6 }, random).reduce((sum, value) => sum + value - 0.5, 0) * 1.41
  const counts = (fake: boolean) => [
    Math.round(Math.exp((fake ? 3.5 : 5.5) + 1.4 * normal())),
    Math.round(Math.exp((fake ? 7 : 6) + 0.9 * normal())),
    Math.max(0, Math.round(Math.exp((fake ? 1 : 3.5) + 1.5 * normal()) - 1)),
  ]
  const line = (i: number) => {
    const fake = i % 4 === 0
    return [`f${i}`, ...counts(fake), random() > (fake ? 0.4 : 0.02), fake ? i % 5 : i % 2, fake].join(',')
  }
  return ['follower,followers,following,posts,hasPicture,nameDigits,fake', ...Array.from({ length: rows }, (_, i) => line(i))].join('\n')
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vet-evaluation-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

describe('an evaluation of a folder', () => {
  it('scores labelled followers with the scorer shipped, and with one fitted without them', async () => {
    const folder = folderWith({ 'followers-one.csv': labelledCsv(1, 400), 'followers-two.csv': labelledCsv(2, 400), 'README.md': 'notes' })
    const { parts, text, refitted } = await evaluateFolder(folder, SCORER, false, '2026-01-01')
    expect(refitted).toBeNull()
    const { sets } = parts.followers as {
      sets: { set: string; shipped: { auc: number; share: { coverage: number } }; leftOut: { auc: number } }[]
    }
    expect(sets.map(({ set }) => set)).toEqual(['one', 'two'])
    for (const { shipped, leftOut } of sets) {
      expect(shipped.auc).toBeGreaterThan(0.8)
      expect(leftOut.auc).toBeGreaterThan(0.8)
      expect(shipped.share.coverage).toBeGreaterThan(0.5)
    }
    expect(text).toContain('the other sets')
    expect((await evaluateFolder(folder, SCORER, false, '2026-01-01')).text).toBe(text)
  })

  it('fits the scorer anew: weights that point where profiles do, in the form of the source file', async () => {
    const folder = folderWith({ 'followers-one.csv': labelledCsv(1, 400) })
    const { refitted } = await evaluateFolder(folder, SCORER, true, '2026-01-01')
    expect(refitted).toMatchObject({ fitted: '2026-01-01', sets: ['one'] })
    for (const { measure, weight } of refitted!.terms) expect(Math.sign(weight), measure).toBe(measure === 'lnPosts' ? -1 : 1)
    expect(scorerSource(refitted!)).toContain("sets: ['one']")
  })

  it('judges accounts against truth.csv, or takes them as organic without it', async () => {
    const accounts = ['handle,platform,followers,likesPerPost,commentsPerPost', 'loaf.daily,instagram,52000,520,11', 'crumb.daily,instagram,48000,20,0'].join('\n') // biome-ignore format: rows
    const labelled = await evaluateFolder(
      folderWith({ 'accounts.csv': accounts, 'truth.csv': 'handle,bought\nloaf.daily,false\n@Crumb.daily,true' }),
      SCORER,
      false,
      '2026-01-01',
    )
    expect(labelled.parts.accounts).toMatchObject({ accounts: 2, bought: 1, auc: 1, unlabelled: 0 })
    const { parts, text } = await evaluateFolder(folderWith({ 'accounts.csv': accounts }), SCORER, false, '2026-01-01')
    expect(parts.organic).toMatchObject({ accounts: 2, likely: 0 })
    expect(text).toContain('taken as organic')
  })
})

describe('the fit', () => {
  it('finds the log odds of a two by two table', () => {
    // of ten with the sign six are fakes, of ten without it two: ln(6/4) and ln(2/8)
    const rows = Array.from({ length: 20 }, (_, i) => ({ values: [i < 10 ? 1 : 0], fake: i < 6 || i === 10 || i === 11, weight: 1 }))
    const [base, weight] = ridge(rows, [{ to: 0, by: 0 }])
    expect(base).toBeCloseTo(Math.log(2 / 8), 6)
    expect(weight).toBeCloseTo(Math.log(6 / 4) - Math.log(2 / 8), 6)
    expect(ridge(rows, [{ to: 5, by: 1e6 }])[1]).toBeCloseTo(5, 3)
  })
})
