import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { reportSchema } from '../../src/model/report.ts'
import { cases, runs } from '../runs.ts'
import { comparisonSchema, shortlistSchema } from './choosing-schemas.ts'
import { file, flags, READING, ran, readable, width } from './commands.ts'
import { unzip } from './unzip.ts'

const FEW = 15
const handle = fc.oneof(fc.constantFrom('anna', '@voice.0', 'voice.1', 'https://www.instagram.com/voice.2/', '__proto__', ''), fc.string({ unit: 'binary', maxLength: 8 })) // biome-ignore format: one glance
const files = readable.map(contents => contents.map(content => ({ content })))
const paths = (all: readonly { readonly content: string }[]) => all.map(({ content }) => file(content))

describe('whatever the files and flags', () => {
  it('vet explain tells of one account, or says why not', async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(files, handle, flags(...READING, ['--json']), width, async (all, handle, given, width) => {
        const { code, out } = await ran(['explain', ...given, '--', handle, ...paths(all)], width)
        if (code !== 0) return
        told++
        if (given.includes('--json')) reportSchema.parse(JSON.parse(out))
        else expect(out.length).toBeGreaterThan(100)
      }),
      cases(FEW),
    )
    expect(told).toBeGreaterThan(runs(FEW) / 20)
  })

  it('vet compare tells what changed, also from written and damaged reports', async () => {
    let [compared, refused] = [0, 0]
    const how = flags(...READING, ['--fail-on', 'possible'], ['--fail-on', 'insufficient'], ['--days', '9'], ['--all'], ['-f', 'markdown'])
    const change = fc.tuple(fc.constantFrom('followers', 'platform', 'tier', 'purchasedFollowers', 'engagementRatePct', 'price', 'currency', 'postsSampled'), fc.jsonValue({ maxDepth: 1 })) // biome-ignore format: one glance
    await fc.assert(
      fc.asyncProperty(
        files,
        files,
        how,
        fc.boolean(),
        fc.option(fc.option(change)),
        width,
        async (one, other, given, json, written, width) => {
          let before = paths(one.slice(0, 1))[0]!
          if (written !== null || one.length > 1) {
            const { code, out } = await ran(['--json', '--evidence', 'none', ...paths(one)], width)
            if (code === 2) return
            const report = JSON.parse(out)
            // as somebody may have edited it
            if (written?.[0]) report.accounts.slice(0, 2).forEach((account: Record<string, unknown>) => { account[written[0]] = written[1] }) // biome-ignore format: one line
            before = file(JSON.stringify(report), 'json')
          }
          const after = paths(other.slice(0, 1))[0]!
          const args = [...given, ...(json && !given.includes('-f') ? ['--json'] : [])]
          const { code, out } = await ran(['compare', ...args, before, after], width, { policy: given.includes('--fail-on') })
          if (code === 2) return void refused++
          compared++
          if (args.includes('--json')) comparisonSchema.parse(JSON.parse(out))
          else expect(out.trim()).not.toBe('')
        },
      ),
      cases(FEW),
    )
    expect(compared).toBeGreaterThan(refused / 4)
  })

  it('vet shortlist chooses within its limits', async () => {
    let chosen = 0
    const how = flags(['--count', '2'], ['--max-risk', 'likely'], ['--max-risk', 'no-sign'], ['--optimise', 'reach'], ['--optimise', 'credible-reach'], ['--max-share-per-account', '40%'], ['--max-share-per-account', 'half'], ['--country', 'DE'], ['--niche', 'food'], ...READING.slice(4)) // biome-ignore format: one glance
    const budget = fc.constantFrom(
      [],
      ['--budget', '1500'],
      ['--budget', '900 EUR'],
      ['--budget', '0.5'],
      ['--budget', 'much'],
      ['--budget', '1e12'],
    )
    const format = fc.constantFrom('table', 'json', 'json', 'csv', 'xlsx')
    await fc.assert(
      fc.asyncProperty(files, how, budget, format, width, async (all, given, budget, format, width) => {
        const { code, out, bytes } = await ran(['shortlist', ...given, ...budget, '-f', format, ...paths(all)], width, { binary: format === 'xlsx', data: format !== 'table' }) // biome-ignore format: one line
        if (code !== 0) return
        chosen++
        if (format === 'json') {
          const list = shortlistSchema.parse(JSON.parse(out))
          const { totals, selected, settings } = list
          expect(selected).toHaveLength(totals.accounts)
          if (settings.count !== null) expect(selected.length).toBeLessThanOrEqual(settings.count)
          if (settings.budget !== null && totals.cost !== null) expect(totals.cost).toBeLessThanOrEqual(settings.budget + 1e-6)
          expect(new Set(selected.map(({ platform, handle }) => `${platform}/${handle}`)).size).toBe(selected.length)
        }
        if (format === 'csv') for (const row of parse(out, { bom: true }) as string[][]) expect(row).toHaveLength(24)
        if (format === 'xlsx')
          for (const { name, content } of unzip(bytes)) expect(XMLValidator.validate(content.toString()), name).toBe(true)
      }),
      cases(FEW),
    )
    expect(chosen).toBeGreaterThan(runs(FEW) / 4)
  })

  it('vet columns says how each file is understood', async () => {
    await fc.assert(
      fc.asyncProperty(files, flags(...READING, ['--json']), width, async (all, given, width) => {
        const { code, out } = await ran(['columns', ...given, ...paths(all)], width)
        if (code !== 0) return
        if (given.includes('--json')) for (const { rows, accepted, rejected } of JSON.parse(out)) expect(rows).toBe(accepted + rejected)
        else expect(out).toContain('.csv')
      }),
      cases(FEW),
    )
  })

  it('vet baseline writes what --baseline reads', async () => {
    let read = 0
    await fc.assert(
      fc.asyncProperty(files, flags(...READING), fc.boolean(), width, async (all, given, toFile, width) => {
        const own = file('', 'json')
        const { code, out } = await ran(['baseline', ...given, ...(toFile ? ['-o', own] : []), ...paths(all)], width, { data: !toFile })
        if (code !== 0) return
        read++
        const baseline = toFile ? own : file(out, 'json')
        const judged = await ran(['--baseline', baseline, '--json', ...given, ...paths(all)], width)
        expect(judged.code, judged.err).toBe(0)
        reportSchema.parse(JSON.parse(judged.out))
      }),
      cases(FEW),
    )
    expect(read).toBeGreaterThan(runs(FEW) / 4)
  })
})
