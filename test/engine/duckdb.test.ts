import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openDuckdb, quoted } from '../../src/engine/duckdb.ts'
import { planPosts } from '../../src/engine/duckdb-plan.ts'
import { groupPosts } from '../../src/engine/duckdb-posts.ts'
import { engineOver } from '../../src/engine/grouped-posts.ts'
import { memoryEngine } from '../../src/engine/memory.ts'
import { type Report, VetError, type VetOptions, vet } from '../../src/index.ts'
import { collectDiagnostics } from '../../src/input/diagnostics.ts'
import { tableOptions } from '../../src/input/options.ts'
import { newAccount } from '../../src/model/account-row.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-duckdb-'))
const ACCOUNTS = 'fixtures/quickstart/accounts.csv'

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Two posts of each account on most days of a month, as plain as files get. */
function posts(platform: boolean, change: (line: string, index: number) => string = line => line): string {
  const accounts = readFileSync(ACCOUNTS, 'utf8').trim().split('\n').slice(1)
  const rows = accounts.flatMap((row, a) => {
    const [handle, place] = row.split(',')
    return Array.from({ length: 24 }, (_, i) =>
      [
        handle,
        ...(platform ? [place] : []),
        `${a}-${i}`,
        `2026-08-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`,
        i % 3 ? 'reel' : 'image',
        300 + ((a * 31 + i * 97) % 400),
        10 + (i % 9),
        i % 4,
        i % 5 ? 9000 + i : '',
      ].join(','),
    )
  })
  return [`handle,${platform ? 'platform,' : ''}postId,date,type,likes,comments,shares,views`, ...rows].map(change).join('\n')
}

const reportBy = async (engine: 'memory' | 'duckdb', paths: readonly string[], options: VetOptions = {}): Promise<Report> =>
  await vet(paths, { ...options, engine })

const butEngine = (report: Report) => ({ ...report, settings: { ...report.settings, engine: '' } })

