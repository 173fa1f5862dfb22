import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDuckdb, quoted } from '../../src/engine/duckdb.ts'
import { type Report, type VetOptions, vet } from '../../src/index.ts'
import { cases, runs } from '../runs.ts'
import { answer, expectConserved } from './answer.ts'
import { damaged } from './damage.ts'
import { dayOf, shuffled } from './lists.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-engines-'))

/** Accounts of several platforms. */
const PLATFORMS = ['instagram', 'tiktok', 'x'] as const
const ACCOUNTS = [
  'handle,platform,followers,following,posts',
  ...Array.from({ length: 12 }, (_, i) => `voice.${i},${PLATFORMS[i % 3]},${900 + i * i * 2_100},${300 + i},${40 + i}`),
].join('\n')

/** Mostly sound; where `odd`, here and there what the two engines might read apart. */
const or = <T>(odd: boolean, sound: fc.Arbitrary<T>, others: readonly T[], weight: number) =>
  odd ? fc.oneof({ arbitrary: sound, weight }, { arbitrary: fc.constantFrom(...others), weight: 1 }) : sound
const ODD = ['-1', '1.2K', '9.100', '12.0', 'n/a', 'null', '"5"', '"12,34"', ' 7', '1e3', '99999999999999999', '٣', '=1+1', "'8"]
const ODD_DATES = ['', '2003-12-31', '0001-01-01', '2026-02-30', '03.04.2026', '2026-08-01T10:00:00Z']

const count = fc.oneof({ arbitrary: fc.nat(90_000).map(String), weight: 12 }, { arbitrary: fc.constantFrom('', '0', '007'), weight: 2 })
const date = fc.nat(200).map(dayOf)
const type = fc.constantFrom('image', 'reel', 'Reel', ' image', 'reel\u00a0', '\u0130mage', '\ufb01lm', '', '"a,b"')
/** @param alike few figures and days, so that many posts have the same */
const rowOf = (odd: boolean, alike: boolean) => {
  const number = or(odd, alike ? fc.constantFrom('1', '2') : count, ODD, 60)
  const day = alike ? fc.nat(1).map(dayOf) : date
  return fc.tuple(or(odd, fc.nat(11), [12, 13], 80), or(odd, day, ODD_DATES, 60), type, number, number, number, number)
}

/** A file of posts: with or without a platform and an id, an id that stands there twice, and any mark between cells. */
const posts = fc
  .record({
    odd: fc.boolean(),
    alike: fc.boolean(),
    ids: fc.constantFrom('none', 'its own', 'its own', 'shared'),
    platforms: fc.boolean(),
    mark: fc.constantFrom(',', ';', '\t'),
  })
  .chain(({ odd, alike, ids, platforms, mark }) =>
    fc.array(rowOf(odd, alike), { minLength: 1, maxLength: 40 }).map(rows => {
      const id = (i: number) => (ids === 'none' ? [] : [ids === 'shared' && i % 9 === 8 ? `p${i - 1}` : `p${i}`])
      const optional = [...(platforms ? ['platform'] : []), ...(ids === 'none' ? [] : ['postId'])]
      return {
        header: ['handle', ...optional, 'date', 'type', 'likes', 'comments', 'shares', 'views'].join(mark),
        rows: rows.map(([who, ...cells], i) =>
          [`voice.${who}`, ...(platforms ? [PLATFORMS[who % 3]!] : []), ...id(i), ...cells].join(mark),
        ),
      }
    }),
  )

/** Whatever gathered the rows, the report is one; it names its engine, and no more tells them apart. */
const butEngine = (report: Report) => ({ ...report, settings: { ...report.settings, engine: '' } })

const by = async (engine: NonNullable<VetOptions['engine']>, paths: readonly string[]): Promise<Report> => {
  const report = await vet(paths, { engine, postsWindow: 7, charts: true })
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
  expect(grouped).toBeGreaterThan(runs(8) / 4)
})

it('the parts of all accounts are together the whole, whichever engine judges them', async () => {
  await fc.assert(
    fc.asyncProperty(posts, fc.constantFrom('memory', 'duckdb'), fc.integer({ min: 2, max: 5 }), async ({ header, rows }, engine, of) => {
      const paths = [
        ['accounts', ACCOUNTS],
        ['posts', [header, ...rows].join('\n')],
      ].map(([name, content]) => {
        const path = join(folder, `parts-${name}.csv`)
        writeFileSync(path, content!)
        return path
      })
      const options = { engine, postsWindow: 7, sort: 'handle' } as const
      const whole = await vet(paths, options)
      const parts: Report[] = []
      for (let part = 1; part <= of; part++) parts.push(await vet(paths, { ...options, shard: `${part}/${of}` }))
      const name = ({ handle, platform }: Report['accounts'][number]) => `${handle} ${platform}`
      const inOrder = (accounts: Report['accounts']) => accounts.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
      expect(inOrder(parts.flatMap(({ accounts }) => accounts))).toEqual(inOrder(whole.accounts))
    }),
    cases(4),
  )
})

it('a damaged Parquet file is read as far as it is sound, or refused', async () => {
  const csv = join(folder, 'sound.csv')
  const parquet = join(folder, 'sound.parquet')
  writeFileSync(csv, ['handle,date,likes,views', ...Array.from({ length: 40 }, (_, i) => `voice.${i % 12},${dayOf(i)},${i * 7},${i * 90}`)].join('\n')) // biome-ignore format: one glance
  const duckdb = await openDuckdb(null)
  await duckdb.connection.run(`COPY (SELECT * FROM read_csv(${quoted(csv)})) TO ${quoted(parquet)} (FORMAT parquet)`)
  await duckdb.close()
  const whole = readFileSync(parquet)
  const accounts = { path: 'accounts.csv', content: ACCOUNTS }
  expect((await answer([accounts, parquet]))?.inputs[1]).toMatchObject({ kind: 'posts', accepted: 40 })
  await fc.assert(
    fc.asyncProperty(damaged(fc.constant(whole)), fc.boolean(), async (bytes, onDisk) => {
      if (onDisk) writeFileSync(parquet, bytes)
      await answer([accounts, onDisk ? parquet : { path: 'posts.parquet', content: bytes }], onDisk ? { engine: 'duckdb' } : {})
    }),
    cases(6),
  )
})
