import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run as runVet } from '../../src/cli.ts'
import { type AccountReport, type Report, vet } from '../../src/index.ts'
import { ALL_COLUMNS } from '../../src/report/csv.ts'
import { type Cluster, hasClickhouseServer, startCluster } from './clickhouse-cluster.ts'

const there = hasClickhouseServer()
if (!there) console.info('clickhouse-server is not installed: the tests against a real cluster are left out')

const ACCOUNTS = readFileSync('fixtures/quickstart/accounts.csv', 'utf8').trim().split('\n')
const folder = mkdtempSync(join(tmpdir(), 'vet-clickhouse-'))

/** Posts of every account, and some of one that nobody listed. */
const posts = [...ACCOUNTS.slice(1), 'never.listed,instagram'].flatMap((row, a) => {
  const [handle, platform] = row.split(',')
  return Array.from({ length: 20 }, (_, i) => ({
    handle: handle!,
    platform: platform!,
    post_id: `${a}-${i}`,
    date: `2026-08-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`,
    type: i % 3 ? 'Reel' : 'Image',
    likes: 200 + ((a * 37 + i * 91) % 500),
    comments: i % 6 === 0 ? null : 5 + (i % 11),
    shares: i % 4,
  }))
})
const postsCsv = [
  'handle,platform,post_id,date,type,likes,comments,shares',
  ...posts.map(post =>
    Object.values(post)
      .map(value => value ?? '')
      .join(','),
  ),
].join('\n')