describe('DuckDB as the engine', () => {
  it('gives the same report as the default engine, but for its name', async () => {
    const paths = [ACCOUNTS, file('plain.csv', posts(true))]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(duckdb.settings.engine).toBe('duckdb')
    expect(memory.settings.engine).toBe('memory')
    expect(butEngine(duckdb)).toEqual(butEngine(memory))
    expect(duckdb.accounts.some(({ evidence }) => evidence.some(({ signal, n }) => signal === 'flat-likes' && n === 16))).toBe(true)
  })

  it.each([
    ['handle,', 'Source,handle,', 'Instagram,'],
    ['handle,', 'person,handle,', 'Ann,'],
  ])('reads platforms that no header names as the default engine does', async (before, after, cell) => {
    const paths = [
      ACCOUNTS,
      file(
        'source.csv',
        posts(false, (line, i) => (i === 0 ? line.replace(before, after) : cell + line)),
      ),
    ]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(butEngine(duckdb)).toEqual(butEngine(memory))
  })

  it('leaves a header that is a letter off to the default engine, which says so', async () => {
    const paths = [
      ACCOUNTS,
      file(
        'misspelt.csv',
        posts(true, line => line.replace('comments', 'coments')),
      ),
    ]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(duckdb.diagnostics.map(({ code }) => code)).toContain('near-header')
    expect(butEngine(duckdb)).toEqual(butEngine(memory))
  })

  it('reads platforms under a header of handles as the default engine does', async () => {
    const content = posts(false, (line, i) => (i === 0 ? line.replace('handle', 'Channel,Creator') : `TikTok,@${line}`))
    const paths = [ACCOUNTS, file('channels.csv', content)]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(butEngine(duckdb)).toEqual(butEngine(memory))
  })

  it.each(['posts[1].csv', "it's*a?b.csv"])('reads the very file that was named: %s', async name => {
    // what the name would stand for as a pattern
    for (const other of ['posts1.csv', "it's-a-b.csv"]) file(other, 'not,this\n')
    const paths = [ACCOUNTS, file(name, posts(true))]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(duckdb.settings.engine).toBe('duckdb')
    expect(butEngine(duckdb)).toEqual(butEngine(memory))
  })

  it('reads several files at once, and rows without a platform', async () => {
    const [header, ...rows] = posts(false).split('\n')
    const half = (from: number) => [header, ...rows.filter((_, i) => i % 2 === from)].join('\n')
    const paths = [ACCOUNTS, file('half-0.csv', half(0)), file('half-1.csv', half(1).replaceAll(',', ';'))]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(duckdb.settings.engine).toBe('duckdb')
    expect(butEngine(duckdb)).toEqual(butEngine(memory))
  })

  it('does not care for the order of the rows', async () => {
    const [header, ...rows] = posts(true).split('\n')
    const straight = await reportBy('duckdb', [ACCOUNTS, file('straight.csv', [header, ...rows].join('\n'))])
    const turned = await reportBy('duckdb', [ACCOUNTS, file('turned.csv', [header, ...rows.toReversed()].join('\n'))])
    expect(turned.accounts).toEqual(straight.accounts)
  })

  it.each([
    ['a number with a suffix', (line: string, i: number) => (i === 300 ? line.replace(/,\d+$/, ',9.1K') : line)],
    ['a number with a thousands mark', (line: string, i: number) => (i === 300 ? line.replace(/,\d+$/, ',9.100') : line)],
    [
      'two numbers in one cell',
      (line: string, i: number) => (i === 300 ? line.replace(/,(\d+),(\d+),(\d+),(\d*)$/, ',$1,"12,34",$3,$4') : line),
    ],
    [
      'a count of 0 that is none',
      (line: string, i: number) =>
        i === 0 ? line.replace('shares', 'followersAtPosting') : line.replace(/,(\d+),(\d*)$/, i === 300 ? ',0,$2' : ',9000,$2'),
    ],
    ['hidden likes', (line: string, i: number) => (i === 300 ? line.replace(/,(\d+),(\d+),(\d+),(\d*)$/, ',-1,$2,$3,$4') : line)],
    ['an undated post', (line: string, i: number) => (i === 300 ? line.replace(/2026-08-\d\d/, '') : line)],
    ['another kind of date', (line: string, i: number) => (i === 300 ? line.replace(/2026-08-(\d\d)/, '$1.08.2026') : line)],
    ['a date before there were platforms', (line: string, i: number) => (i === 300 ? line.replace('2026-08', '2003-12') : line)],
    ['a carriage return at the end of its header', (line: string, i: number) => (i === 0 ? `${line}\r\r` : line)],
    ['a row cut short', (line: string, i: number) => (i === 300 ? line.slice(0, 20) : line)],
    ['a row that names nobody', (line: string, i: number) => (i === 300 ? line.replace(/^[^,]+/, 'n/a') : line)],
    ['a post that stands there twice', (line: string, i: number) => (i === 300 ? `${line}\n${line}` : line)],
    ['posts of somebody not listed', (line: string, i: number) => (i === 300 ? line.replace(/^[^,]+/, 'nobody.knows.me') : line)],
  ])('leaves a file with %s to the default engine, with the same findings', async (name, change) => {
    const paths = [ACCOUNTS, file(`odd-${name.replaceAll(' ', '-')}.csv`, posts(true, change))]
    const [memory, duckdb] = [await reportBy('memory', paths), await reportBy('duckdb', paths)]
    expect(duckdb.settings.engine).toBe('memory')
    expect(duckdb).toEqual(memory)
  })

  it.each([
    ['before it', (cell: string) => ` "${cell}"`, 'memory'],
    ['behind it', (cell: string) => `"${cell}" `, 'memory'],
    ['in it, and quotes of its own', (cell: string) => `"${cell} ""new"" and, ""old"" , bold"`, 'duckdb'],
    ['before it, and quotes of its own', (cell: string) => ` """${cell}"""`, 'memory'],
    ['in it, and nothing else', () => '" "', 'duckdb'],
    ['behind nothing', () => '"" ', 'memory'],
  ] as const)('reads a cell in quotes with a blank %s as the default engine does', async (where, quoted, engine) => {
    // far down the file, and in its very last cell
    for (const at of [500, 720]) {
      const cells = (line: string) => line.split(',').map((cell, i, all) => (i === 4 || i === all.length - 1 ? quoted(cell) : cell))
      const onlyType = (line: string) => line.split(',').map((cell, i) => (i === 4 ? quoted(cell) : cell))
      const content = posts(true, (line, i) => (i === at ? (engine === 'memory' ? cells : onlyType)(line).join(',') : line))
      const paths = [ACCOUNTS, file(`blank-${where.replaceAll(/\W/g, '-')}-${at}.csv`, content)]
      const [memory, duckdb] = [await reportBy('memory', paths, { charts: true }), await reportBy('duckdb', paths, { charts: true })]
      expect(butEngine(duckdb)).toEqual(butEngine(memory))
      expect(duckdb.settings.engine).toBe(engine)
    }
  })

  it('leaves Parquet with parts of a count, and dates before there were platforms or of five digits, to the default engine', async () => {
    const csv = file('for-odd-parquet.csv', posts(true))
    const duckdb = await openDuckdb(null)
    for (const [name, change] of [
      ['parts', 'likes + 0.2 AS likes'],
      ['old', "date '2003-12-31' AS date"],
      ['far', "CASE WHEN likes > 500 THEN date '10000-01-01' ELSE date END AS date"],
    ] as const) {
      const parquet = join(folder, `${name}.parquet`)
      await duckdb.connection.run(
        `COPY (SELECT * REPLACE (${change}) FROM read_csv(${quoted(csv)})) TO ${quoted(parquet)} (FORMAT parquet)`,
      )
      const [memory, grouped] = [await reportBy('memory', [ACCOUNTS, parquet]), await reportBy('duckdb', [ACCOUNTS, parquet])]
      expect(memory.diagnostics).not.toEqual([])
      expect(grouped).toEqual(memory)
    }
    await duckdb.close()
  })

  it('takes what the folders of a Parquet file are called for no column of it, also among the temporary files', async () => {
    const csv = file('for-folders.csv', posts(true))
    const duckdb = await openDuckdb(null)
    for (const name of ['plain', 'lake/platform=tiktok/date=2026-01-01', 'likes=5', 'handle=x/[1]=2']) {
      mkdirSync(join(folder, name), { recursive: true })
      await duckdb.connection.run(`COPY (SELECT * FROM read_csv(${quoted(csv)})) TO ${quoted(join(folder, name, 'p.parquet'))} (FORMAT parquet)`) // biome-ignore format: one query
    }
    await duckdb.close()
    const plain = await reportBy('memory', [ACCOUNTS, join(folder, 'plain/p.parquet')])
    for (const [
      temporary,
      name,
    ] of [['plain', 'lake/platform=tiktok/date=2026-01-01'], ['plain', 'likes=5'], ['likes=5', 'plain'], ['handle=x/[1]=2', 'plain']] as const) // biome-ignore format: one list
      for (const engine of ['memory', 'duckdb'] as const) {
        vi.stubEnv('TMPDIR', join(folder, temporary))
        const report = await reportBy(engine, [ACCOUNTS, join(folder, name, 'p.parquet')])
        vi.unstubAllEnvs()
        expect(report.settings.engine).toBe(engine)
        expect(report.accounts).toEqual(plain.accounts.map(account => ({ ...account, source: report.accounts.find(({ handle }) => handle === account.handle)!.source }))) // biome-ignore format: one list
      }
  })

  it('does not take a handle that is a word for none for an account of another part', async () => {
    const content = posts(true, (line, i) => (i === 300 ? line.replace(/^[^,]+/, '@n/a') : line))
    const paths = [ACCOUNTS, file('nobody.csv', content)]
    const [memory, duckdb] = [await reportBy('memory', paths, { shard: '1/50' }), await reportBy('duckdb', paths, { shard: '1/50' })]
    expect(memory.diagnostics.map(({ code }) => code)).toContain('no-handle')
    expect(duckdb).toEqual(memory)
  })

  it('leaves a file to the default engine whose bytes are of another encoding, also where no column needs them', async () => {
    const path = file('bytes.csv', '')
    const content = Buffer.from(posts(true, (line, i) => (i === 0 ? `${line},remark` : `${line},seen ${i}`)))
    content[content.indexOf('seen 300')] = 0xe9
    writeFileSync(path, content)
    const [memory, duckdb] = [await reportBy('memory', [ACCOUNTS, path]), await reportBy('duckdb', [ACCOUNTS, path])]
    expect(memory.inputs[1]).toMatchObject({ encoding: 'windows-1252', unusedColumns: ['remark'] })
    expect(duckdb).toEqual(memory)
  })

  it('reads a file that is named twice once, and says so', async () => {
    const twice = file('twice.csv', posts(true))
    const [memory, duckdb] = [await reportBy('memory', [ACCOUNTS, twice, twice]), await reportBy('duckdb', [ACCOUNTS, twice, twice])]
    expect(memory.diagnostics.map(({ code }) => code)).toEqual(['named-twice'])
    expect([duckdb.accounts, duckdb.diagnostics]).toEqual([memory.accounts, memory.diagnostics])
    const { accounts } = await reportBy('memory', [ACCOUNTS, twice])
    expect(memory.accounts).toEqual(accounts)
    // by another name, and with its kind
    const link = join(folder, 'link-to-twice.csv')
    symlinkSync(twice, link)
    for (const again of [link, { kind: 'posts' as const, input: twice }])
      expect((await vet([ACCOUNTS, twice, again])).accounts).toEqual(accounts)
  })

  it('reads a copy of a file once, and says so', async () => {
    // without ids nothing else tells that a post stands there again
    const bare = posts(true, line => line.split(',').toSpliced(2, 1).join(','))
    const [first, copy] = [file('original.csv', bare), file('copy.csv', bare)]
    const { accounts } = await reportBy('memory', [ACCOUNTS, first])
    const [memory, duckdb] = [await reportBy('memory', [ACCOUNTS, first, copy]), await reportBy('duckdb', [ACCOUNTS, first, copy])]
    expect(memory.accounts).toEqual(accounts)
    expect(memory.diagnostics.filter(({ code }) => code === 'same-bytes')).toMatchObject([
      {
        severity: 'warning',
        message: `This file has the same bytes as ${first}; it was not read, since its rows would count twice. If it was to be another export, export it again.`,
        file: copy,
      },
    ])
    expect([duckdb.accounts, duckdb.diagnostics]).toEqual([memory.accounts, memory.diagnostics])
  })

  it('reads what only looks like a copy', async () => {
    const bare = (last: string) => `${posts(true, line => line.split(',').toSpliced(2, 1).join(','))}${last}`
    // as long and as alike at its beginning, and another file at its end
    const long = (last: string) => bare(`\n${'lime.in.the.sun,instagram,2026-08-03,reel,300,10,0,9000\n'.repeat(1_500)}${last}`)
    const [one, other] = [
      file('one.csv', long('brie,x,2026-08-03,reel,1,2,3,4')),
      file('other.csv', long('brie,x,2026-08-03,reel,1,2,3,5')),
    ]
    // two days in the names make a history, and two kinds were said
    const days = ['2026-08-01', '2026-09-01'].map(day => file(`accounts-${day}.csv`, readFileSync(ACCOUNTS, 'utf8')))
    const kinds = (['posts', 'accounts'] as const).map(kind => ({
      kind,
      input: file(`${kind}-of-all.csv`, 'handle,platform,likes,followers\nbrie,x,1,900'),
    }))
    for (const inputs of [[one, other], days, kinds]) {
      const { inputs: read, diagnostics } = await vet([ACCOUNTS, ...inputs], { engine: 'memory' })
      expect(read).toHaveLength(3)
      expect(diagnostics.map(({ code }) => code)).not.toContain('same-bytes')
    }
  })

  it('takes types for the same that the default engine does, and puts posts alike in all figures in one order', async () => {
    const types = ['reel', 'REEL ', 'reel\u00a0', '\treel', 'image', '\u0130mage', 'carousel', "it's", '']
    const content = posts(true, (line, i) => (i === 0 ? line : line.replace(/2026-08-\d\d,\w+,\d+,\d+,\d+,\d*$/, `2026-08-1${i % 3},${types[i % 9]},7,1,1,9`))) // biome-ignore format: one list
    const [header, ...rows] = content.split('\n')
    const [straight, turned] = [file('types.csv', content), file('types-turned.csv', [header, ...rows.toReversed()].join('\n'))]
    const expected = butEngine(await reportBy('memory', [ACCOUNTS, straight], { charts: true }))
    expect(new Set(expected.accounts.flatMap(({ charts }) => charts!.posts.map(({ type }) => type)))).toEqual(new Set(['reel', 'image', 'i\u0307mage', 'carousel', "it's", null])) // biome-ignore format: one list
    for (const [engine, path] of [
      ['memory', turned],
      ['duckdb', straight],
      ['duckdb', turned],
    ] as const) {
      const report = await reportBy(engine, [ACCOUNTS, path], { charts: true })
      expect(report.settings.engine).toBe(engine)
      expect(report.accounts.map(({ charts, trend }) => ({ charts, trend }))).toEqual(expected.accounts.map(({ charts, trend }) => ({ charts, trend }))) // biome-ignore format: one list
    }
  })

  it('reads Parquet to the same report as the CSV it was made from', async () => {
    const csv = file('for-parquet.csv', posts(true))
    const parquet = join(folder, 'posts.parquet')
    const duckdb = await openDuckdb(null)
    await duckdb.connection.run(`COPY (SELECT * FROM read_csv(${quoted(csv)})) TO ${quoted(parquet)} (FORMAT parquet)`)
    await duckdb.close()
    const [fromCsv, fromParquet] = [await reportBy('memory', [ACCOUNTS, csv]), await reportBy('duckdb', [ACCOUNTS, parquet])]
    expect(fromParquet.settings.engine).toBe('duckdb')
    expect(fromParquet.accounts).toEqual(fromCsv.accounts)
    expect(fromParquet.inputs[1]).toMatchObject({ path: parquet, kind: 'posts', rows: 720, accepted: 720, rejected: 0 })
  })

  it.each([
    ['moments with a time zone', `TIMESTAMPTZ '2026-08-01 00:30:00+00' + to_days(i::INT) AS date, i AS postId, 100 + i AS likes`],
    [
      'parts of seconds',
      `TIMESTAMP '2026-08-01 10:00:00' + to_milliseconds(i::INT * 10) AS date, i AS postId, 100 + (i * 7) % 40 AS likes`,
    ],
    ['numbers of single precision', `DATE '2026-08-01' + i::INT AS date, i AS postId, (i * 70001)::FLOAT AS likes`],
    ['whole numbers with a point as ids', `DATE '2026-08-01' + i::INT AS date, i::DOUBLE AS postId, 100 + i AS likes`],
    [
      'ids with blanks around them',
      `DATE '2026-08-01' + i::INT AS date, CASE WHEN i = 3 THEN chr(9) || '2' || chr(160) ELSE i::VARCHAR END AS postId, 100 + i AS likes`,
    ],
  ])('reads %s in Parquet as the default engine does, in any time zone', async (name, columns) => {
    const parquet = join(folder, `${name.replaceAll(' ', '-')}.parquet`)
    const again = file(
      `${name.replaceAll(' ', '-')}.csv`,
      'handle,platform,postId,date,likes,comments\nluxe.by.verena,instagram,3,2026-08-04,103,5\n',
    )
    const duckdb = await openDuckdb(null)
    await duckdb.connection.run(`COPY (SELECT 'luxe.by.verena' AS handle, 'instagram' AS platform, ${columns}, 5 AS comments FROM range(40) t(i)) TO ${quoted(parquet)} (FORMAT parquet)`) // biome-ignore format: one query
    await duckdb.close()
    const read = (engine: string, TZ: string): Report => {
      const { stdout } = spawnSync(process.execPath, ['bin/vet.js', ACCOUNTS, parquet, again, '--json', '--engine', engine, '--no-progress'], { env: { ...process.env, TZ }, encoding: 'utf8', maxBuffer: 1e8 }) // biome-ignore format: one call
      return JSON.parse(stdout) as Report
    }
    const memory = read('memory', 'UTC')
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata'])
      for (const engine of ['memory', 'duckdb', 'auto']) {
        const report = read(engine, zone)
        expect([report.accounts, report.diagnostics, report.summary]).toEqual([memory.accounts, memory.diagnostics, memory.summary])
      }
  })

  it.each([
    ['bytes', `encode('vidéo')`],
    ['whole numbers with a point', '(i % 2)::DOUBLE'],
    ['decimals', '(i % 2)::DECIMAL(9, 2)'],
    ['words of a list', `(CASE WHEN i % 2 = 0 THEN 'reel' ELSE 'image' END)::ENUM ('reel', 'image')`],
  ])('reads types that are %s in Parquet as the default engine does', async (name, type) => {
    const parquet = join(folder, `types-${name.replaceAll(' ', '-')}.parquet`)
    const duckdb = await openDuckdb(null)
    await duckdb.connection.run(`COPY (SELECT 'luxe.by.verena' AS handle, 'instagram' AS platform, DATE '2026-08-01' + i::INT AS date, 1 + i AS postId, 100 + i AS likes, ${type} AS type FROM range(20) t(i)) TO ${quoted(parquet)} (FORMAT parquet)`) // biome-ignore format: one query
    await duckdb.close()
    const [memory, grouped] = [await reportBy('memory', [ACCOUNTS, parquet], { charts: true }), await reportBy('duckdb', [ACCOUNTS, parquet], { charts: true })] // biome-ignore format: one list
    expect(grouped.accounts).toEqual(memory.accounts)
    expect(grouped.settings.engine).toBe(name === 'bytes' || name === 'words of a list' ? 'duckdb' : 'memory')
  })

  it.skipIf(process.platform !== 'linux')('says in a sentence of a file that it cannot be read', async () => {
    await expect(vet(['/proc/self/mem'], { engine: 'duckdb' })).rejects.toMatchObject({
      message: '/proc/self/mem could not be read (EIO).',
    })
  })

  it('takes Parquet with every run that may, whatever its size', async () => {
    const parquet = join(folder, 'small.parquet')
    const duckdb = await openDuckdb(null)
    await duckdb.connection.run(`COPY (SELECT * FROM read_csv(${quoted(file('small.csv', posts(true)))})) TO ${quoted(parquet)} (FORMAT parquet)`) // biome-ignore format: one query
    await duckdb.close()
    expect((await vet([ACCOUNTS, parquet])).settings.engine).toBe('duckdb')
    expect((await vet([ACCOUNTS, parquet], { engine: 'memory' })).settings.engine).toBe('memory')
  })

  it('reads posts with 0 likes alike, in whatever order they stand', async () => {
    const zeros = Array.from({ length: 100_000 }, (_, i) => `luxe.by.verena,instagram,${i},2026-08-02,0,0`)
    const liked = Array.from({ length: 20 }, (_, i) => `luxe.by.verena,instagram,${1_000_000 + i},2026-08-01,${100 + i},5`)
    const header = 'handle,platform,postId,date,likes,comments'
    const paths = [file('zeros-first.csv', [header, ...zeros, ...liked].join('\n')), file('zeros-last.csv', [header, ...liked, ...zeros].join('\n'))] // biome-ignore format: one list
    const found = new Set<string>()
    for (const path of paths)
      for (const engine of ['memory', 'duckdb'] as const) {
        const { accounts, diagnostics } = await reportBy(engine, [ACCOUNTS, path])
        found.add(JSON.stringify([accounts, diagnostics]))
      }
    expect(found.size).toBe(1)
  })

  it('hands over the accounts of a small part of very many, and none else', async () => {
    const many = file('many.csv', ['handle,platform,date,likes', ...Array.from({ length: 3000 }, (_, i) => `voice.${i},instagram,2026-08-01,${i + 1}`)].join('\n')) // biome-ignore format: one list
    const memory = memoryEngine(handle => handle === 'voice.7')
    memory.account({ ...newAccount('voice.7', 'instagram', { file: 'accounts.csv', line: 2 }), followers: 5000 })
    // what is put by in parts is found again, whatever the folder is called
    mkdirSync(join(folder, 'parts [1]'))
    vi.stubEnv('TMPDIR', join(folder, 'parts [1]'))
    const duckdb = await openDuckdb(null)
    vi.unstubAllEnvs()
    const plan = await planPosts(many, { ...tableOptions({}, {}), kind: null }, duckdb)
    const engine = engineOver(groupPosts([plan!], duckdb, { atOnce: 0, part: 20_000 }), memory, { name: 'duckdb', platform: null, source: null, close: duckdb.close }) // biome-ignore format: one call
    try {
      const { bundles } = await engine.gather(collectDiagnostics())
      const found: [string, number][] = []
      for await (const some of bundles(() => true)) for (const { account, posts } of some) found.push([account.handle, posts!.likes[0]!])
      expect(found).toEqual([['voice.7', 8]])
    } finally {
      await engine.close()
    }
  })

  it('gathers a large file in parts to the same posts as at once', async () => {
    const plain = [file('one.csv', posts(true)), file('two.csv', posts(true, line => line.replaceAll('2026-08', '2026-07').replace(/,(\d+)-(\d+),/, ',x$1-$2,')))] // biome-ignore format: two files
    const gathered = async (sizes: { atOnce: number; part: number }) => {
      const duckdb = await openDuckdb(null)
      try {
        const plans = await Promise.all(plain.map(path => planPosts(path, { ...tableOptions({}, {}), kind: null }, duckdb)))
        const grouped = await groupPosts(plans.map(plan => plan!), duckdb, sizes) // biome-ignore format: one call
        const newest = new Map<string, number>()
        const names: string[] = []
        for await (const groups of grouped.groups())
          for (const group of groups) {
            names[group.index] = `${group.platform} ${group.handle}`
            newest.set(names[group.index]!, group.newest)
          }
        const of = async (accounts: number[]) => {
          const found = new Map<string, object>()
          for await (const { account, posts } of grouped.posts(Int32Array.from(accounts)))
            found.set(names[account]!, { ...posts, type: Array.from(posts.type, code => posts.types[code]) })
          return found
        }
        const all = await of([...names.keys()])
        // as for the accounts that peers are fitted on
        const some = await of(names.map((_, index) => (index % 7 === 3 ? index : -1)))
        expect(some).toEqual(new Map(names.filter((_, index) => index % 7 === 3).map(name => [name, all.get(name)])))
        expect(await of(names.map(() => -1))).toEqual(new Map())
        // as where judging fails: what is being made ready does not keep the database from being closed
        for await (const { account } of grouped.posts(Int32Array.from(names.keys()))) {
          expect(names[account]).toBeDefined()
          break
        }
        return { newest, posts: all, rows: [...grouped.rowsOf.values()] }
      } finally {
        await duckdb.close()
      }
    }
    const [atOnce, inParts] = [await gathered({ atOnce: 1e9, part: 1e9 }), await gathered({ atOnce: 0, part: 20_000 })]
    expect(inParts.newest.size).toBe(30)
    expect(inParts.rows).toEqual([720, 720])
    expect(inParts.newest).toEqual(atOnce.newest)
    const columns = (found: typeof atOnce) => new Map([...found.posts].map(([name, posts]) => [name, { ...posts, types: null }]))
    expect(columns(inParts)).toEqual(columns(atOnce))
  })

  it('finds a post that stands twice in a part', async () => {
    const [header, ...rows] = posts(true).split('\n')
    const path = file('twice.csv', [header, ...rows, rows[5]].join('\n'))
    const duckdb = await openDuckdb(null)
    try {
      const plan = await planPosts(path, { ...tableOptions({}, {}), kind: null }, duckdb)
      const grouped = await groupPosts([plan!], duckdb, { atOnce: 0, part: 10_000 })
      await expect(
        (async () => {
          for await (const _ of grouped.groups());
        })(),
      ).rejects.toThrow('a post stands in the files twice')
    } finally {
      await duckdb.close()
    }
  })

  it('says in a sentence that there is no room, rather than trying with less', async () => {
    const csv = file('no-room.csv', posts(true))
    const duckdb = await openDuckdb(null)
    try {
      await duckdb.connection.run("SET memory_limit = '1MB'")
      const plan = await planPosts(csv, { ...tableOptions({}, {}), kind: null }, duckdb)
      const fault = await groupPosts([plan!], duckdb).catch(error => error)
      expect(fault).toBeInstanceOf(VetError)
      expect(fault).toMatchObject({ code: 'too-large', message: `DuckDB ran out of memory, or of room in ${duckdb.folder}, while it grouped the posts by account.` }) // biome-ignore format: one sentence
    } finally {
      await duckdb.close()
    }
  })
})
