import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { openDuckdb, quoted } from '../../src/engine/duckdb.ts'
import { type Report, vet } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'parquet-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes the rows of a query, or of a CSV file, as Parquet. */
async function parquet(name: string, query: string): Promise<string> {
  const path = join(folder, name)
  const duckdb = await openDuckdb(null)
  await duckdb.connection.run(`COPY (${query}) TO ${quoted(path)} (FORMAT parquet)`)
  await duckdb.close()
  return path
}

const fromCsv = (path: string) => `SELECT * FROM read_csv(${quoted(path)})`
const figures = ({ accounts }: Report) => accounts.map(account => ({ ...account, source: null }))
const ACCOUNTS = 'fixtures/quickstart/accounts.csv'
const POSTS = 'fixtures/quickstart/posts.csv'

test('accounts and posts in Parquet give the report of the CSV files that they were made from', async () => {
  const accounts = await parquet('accounts.parquet', fromCsv(ACCOUNTS))
  const posts = await parquet('posts.parquet', fromCsv(POSTS))
  const [expected, found] = [await vet([ACCOUNTS, POSTS]), await vet([accounts, posts])]
  expect(figures(found)).toEqual(figures(expected))
  expect(found.inputs.map(({ kind, rows, rejected }) => ({ kind, rows, rejected }))).toEqual(
    expected.inputs.map(({ kind, rows, rejected }) => ({ kind, rows, rejected })),
  )
  expect(found.accounts[0]!.source).toMatchObject({ file: accounts })
})

test('ids, fractions, days, moments and gaps keep their values', async () => {
  const path = await parquet(
    'types.parquet',
    `SELECT 'brie.daily' AS handle, 'instagram' AS platform, 14200::BIGINT AS followers, 0.1::FLOAT AS likesPerPost,
     12.25::DECIMAL(6, 2) AS commentsPerPost, 'nan'::DOUBLE AS viewsPerPost, NULL::INTEGER AS following, DATE '2026-09-01' AS date
     UNION ALL SELECT 'gouda.daily', 'tiktok', 9007199254740993, 7, 1, 5000, 3, DATE '2026-09-01'`,
  )
  const { accounts } = await vet([path])
  const brie = accounts.find(({ handle }) => handle === 'brie.daily')!
  expect(brie).toMatchObject({ followers: 14_200, likesPerPost: 0.1, commentsPerPost: 12.25, viewsPerPost: null, following: null, snapshotDate: '2026-09-01' }) // biome-ignore format: one account
})

test('a moment with a time zone is the same moment', async () => {
  const posts = await parquet(
    'moments.parquet',
    `SELECT 'brie.daily' AS handle, 'p' || i AS postId, make_timestamptz(1788220800000000 + i * 86400000000) AS date, 300 + i AS likes, 9 AS comments FROM range(12) t(i)`,
  )
  const accounts = { path: 'accounts.csv', content: 'handle,followers\nbrie.daily,14200\n' }
  const { accounts: found } = await vet([accounts, posts])
  expect(found[0]!.trend).toMatchObject({ firstPost: '2026-09-01', lastPost: '2026-09-12' })
})

test.each(['auto', 'duckdb'] as const)('a file cut short is one sentence, and nothing stays behind (engine %s)', async engine => {
  const whole = readFileSync(await parquet('whole.parquet', fromCsv(POSTS)))
  const before = readdirSync(tmpdir()).filter(name => name.startsWith('vet-'))
  const cut = { path: 'cut.parquet', content: whole.subarray(0, whole.length - 200) }
  await expect(vet([cut], { engine })).rejects.toMatchObject({
    code: 'unreadable',
    message: 'cut.parquet is a Parquet file that is cut short or damaged.',
  })
  const left = readdirSync(tmpdir()).filter(name => name.startsWith('vet-') && !before.includes(name))
  expect(left.filter(name => readdirSync(join(tmpdir(), name)).includes('rows.parquet'))).toEqual([])
})

test('so is one of which a gzip file holds the beginning, or the first four bytes stand there', async () => {
  const whole = readFileSync(await parquet('whole-too.parquet', fromCsv(POSTS)))
  const zipped = gzipSync(whole)
  for (const [path, content] of [['cut.parquet.gz', zipped.subarray(0, zipped.length / 2)], ['cut.parquet', whole.subarray(0, 4)]] as const) // biome-ignore format: one list
    await expect(vet([{ path, content }])).rejects.toMatchObject({
      code: 'unreadable',
      message: `${path} is a Parquet file that is cut short or damaged.`,
    })
})

test('a text that begins with the letters of Parquet is a text', async () => {
  const { inputs } = await vet([{ path: 'a.csv', content: 'PAR1,handle,followers\n1,brie.daily,14200\n' }])
  expect(inputs[0]).toMatchObject({ kind: 'accounts', rows: 1, unusedColumns: ['PAR1'] })
})

test('reads records inside of rows, and lists of them, as JSON has them', async () => {
  const posts = Array.from(
    { length: 6 },
    (_, i) => `{'id': 'p${i}', 'likesCount': ${300 + i}, 'commentsCount': 3, 'timestamp': '2026-08-0${i + 1}'}`,
  )
  const path = await parquet(
    'nested.parquet',
    `SELECT 'brie.b' AS username, 20000 AS "followersCount", 300 AS "followsCount", [${posts.join(', ')}] AS "latestPosts" UNION ALL SELECT 'feta.f', 3000, 90, NULL`,
  )
  const { accounts, inputs } = await vet([path], { sort: 'followers' })
  expect(inputs.map(({ kind, accepted }) => [kind, accepted])).toEqual([['accounts', 2], ['posts', 6]]) // biome-ignore format: one glance
  expect(accounts.map(({ handle, followers, likesPerPost }) => [handle, followers, likesPerPost])).toEqual([['brie.b', 20_000, 302.5], ['feta.f', 3000, null]]) // biome-ignore format: one glance
  const flat = await parquet(
    'stats.parquet',
    `SELECT 'brie' AS handle, 'x' AS platform, 20000 AS followers, {'likesPerPost': 300} AS stats`,
  )
  expect((await vet([flat])).accounts[0]).toMatchObject({ handle: 'brie', likesPerPost: 300 })
})

test('whole numbers of many digits inside of rows are exact, and what is no number is unknown', async () => {
  const posts = Array.from({ length: 6 }, (_, i) => `{'id': ${18_234_567_890_123_456n + BigInt(i)}::BIGINT, 'likes': ${300 + i}, 'date': DATE '2026-08-0${i + 1}', 'text': 'nan "1234567890123456789"'}`) // biome-ignore format: one row
  const path = await parquet('ids.parquet', `SELECT 'brie' AS handle, 'x' AS platform, 20000 AS followers, {'score': 'NaN'::DOUBLE, 'rank': '-Infinity'::DOUBLE} AS extra, [${posts.join(', ')}] AS posts`) // biome-ignore format: one row
  const { accounts, diagnostics } = await vet([path])
  expect(accounts[0]).toMatchObject({ handle: 'brie', likesPerPost: 302.5, postsSampled: 6 })
  expect(diagnostics.map(({ code }) => code)).not.toContain('duplicate-post')
})
