import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Report, type VetOptions, vet } from '../../src/index.ts'
import { cases, runs } from '../runs.ts'
import { expectConserved } from './answer.ts'
import { dayOf, shuffled } from './lists.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-engines-'))

/** Accounts of one platform and of several, some of them of one handle. */
const ACCOUNTS = [
  'handle,platform,followers,following,posts',
  ...Array.from({ length: 12 }, (_, i) => `voice.${i},${['instagram', 'tiktok', 'x'][i % 3]},${900 + i * i * 2_100},${300 + i},${40 + i}`),
].join('\n')

const count = fc.oneof({ arbitrary: fc.nat(90_000).map(String), weight: 12 }, { arbitrary: fc.constantFrom('', '0', '007'), weight: 2 })
/** Cells that the two engines might read apart. */
const ODD = ['-1', '1.2K', '9.100', '12.0', 'n/a', 'null', '"5"', ' 7', '1e3', '99999999999999999', '٣', '=1+1', "'8"]
const date = fc.nat(200).map(dayOf)
const type = fc.constantFrom('image', 'reel', 'Reel', ' image', '', '"a,b"')

const rowOf = (odd: boolean) =>
  fc.tuple(fc.nat(13), odd ? fc.oneof({ arbitrary: date, weight: 30 }, { arbitrary: fc.constantFrom('', '2026-02-30', '03.04.2026', '2026-08-01T10:00:00Z'), weight: 1 }) : date, type, ...Array.from({ length: 4 }, () => (odd ? fc.oneof({ arbitrary: count, weight: 40 }, { arbitrary: fc.constantFrom(...ODD), weight: 1 }) : count))) // biome-ignore format: one glance

const posts = fc.tuple(fc.boolean(), fc.constantFrom('none', 'its own', 'shared'), fc.boolean(), fc.constantFrom(',', ';', '\t')).chain(([odd, ids, platforms, mark]) =>
  fc.array(rowOf(odd), { minLength: 1, maxLength: 40 }).map(rows => ({
    header: ['handle', ...(platforms ? ['platform'] : []), ...(ids === 'none' ? [] : ['postId']), 'date', 'type', 'likes', 'comments', 'shares', 'views'].join(mark),
    rows: rows.map(([who, ...cells], i) =>
      [`voice.${who}`, ...(platforms ? [['instagram', 'tiktok', 'x'][who % 3]] : []), ...(ids === 'none' ? [] : [ids === 'shared' && i % 9 === 8 ? `p${i - 1}` : `p${i}`]), ...cells].join(mark)),
  })),
) // biome-ignore format: one glance

/** Whatever gathered the rows, the report is one; it names its engine, and no more tells them apart. */
const butEngine = (report: Report) => ({ ...report, settings: { ...report.settings, engine: '' } })

const by = async (engine: NonNullable<VetOptions['engine']>, paths: readonly string[]): Promise<Report> => {
  const report = await vet(paths, { engine, postsWindow: 7 })
  expectConserved(report)
  return report
}

it('both engines give one report, in whatever order the rows and files are', async () => {
  let grouped = 0
  let n = 0
  await fc.assert(
    fc.asyncProperty(posts, fc.nat(1_000_000), fc.boolean(), async ({ header, rows }, seed, two) => {
      // the oldest are written over, since 10,000 cases would fill a folder
      const file = (name: string, lines: readonly string[]) => {
        const path = join(folder, `${n++ % 64}-${name}.csv`)
        writeFileSync(path, lines.join('\n'))
        return path
      }
      const accounts = file('accounts', [ACCOUNTS])
      const turned = shuffled(rows, seed)
      const half = two ? rows.length >> 1 : 0
      const parts = [turned.slice(0, half), turned.slice(half)].filter(part => part.length > 0)
      const paths = shuffled([accounts, ...parts.map((part, i) => file(`posts-${i}`, [header, ...part]))], seed)
      const [memory, duckdb] = [await by('memory', paths), await by('duckdb', paths)]
      expect(memory.settings.engine).toBe('memory')
      expect(butEngine(duckdb)).toEqual(butEngine(memory))
      if (duckdb.settings.engine !== 'duckdb') return
      // what DuckDB groups is plain: dated posts, each of them once
      grouped++
      const straight = await by('memory', [accounts, file('straight', [header, ...rows])])
      expect(duckdb.accounts).toEqual(straight.accounts)
    }),
    cases(8),
  )
  expect(grouped).toBeGreaterThan(runs(8) / 8)
})
