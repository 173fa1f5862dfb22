import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../report/run.ts'

/** The program as it is bundled: from its sources all is judged on one thread. */
const BIN = resolve('bin/vet.js')
const folder = newFolder()
const temporary = newFolder()

function vet(args: readonly string[], node: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', TMPDIR: temporary },
  })
  return { code: status, out: stdout, err: stderr }
}

/** What a run of so many threads printed and wrote. */
function runOn(threads: number, args: readonly string[]) {
  const run = vet([...args, '--threads', String(threads), '-f', 'csv', '-o', 'report.ndjson'])
  return { ...run, file: run.code === 2 ? null : readFileSync(join(folder, 'report.ndjson'), 'utf8') }
}

/** A line for each thread beside the first one. */
function started(threads: string, file: string): string {
  const said = "data:text/javascript,process.on('worker', () => process._rawDebug('another thread'))"
  return vet([file, '-f', 'csv', '--threads', threads, '--quiet'], ['--import', said]).err
}

const ACCOUNTS = 2_000
const name = (i: number) => `${['brie', 'gouda', 'comté', 'feta'][i % 4]}.${i}`
const day = (back: number) => new Date(Date.UTC(2026, 7, 31) - back * 86_400_000).toISOString().slice(0, 10)
const lines = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('several threads', () => {
  beforeAll(() => {
    // some without a platform, a price, followers or likes, and one engagement that cannot be
    const accounts = numbers(ACCOUNTS).map(
      i =>
      [name(i), i % 50 === 0 ? '' : ['instagram', 'tiktok', 'youtube', 'x'][i % 4], ['cheese', 'wine', ''][i % 3], i % 90 === 0 ? '' : 1000 + ((i * 7919) % 900_000), i % 7 === 0 ? 100 + (i % 900) : '', i % 401 === 0 ? 90_000_000 : i % 900, i % 40], // biome-ignore format: one glance
    )
    writeFileSync(
      join(folder, 'accounts.csv'),
      lines('handle,platform,niche,followers,price_eur,avg_likes,avg_comments', accounts.map(String)),
    )
    const posts = numbers(8 * 700).map(
      p =>
      [name(p % 700), ['instagram', 'tiktok', 'youtube', 'x'][(p % 700) % 4], `p${p}`, day(p % 90), p % 11 === 0 ? 0 : (p * 31) % 4000, p % 60, ['image', 'Video', ''][p % 3], `"${p % 5 === 0 ? 'a gift #ad' : 'cheese'}"`], // biome-ignore format: one glance
    )
    writeFileSync(join(folder, 'posts.csv'), lines('handle,platform,post_id,date,likes,comments,type,caption', posts.map(String)))
    const history = numbers(40 * 12).map(p => [name(p % 40), ['instagram', 'tiktok', 'youtube', 'x'][(p % 40) % 4], day(7 * (12 - Math.floor(p / 40))), 5000 + Math.floor(p / 40) * (p % 3 === 0 ? 100 : 137) + (p === 205 ? 90_000 : 0)]) // biome-ignore format: one glance
    writeFileSync(join(folder, 'history.csv'), lines('handle,platform,date,followers', history.map(String)))
    const followers = numbers(30 * 60).map(p => [name(p % 30), ['instagram', 'tiktok', 'youtube', 'x'][(p % 30) % 4], `f${p}`, (p * 13) % 800, (p * 29) % 4000, p % 20]) // biome-ignore format: one glance
    writeFileSync(join(folder, 'followers.csv'), lines('account,platform,follower,followers,following,posts', followers.map(String)))
    writeFileSync(
      join(folder, 'few.csv'),
      lines(
        'handle,followers,avg_likes',
        numbers(30).map(i => `${name(i)},${5000 + i},90`),
      ),
    )
    writeFileSync(
      join(folder, 'strict.json'),
      JSON.stringify({
        ignore: [{ account: name(3), reason: 'known-event', until: '2099-01-01' }],
        policy: { verdict: ['error', 'possible'], flaggedSharePct: ['error', 3] },
        norms: { x: { ratePct: [[1000, 2], [100_000, 1]] } }, // biome-ignore format: one glance
      }),
    )
  })

  const all = ['accounts.csv', '--posts', 'posts.csv', '--history', 'history.csv', '--followers', 'followers.csv']
  it.each([
    ['a list', ['accounts.csv']],
    ['everything there is', all],
    ['files of posts that a database gathers', ['accounts.csv', 'plain.csv', '--engine', 'duckdb']],
    ['an order by name', [...all, '--sort', 'handle']],
    ['an order by a figure that many lack', [...all, '--sort', 'price']],
    ['filters', [...all, '--flagged', '--min-followers', '50k']],
    ['filters that leave nobody', ['accounts.csv', '--min-followers', '50m']],
    ['a policy that fails', [...all, '--fail-on', 'insufficient']],
    ['a config', [...all, '--config', 'strict.json', '--posts-window', '3']],
    ['a part', [...all, '--shard', '2/3']],
  ])('judge as one does, with %s', (_, args) => {
    const plain = readFileSync(join(folder, 'posts.csv'), 'utf8').split('\n').map(line => line.split(',').slice(0, 6).join(',')) // biome-ignore format: one glance
    writeFileSync(join(folder, 'plain.csv'), plain.join('\n'))
    const one = runOn(1, args)
    expect(one.code, one.err).toBeLessThan(2)
    for (const threads of [2, 4]) expect(runOn(threads, args)).toEqual(one)
    expect(readdirSync(temporary)).toEqual([])
  })

  it('are as many as there may be: one, where Node may start none', () => {
    const permissions = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
    const { code, out } = vet(['accounts.csv', '-f', 'csv', '--threads', '3'], [permissions, '--allow-fs-read=*', '--no-warnings'])
    expect([code, out]).toEqual([0, vet(['accounts.csv', '-f', 'csv', '--threads', '1']).out])
  })

  it('are as many as were asked for', () => {
    expect([started('1', 'accounts.csv'), started('3', 'accounts.csv')]).toEqual(['', 'another thread\n'.repeat(2)])
  })

  it.each([
    [
      'is about to have none',
      "import v8 from 'node:v8'; const real = v8.getHeapStatistics; v8.getHeapStatistics = () => ({ ...real(), used_heap_size: 2 ** 40 }); process.memoryUsage = () => ({ heapUsed: 2 ** 40 })",
    ],
    ['has none', 'const all = []; for (;;) all.push(Array(1e5).fill(0))'],
  ])('end in a sentence where one of them %s of the memory left', (_, does) => {
    writeFileSync(
      join(folder, 'greedy.mjs'),
      `const { isMainThread } = await import('node:worker_threads')\nif (!isMainThread) await import(${JSON.stringify(`data:text/javascript,${does}`)})`,
    )
    const { code, out, err } = vet(
      ['accounts.csv', '-f', 'csv', '--threads', '2'],
      ['--max-old-space-size=200', '--import', `./greedy.mjs`],
    )
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/(^|\n)vet: Judging the accounts takes more memory than Node may use here \(\d+ MB\)\.\n {5}Allow more/)
  })

  it('fail the run where one of them is lost', () => {
    const lost = "data:text/javascript,import { isMainThread } from 'node:worker_threads'; if (!isMainThread) process.exit(0)"
    expect(vet(['accounts.csv', '-f', 'csv', '--threads', '2'], ['--import', lost])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('a thread that judges accounts ended before it was done'),
    })
  })

  it('are not more than there is work for', () => {
    expect([started('64', 'few.csv'), started('64', 'accounts.csv')]).toEqual([
      '',
      'another thread\n'.repeat(Math.ceil(ACCOUNTS / 256) - 1),
    ])
  })

  it.each(['0', '2.5', '65', '100000'])('are a number that makes sense, unlike %s', threads => {
    expect(vet(['accounts.csv', '--threads', threads])).toMatchObject({ code: 2, out: '' })
  })
})