describe.skipIf(!there)('a ClickHouse cluster of two nodes', () => {
  let cluster: Cluster
  const address = (tables: string, node: 0 | 1 = 0) => `clickhouse://vetter@127.0.0.1:${cluster.ports[node]}/default?${tables}`
  const ask = async (tables: string, password = cluster.password): Promise<Report> => await vet([address(tables)], { password })

  beforeAll(async () => {
    cluster = await startCluster()
    const header = ACCOUNTS[0]!.split(',')
    await cluster.sql(`CREATE TABLE accounts (${header.map(name => `\`${name}\` String`).join(', ')}) ENGINE = Log`)
    await cluster.sql(`INSERT INTO accounts FORMAT CSV ${ACCOUNTS.slice(1).join('\n')}\n`)
    const columns =
      'handle String, platform String, post_id String, date Date, type String, likes UInt32, comments Nullable(UInt32), shares UInt32'
    for (const node of [0, 1] as const)
      await cluster.sql(`CREATE TABLE posts_local (${columns}) ENGINE = MergeTree(date, handle, 8192)`, node)
    await cluster.sql('CREATE TABLE posts AS posts_local ENGINE = Distributed(two, default, posts_local, cityHash64(handle))')
    await cluster.sql(`SET insert_distributed_sync = 1`).catch(() => '')
    const lines = posts.map(post => JSON.stringify(post))
    // each node has its half of the posts of every account: grouping has to cross them
    for (const node of [0, 1] as const)
      await cluster.sql(`INSERT INTO posts_local FORMAT JSONEachRow ${lines.filter((_, i) => i % 2 === node).join('\n')}`, node)
    await cluster.sql(`CREATE TABLE posts_text (handle String, platform String, post_id String, date String, likes String) ENGINE = Log`)
    await cluster.sql(
      `INSERT INTO posts_text FORMAT JSONEachRow ${posts.map(({ handle, platform, post_id, date, likes }) => JSON.stringify({ handle, platform, post_id, date, likes: `${likes / 1000}K` })).join('\n')}`,
    )
  }, 60_000)
  afterAll(async () => await cluster?.stop())

  const paths = () => {
    const files = [join(folder, 'accounts.csv'), join(folder, 'posts.csv')]
    writeFileSync(files[0]!, ACCOUNTS.join('\n'))
    writeFileSync(files[1]!, postsCsv)
    return files
  }
  const butPlace = (accounts: readonly AccountReport[]) => accounts.map(account => ({ ...account, source: null }))

  it('gives the verdicts of the same data as CSV, grouped over both nodes', async () => {
    const fromFiles = await vet(paths())
    const report = await ask('accounts=accounts&posts=posts')
    expect(report.settings.engine).toBe('clickhouse')
    expect(butPlace(report.accounts)).toEqual(butPlace(fromFiles.accounts))
    expect(report.inputs.map(({ kind, rows, accepted }) => ({ kind, rows, accepted }))).toEqual([
      { kind: 'accounts', rows: 30, accepted: 30 },
      { kind: 'posts', rows: 620, accepted: 620 },
    ])
    expect(report.diagnostics.filter(({ code }) => code === 'posts-without-account').map(({ value }) => value)).toEqual(['never.listed'])
  })

  it('reads columns of text cell by cell', async () => {
    const report = await ask('accounts=accounts&posts=posts_text')
    const likesOnly = await vet([
      { path: 'accounts.csv', content: ACCOUNTS.join('\n') },
      {
        path: 'posts.csv',
        content: [
          'handle,platform,post_id,date,likes',
          ...posts.map(({ handle, platform, post_id, date, likes }) => [handle, platform, post_id, date, likes].join(',')),
        ].join('\n'),
      },
    ])
    expect(butPlace(report.accounts)).toEqual(butPlace(likesOnly.accounts))
  })

  it('reads platforms that no column is called as files of the same data are read', async () => {
    const rows = posts.map(({ handle, date, likes }) => ({ handle, source: 'TikTok', date, likes }))
    await cluster.sql('CREATE TABLE posts_source (handle String, source String, date Date, likes UInt32) ENGINE = Log')
    await cluster.sql(`INSERT INTO posts_source FORMAT JSONEachRow ${rows.map(row => JSON.stringify(row)).join('\n')}`)
    const report = await ask('accounts=accounts&posts=posts_source')
    const same = await vet([
      { path: 'accounts.csv', content: ACCOUNTS.join('\n') },
      { path: 'posts.csv', content: ['handle,source,date,likes', ...rows.map(row => Object.values(row).join(','))].join('\n') },
    ])
    expect(butPlace(report.accounts)).toEqual(butPlace(same.accounts))
  })

  it('takes hostile values for what they are, and gives them back as they were', async () => {
    const values = ['\u001b[31mred', 'two\nlines', '::error::mine', '<script>alert(1)</script>', '=1+1', '__proto__', "a');DROP/**/TABLE/**/accounts;--", 'back\\slash\tand tab', '\u202egnp', '🧀'.repeat(3)] // biome-ignore format: one list
    const rows = values.map((value, i) => ({ handle: `hostile.${i}${i % 2 ? '' : value}`, platform: i === 5 ? value : 'instagram', name: value, niche: value, country: value, followers: '5000', likesPerPost: '100', commentsPerPost: '3' })) // biome-ignore format: one row
    const header = Object.keys(rows[0]!)
    await cluster.sql(`CREATE TABLE hostile (${header.map(name => `\`${name}\` String`).join(', ')}) ENGINE = Log`)
    await cluster.sql(`INSERT INTO hostile FORMAT JSONEachRow ${rows.map(row => JSON.stringify(row)).join('\n')}`)
    const { accounts } = await ask('accounts=hostile')
    const same = await vet([{ path: 'hostile.json', content: JSON.stringify(rows) }])
    expect(accounts).toHaveLength(values.length)
    expect(butPlace(accounts)).toEqual(butPlace(same.accounts))
    let printed = ''
    const sink = {
      write: (text: string, done?: () => void) => {
        printed += text
        done?.()
        return true
      },
    }
    const code = await runVet({
      argv: ['node', 'vet', address('accounts=hostile&results=hostile_vetted&run=once')],
      env: { CLICKHOUSE_PASSWORD: cluster.password },
      stdin: (async function* () {})(),
      stdout: sink,
      stderr: sink,
      cwd: () => folder,
    })
    expect(code).toBe(0)
    expect(printed).not.toContain('\u001b')
    expect(printed).not.toContain('\u202e')
    expect(printed).not.toMatch(/^::error::/m)
    const written = await cluster.sql('SELECT handle, name FROM hostile_vetted ORDER BY handle FORMAT JSONEachRow')
    const back = written
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(back.map(({ handle }) => handle).sort()).toEqual(accounts.map(({ handle }) => handle).sort())
    for (const { handle, name } of back) expect(name).toBe(accounts.find(account => account.handle === handle)!.name)
    expect((await cluster.sql('SELECT count() FROM accounts')).trim()).toBe('30')
  })

  it.each(["accounts'; DROP TABLE accounts; --", 'accounts` ; DROP TABLE accounts', 'system.users', '../accounts', '\u001b[31maccounts'])(
    'takes the table %j for a name and nothing else',
    async table => {
      const error = await ask(`accounts=${encodeURIComponent(table)}`).catch(error => error as Error)
      expect(error).toMatchObject({ name: 'VetError' })
      expect((await cluster.sql('SELECT count() FROM accounts')).trim()).toBe('30')
    },
  )

  /** As typed; with what it printed. */
  const command = async (tables: string, ...more: string[]) => {
    let out = ''
    const sink = {
      write: (text: string | Uint8Array, done?: () => void) => {
        out += Buffer.from(text)
        done?.()
        return true
      },
    }
    const code = await runVet({
      argv: [
        'node',
        'vet',
        ...(more.includes('columns') ? ['columns'] : ['-f', 'csv']),
        address(tables),
        ...more.filter(word => word !== 'columns'),
      ],
      env: { CLICKHOUSE_PASSWORD: cluster.password },
      stdin: (async function* () {})(),
      stdout: sink,
      stderr: sink,
      cwd: () => folder,
    })
    return { code, out }
  }

  it('writes the parts of a run to one whole, whose figures may change', async () => {
    for (const part of ['1/2', '2/2', '1/2'])
      expect(await command('accounts=accounts&posts=posts&results=parts&run=two', '--shard', part)).toMatchObject({ code: 0 })
    expect((await cluster.sql("SELECT count(), uniqExact(handle) FROM parts WHERE run = 'two'")).trim()).toBe('30\t30')
    const columns = ACCOUNTS[0]!
      .split(',')
      .map(name => (name === 'followers' ? `toString(toUInt64(followers) * 10) AS followers` : `\`${name}\``))
    await cluster.sql(`CREATE TABLE accounts_later ENGINE = Log AS SELECT ${columns.join(', ')} FROM accounts`)
    await command('accounts=accounts_later&posts=posts&results=parts&run=two')
    const sums = async (query: string) => Number((await cluster.sql(query)).trim())
    const before = await sums('SELECT sum(toUInt64(followers)) FROM accounts')
    expect(await sums("SELECT sum(followers) FROM parts FINAL WHERE run = 'two'")).toBe(before * 10)
  })

  it('writes each column of the CSV as what it is', async () => {
    const { out } = await command('accounts=accounts&posts=posts&results=columns&run=one')
    const [header] = out.split('\n').filter(line => line.startsWith('handle,'))
    const described = (await cluster.sql('DESCRIBE TABLE columns'))
      .trim()
      .split('\n')
      .map(line => line.split('\t').slice(0, 2))
    expect(described.map(([name]) => name)).toEqual(['run', ...header!.split(',')])
    const written = (await cluster.sql('SELECT * FROM columns ORDER BY handle FORMAT JSONEachRow')).trim().split('\n').map(line => JSON.parse(line) as Record<string, unknown>) // biome-ignore format: one query
    const { accounts } = await ask('accounts=accounts&posts=posts&results=columns&run=one')
    for (const [name, type] of described.slice(1)) {
      const column = ALL_COLUMNS.find(([column]) => column === name)!
      for (const row of written) {
        const value = column[1](accounts.find(({ handle, platform }) => handle === row.handle && platform === row.platform)!)
        const expected = typeof value === 'boolean' ? Number(value) : (value ?? (type === 'String' ? '' : null))
        const found = row[name!]
        expect([name, typeof found === 'number' ? Number(found.toPrecision(12)) : found]).toEqual([name, expected])
      }
    }
  })

  it('reads moments of any zone as the moments that they are, grouped and row by row', async () => {
    const moments = Array.from({ length: 20 }, (_, i) => `2026-08-${String(i + 1).padStart(2, '0')} 03:30:00`)
    for (const [table, zone, more] of [
      ['zone_utc', 'UTC', ''],
      ['zone_la', 'America/Los_Angeles', ''],
      ['zone_utc_rows', 'UTC', ', pinned UInt8'],
      ['zone_la_rows', 'America/Los_Angeles', ', pinned UInt8'],
    ] as const) {
      await cluster.sql(
        `CREATE TABLE ${table} (handle String, platform String, date DateTime('${zone}'), likes UInt32, comments UInt32${more}) ENGINE = Log`,
      )
      await cluster.sql(
        `INSERT INTO ${table} (handle, platform, date, likes, comments) SELECT 'quiet.larder', 'instagram', toDateTime(arrayJoin([${moments.map(at => `'${at}'`).join(', ')}]), 'UTC'), 100, 5`,
      )
    }
    const trends = await Promise.all(
      ['zone_utc', 'zone_la', 'zone_utc_rows', 'zone_la_rows'].map(
        async table => (await ask(`accounts=accounts&posts=${table}`)).accounts.find(({ handle }) => handle === 'quiet.larder')!.trend,
      ),
    )
    expect(trends[0]).toMatchObject({ firstPost: '2026-08-01', lastPost: '2026-08-20' })
    for (const trend of trends.slice(1)) expect(trend).toEqual(trends[0])
  })

  it('rejects rows that name nobody, as of a file', async () => {
    await cluster.sql('CREATE TABLE nobody (handle Nullable(String), platform Nullable(String), date Date, likes UInt32) ENGINE = Log')
    await cluster.sql(`INSERT INTO nobody FORMAT JSONEachRow ${['"quiet.larder"', 'null', '"quiet.larder"'].map((handle, i) => `{"handle":${handle},"platform":"instagram","date":"2026-08-0${i + 1}","likes":${100 + i}}`).join('\n')}`) // biome-ignore format: one query
    const { inputs, diagnostics } = await ask('accounts=accounts&posts=nobody')
    expect(inputs[1]).toMatchObject({ accepted: 2, rejected: 1 })
    expect(diagnostics.map(({ code }) => code)).toContain('no-handle')
  })

  it('knows a post again whose id has blanks around it, and dates that were never set', async () => {
    await cluster.sql('CREATE TABLE blanks (handle String, platform String, post_id String, date DateTime, likes UInt32) ENGINE = Log')
    await cluster.sql(
      "INSERT INTO blanks VALUES ('quiet.larder', 'instagram', 'a', '2026-08-01 00:00:00', 100), ('quiet.larder', 'instagram', 'a\\t', '2026-08-01 00:00:00', 100), ('quiet.larder', 'instagram', 'b', toDateTime(0), 500)",
    )
    const { diagnostics } = await ask('accounts=accounts&posts=blanks')
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['unset-date', 'duplicate-post']))
  })

  it('writes the results back, once however often it runs', async () => {
    const run = async () => await command('accounts=accounts&posts=posts&results=vetted&run=august')
    const first = await run()
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('handle,platform') })
    const { out } = await run()
    expect(out).not.toContain('secret')
    const rows = await cluster.sql("SELECT count(), sum(followers > 0), max(run) FROM vetted WHERE run = 'august'")
    expect(rows.trim()).toBe('30\t30\taugust')
    const [handle, verdict, probability] = (
      await cluster.sql('SELECT handle, purchasedFollowers, probability FROM vetted ORDER BY probability DESC LIMIT 1')
    )
      .trim()
      .split('\t')
    const { accounts } = await ask('accounts=accounts&posts=posts')
    const account = accounts.find(account => account.handle === handle)
    expect(account?.purchasedFollowers).toBe(verdict)
    expect(account?.probability).toBeCloseTo(Number(probability), 6)
  })

  it('reads texts of a fixed length without what fills them, and shows how tables are understood', async () => {
    await cluster.sql(
      'CREATE TABLE fixed (handle FixedString(24), platform FixedString(12), date Date, likes UInt32, comments UInt32) ENGINE = Log',
    )
    await cluster.sql(`INSERT INTO fixed FORMAT JSONEachRow ${posts.map(({ handle, platform, date, likes }) => JSON.stringify({ handle, platform, date, likes, comments: 3 })).join('\n')}`) // biome-ignore format: one query
    const likes = ({ accounts }: Report) => accounts.map(({ handle, likesPerPost }) => [handle, likesPerPost])
    expect(likes(await ask('accounts=accounts&posts=fixed')).sort()).toEqual(likes(await ask('accounts=accounts&posts=posts')).sort())
    const { code, out } = await command('accounts=accounts&posts=fixed', '--json', 'columns')
    expect([code, JSON.parse(out.slice(0, out.lastIndexOf(']') + 1)).map(({ kind, rows }: { kind: string; rows: number }) => [kind, rows])]).toEqual([0, [['accounts', 30], ['posts', 500]]]) // biome-ignore format: one glance
    expect(out).toContain('No more than 500 rows of this table were looked at.')
  })

  it('takes the same of several rows of one account, in whatever order they come', async () => {
    const rows = ['brie,instagram,20000,300', 'brie,instagram,90000,200', 'brie,instagram,50000,700']
    const taken = new Set<number | null>()
    for (const [i, order] of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ].entries()) {
      await cluster.sql(`CREATE TABLE several_${i} (handle String, platform String, followers UInt32, likesPerPost UInt32) ENGINE = Log`)
      await cluster.sql(`INSERT INTO several_${i} FORMAT CSV ${order.map(at => rows[at]).join('\n')}\n`)
      taken.add((await ask(`accounts=several_${i}`)).accounts[0]!.followers)
    }
    expect(taken.size).toBe(1)
  })

  it('finds a table of results that takes none before it judges, and keeps the reports where the server then fails', async () => {
    await cluster.sql('CREATE VIEW seen AS SELECT * FROM accounts')
    const view = await command('accounts=accounts&results=seen&run=a')
    expect([view.code, view.out]).toEqual([2, expect.stringContaining('The table seen is a view, which takes no results.')])
    // a column that an earlier table has of another type
    await cluster.sql('CREATE TABLE narrow (run String, platform String, handle String, followers Date) ENGINE = ReplacingMergeTree() ORDER BY (run, platform, handle)').catch(() => '') // biome-ignore format: one query
    const report = join(folder, 'kept.csv')
    const { code, out } = await command('accounts=accounts&results=narrow&run=a', '-o', report)
    expect([code, out]).toEqual([2, expect.stringContaining('The ClickHouse server at')])
    expect(readFileSync(report, 'utf8').trim().split('\n')).toHaveLength(31)
  })

  it.each([
    ['a wrong password', async () => await ask('accounts=accounts', 'wrong'), /does not let vetter in/],
    ['a table that is not there', async () => await ask('accounts=no_such'), /no such table/],
    ['a table without a known column', async () => await ask('accounts=posts_nothing'), /no header that vet knows|no such table/],
    ['nobody listening', async () => await vet(['clickhouse://vetter@127.0.0.1:9/default?accounts=a']), /No ClickHouse server answers/],
  ])('says %s in a sentence, and never the password', async (_, run, sentence) => {
    const error = await run().then(
      () => null,
      error => error as Error,
    )
    expect(error?.message).toMatch(sentence)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret')
  })

  it('says when a server goes away in the middle of an answer', async () => {
    await cluster.sql('CREATE TABLE many AS posts_local ENGINE = Distributed(two, default, posts_local, cityHash64(handle))')
    cluster.kill(1)
    await expect(ask('accounts=accounts&posts=many')).rejects.toThrow(/The ClickHouse server at/)
  })
})
