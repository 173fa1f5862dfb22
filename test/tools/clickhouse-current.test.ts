import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeResults } from '../../src/engine/clickhouse-results.ts'
import { vet } from '../../src/index.ts'

/** A current ClickHouse, as the library that CI installs for this alone; its folder stands in the environment. */
const chdb = process.env.VET_CHDB
if (!chdb) console.info('VET_CHDB names no chdb: the SQL is not tried on a current ClickHouse')

interface Session {
  query(sql: string, format?: string): string
  cleanup(): void
}

const ACCOUNTS = readFileSync('fixtures/quickstart/accounts.csv', 'utf8').trim().split('\n')
const posts = ACCOUNTS.slice(1).flatMap((row, a) => {
  const [handle, platform] = row.split(',')
  return Array.from({ length: 20 }, (_, i) => ({
    handle,
    platform,
    post_id: `${a}-${i}`,
    date: `2026-08-${String(1 + ((i * 7) % 28)).padStart(2, '0')} 10:30:00`,
    type: i % 3 ? 'Reel' : 'Image',
    likes: 200 + ((a * 37 + i * 91) % 500),
    comments: i % 6 === 0 ? null : 5 + (i % 11),
  }))
})

describe.skipIf(!chdb)('the SQL on a current ClickHouse', () => {
  let session: Session
  let server: Server
  let folder: string
  const address = (tables: string) => `clickhouse://vetter@127.0.0.1:${(server.address() as AddressInfo).port}/default?${tables}`

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vet-chdb-'))
    const { Session: Open } = createRequire(import.meta.url)(chdb!) as { Session: new (path: string) => Session }
    session = new Open(folder)
    // the library has no door: the client's requests are handed to it as a server would take them
    server = createServer((request, response) => {
      let body = ''
      request.on('data', chunk => {
        body += chunk
      })
      request.on('end', () => {
        const query = new URL(request.url!, 'http://localhost').searchParams.get('query')
        try {
          response.end(session.query(query === null ? body : `${query}\n${body}`))
        } catch (error) {
          response.statusCode = 404
          response.end(String((error as Error).message))
        }
      })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const header = ACCOUNTS[0]!.split(',')
    session.query(`CREATE DATABASE IF NOT EXISTS default`)
    session.query(`CREATE TABLE accounts (${header.map(name => `\`${name}\` String`).join(', ')}) ENGINE = MergeTree ORDER BY handle`)
    session.query(`INSERT INTO accounts FORMAT CSV ${ACCOUNTS.slice(1).join('\n')}\n`)
    session.query(
      'CREATE TABLE posts (handle LowCardinality(String), platform String, post_id String, date DateTime, type String, likes UInt64, comments Nullable(Int32)) ENGINE = MergeTree ORDER BY handle',
    )
    session.query(`INSERT INTO posts FORMAT JSONEachRow ${posts.map(post => JSON.stringify(post)).join('\n')}\n`)
  }, 60_000)
  afterAll(() => {
    server?.close()
    session?.cleanup()
    rmSync(folder, { recursive: true, force: true })
  })

  it('reads moments row by row as the moments that they are, of every type that holds one', async () => {
    const trends = []
    for (const [i, type] of [
      "DateTime('UTC')",
      "DateTime('America/Los_Angeles')",
      "DateTime64(3, 'Asia/Kolkata')",
      "Nullable(DateTime('Asia/Tokyo'))",
    ].entries()) {
      session.query(`CREATE TABLE moments${i} (handle String, platform String, date ${type}, likes UInt32, comments UInt32, pinned UInt8) ENGINE = MergeTree ORDER BY handle`) // biome-ignore format: one query
      session.query(`INSERT INTO moments${i} SELECT 'quiet.larder', 'instagram', toDateTime('2026-08-01 03:30:00', 'UTC') + number * 86400, 100, 5, 0 FROM numbers(20)`) // biome-ignore format: one query
      const { accounts } = await vet([address(`accounts=accounts&posts=moments${i}`)])
      trends.push(accounts.find(({ handle }) => handle === 'quiet.larder')!.trend)
    }
    expect(trends[0]).toMatchObject({ posts: 20, firstPost: '2026-08-01', lastPost: '2026-08-20' })
    for (const trend of trends) expect(trend).toEqual(trends[0])
  })

  it('groups to the verdicts of the same data as CSV', async () => {
    const content = [
      'handle,platform,post_id,date,type,likes,comments',
      ...posts.map(post =>
        Object.values(post)
          .map(value => value ?? '')
          .join(','),
      ),
    ].join('\n')
    const fromFiles = await vet([
      { path: 'accounts.csv', content: ACCOUNTS.join('\n') },
      { path: 'posts.csv', content },
    ])
    const report = await vet([address('accounts=accounts&posts=posts')])
    expect(report.settings.engine).toBe('clickhouse')
    const butPlace = ({ accounts }: typeof report) => accounts.map(account => ({ ...account, source: null }))
    expect(butPlace(report)).toEqual(butPlace(fromFiles))
  })

  it('takes the results back, once', async () => {
    const input = address('accounts=accounts&posts=posts&results=vetted&run=august')
    const report = await vet([input])
    expect(await writeResults(input, report, '')).toBe('august')
    expect(await writeResults(input, report, '')).toBe('august')
    expect(session.query('SELECT count() FROM vetted FINAL', 'TSV').trim()).toBe('30')
  })

  it('says that a table is not there', async () => {
    await expect(vet([address('accounts=nobody')])).rejects.toThrow(/no such table/)
  })
})
