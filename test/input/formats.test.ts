import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Report, VetError, vet } from '../../src/index.ts'

const folder = 'fixtures/formats'
const bytes = (name: string) => readFileSync(`${folder}/${name}`)
const fails = (inputs: Parameters<typeof vet>[0]): Promise<VetError> =>
  vet(inputs).then(
    () => expect.unreachable('was read'),
    error => {
      expect(error).toBeInstanceOf(VetError)
      return error as VetError
    },
  )

/** Everything the report says of the accounts, but where they stand. */
const told = ({ accounts }: Report) => accounts.map(({ source: _, ...account }) => account)
const given = (path: string, content: string | Uint8Array) => vet([{ path, content }])

describe('one table in every format', () => {
  const twin = vet([`${folder}/twin/accounts.csv`])

  it.each(['accounts.json', 'accounts.ndjson', 'wrapped.json', 'lists.json'])('%s reads as its CSV twin', async name => {
    const report = await vet([`${folder}/twin/${name}`])
    expect(told(report)).toEqual(told(await twin))
    expect(report.inputs).toMatchObject([{ kind: 'accounts', encoding: 'utf-8', rows: 4, accepted: 4, rejected: 0 }])
  })

  it.each(['accounts.csv', 'accounts.json', 'accounts.ndjson'])('%s gzipped is told by its content, whatever its name', async name => {
    const report = await given('download', gzipSync(bytes(`twin/${name}`)))
    expect(told(report)).toEqual(told(await twin))
  })

  it('reads NDJSON whose lines end as Windows ends them, with blank ones between', async () => {
    const text = bytes('twin/accounts.ndjson').toString().replaceAll('\n', '\r\n\r\n')
    expect(told(await given('a.ndjson', text))).toEqual(told(await twin))
  })
})

describe('where a row stands', () => {
  const bad = '{"handle":"x","followers":7,"following":"many"}'
  it('is the line of NDJSON', async () => {
    const report = await given('a.ndjson', `{"handle":"a","followers":5}\n\n${bad}\n`)
    expect(report.diagnostics).toMatchObject([{ code: 'bad-number', line: 3, column: null, field: 'following', value: 'many' }])
    expect(report.accounts.map(({ source }) => source.line)).toEqual([1, 3])
  })
  it('is the line that a record of JSON begins on', async () => {
    const report = await given('a.json', `[\n {"handle":"a",\n "followers":5},\n ${bad}\n]`)
    expect(report.diagnostics).toMatchObject([{ line: 4 }])
    expect(report.accounts.map(({ source }) => source.line)).toEqual([2, 4])
  })
  it('is the record’s number, said as such, where all of the JSON is one line', async () => {
    const report = await given('a.json', `[{"handle":"a","followers":5},{"handle":"b","followers":5},${bad}]`)
    expect(report.diagnostics).toMatchObject([{ line: 3, message: expect.stringContaining('Record 3; the file is one line') }])
  })
})

describe('records with lists in them', () => {
  const twin = vet([`${folder}/nested/accounts.csv`, `${folder}/nested/posts.csv`])

  it.each([
    ['profiles.json', 'profiles.json#recent'],
    ['profiles.ndjson', 'profiles.ndjson#recent'],
    ['wrapped.json', 'wrapped.json#recent'],
    ['flattened.csv', 'flattened.csv#recent'],
    ['dotted.csv', 'dotted.csv#recent'],
  ])('%s reads as an accounts file and a posts file', async (name, list) => {
    const report = await vet([`${folder}/nested/${name}`])
    expect(told(report)).toEqual(told(await twin))
    expect(report.inputs).toMatchObject([
      { path: `${folder}/nested/${name}`, kind: 'accounts', rows: 2, accepted: 2, rejected: 0 },
      { path: `${folder}/nested/${list}`, kind: 'posts', rows: 3, accepted: 3, rejected: 0, columns: { postId: 'postId' } },
    ])
  })

  it.each(['one.json', 'enveloped.json'])('%s, one account as an object, reads as an account and its posts', async name => {
    const report = await vet([`${folder}/nested/${name}`])
    const [first] = told(await twin)
    expect(told(report)).toEqual([first])
    expect(report.inputs.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['accounts', 1],
      ['posts', 3],
    ])
  })

  it('takes nobody in a list for an account, and says which lists it passed over', async () => {
    const report = await vet([`${folder}/nested/profiles.json`])
    expect(report.accounts.map(({ handle }) => handle).sort()).toEqual(['brie.belle', 'gouda.greta'])
    const [skipped] = report.diagnostics.filter(({ code }) => code === 'skipped-lists')
    expect(skipped).toMatchObject({ severity: 'warning' })
    for (const name of ['relatedProfiles', 'latestComments', 'recent.tagged']) expect(skipped!.message).toContain(name)
  })

  it('takes rows of a list that name nobody for the record’s around them, and nothing else of it', async () => {
    const record = (handle: string, followers: number) =>
      `{"handle":"${handle}","platform":"tiktok","followers":${followers},"posts":[{"postId":1,"likes":50,"comments":2,"date":"2026-09-01"}],` +
      `"growth":[{"date":"2026-08-01","followers":${followers - 100}},{"date":"2026-09-01","followers":${followers}}],` +
      '"rates":[{"date":"2026-08-01","value":1.2}]}'
    for (const content of [`[${record('a', 1000)},${record('b', 2000)}]`, `${record('a', 1000)}\n${record('b', 2000)}\n`]) {
      const report = await given('a.json', content)
      expect(report.inputs.map(({ path, kind, rows, columns }) => [path, kind, rows, columns.handle, columns.platform])).toEqual([
        ['a.json', 'accounts', 2, 'handle', 'platform'],
        ['a.json#posts', 'posts', 2, 'parent.handle', 'parent.platform'],
        ['a.json#growth', 'history', 2 * 2, 'parent.handle', 'parent.platform'],
      ])
      expect(report.inputs[1]!.unusedColumns).toEqual([])
      expect(report.accounts.map(({ handle, postsSampled }) => [handle, postsSampled]).sort()).toEqual([
        ['a', 1],
        ['b', 1],
      ])
      expect(report.diagnostics.filter(({ code }) => code === 'skipped-lists')).toMatchObject([
        { message: expect.stringContaining(': rates.') },
      ])
    }
  })

  it('takes each record out of the envelope that the first one shows, in a list and on lines', async () => {
    const lines = ['a', 'b'].map(handle => `{"error":false,"result":{"handle":"${handle}","followers":1000}}`)
    for (const [path, content] of [
      ['a.json', `[${lines.join(',')}]`],
      ['a.ndjson', lines.join('\n')],
      ['a.json', `${lines[0]}\n`],
    ] as const) {
      const report = await given(path, content)
      expect(report.accounts[0]).toMatchObject({ handle: 'a', followers: 1000 })
      expect(report.inputs[0]!.columns).toEqual({ handle: 'handle', followers: 'followers' })
    }
  })

  it('keeps ids over 2^53 apart: the last two posts differ in the last digit alone', async () => {
    const lists = [1, 2, 3].map(i => `{"handle":"a","postId":314159265358979323${i},"date":"2026-09-0${i}","likes":${i}00,"comments":1}`)
    for (const [path, content] of [
      ['a.json', `[${lists.join(',')}]`],
      ['a.ndjson', lists.join('\n')],
    ] as const) {
      const report = await vet([
        { path, content },
        { path: 'b.csv', content: 'handle,followers\na,1000' },
      ])
      expect(report.accounts[0]!.postsSampled).toBe(3)
    }
  })

  it('gives no object a prototype of the file’s choosing', async () => {
    await vet([`${folder}/nested/profiles.json`, `${folder}/nested/profiles.ndjson`])
    await given('a.csv', 'handle,followers,__proto__,constructor,prototype\nx,5,1,2,3')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const report = await vet([`${folder}/nested/profiles.json`])
    expect(report.inputs[0]!.unusedColumns).toEqual(expect.arrayContaining(['__proto__.polluted', 'constructor']))
  })

  it('reads a key that only a later record has', async () => {
    const report = await given('a.json', '[{"handle":"a","followers":5},{"handle":"b","followers":6,"country":"DE"}]')
    expect(report.accounts.find(({ handle }) => handle === 'b')!.country).toBe('DE')
  })

  it('says how many values stand under keys that come after the first 2,000 records', async () => {
    const lines = Array.from({ length: 2_100 }, (_, i) => `{"handle":"h${i}","followers":${i + 1}${i > 2_050 ? ',"country":"DE"' : ''}}`)
    const report = await given('a.ndjson', lines.join('\n'))
    expect(report.accounts).toHaveLength(2_100)
    expect(report.diagnostics).toMatchObject([{ code: 'late-columns', message: expect.stringContaining('49 values') }])
  })
})

describe('broken files', () => {
  it('JSON cut in half: what came before stays, and where it breaks is said', async () => {
    const text = '[\n {"handle":"a","followers":5},\n {"handle":"b","followers":6},\n {"handle":"c","fol'
    const report = await given('a.json', text)
    expect(report.accounts.map(({ handle }) => handle)).toEqual(['a', 'b'])
    expect(report.diagnostics).toMatchObject([{ code: 'broken-json', severity: 'error', line: 4, column: 20 }])
    expect(report.inputs).toMatchObject([{ rows: 3, accepted: 2, rejected: 1 }])
  })
  it('JSON with an error in it says the line and column of the character', async () => {
    const report = await given('a.json', '[\n {"handle":"a","followers":5},\n {"handle":"b" "followers":6}]')
    expect(report.diagnostics).toMatchObject([{ code: 'broken-json', line: 3, column: 16 }])
    const error = await fails([{ path: 'a.json', content: '[{"handle":"a",followers:5}]' }])
    expect(error.message).toBe('a.json is no whole JSON: “o” is unexpected at line 1, column 17.')
  })
  it('an account cut off in its posts keeps the posts before', async () => {
    const whole = bytes('nested/one.json')
    const report = await given('one.json', whole.subarray(0, whole.lastIndexOf('640')))
    expect(report.inputs.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['accounts', 1],
      ['posts', 2],
    ])
    expect(report.diagnostics.map(({ code }) => code)).toContain('broken-json')
  })
  it('one bad line of NDJSON is rejected alone', async () => {
    const report = await given('a.ndjson', '{"handle":"a","followers":5}\n{"handle":"b",\n[1]\n{"handle":"c","followers":6}\n')
    expect(report.accounts.map(({ handle }) => handle).sort()).toEqual(['a', 'c'])
    expect(report.inputs).toMatchObject([{ rows: 4, accepted: 2, rejected: 2 }])
    expect(report.diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['bad-record', 2],
      ['bad-record', 3],
    ])
  })
  it.each(['[]', '{}', '[1,2]', '"text"'.padStart(9, '['), '{"data":[]}', ' [ ] '])('%s holds no records', async content => {
    const error = await fails([{ path: 'a.json', content }])
    expect(['not-a-table', 'no-known-column']).toContain(error.code)
  })
  it('gzip cut short: whole rows stay, the row it ends in does not', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `h${(i * 7919) % 65_537},${1000 + ((i * 104_729) % 99_991)}`)
    const all = gzipSync(['handle,followers', ...rows].join('\n'))
    const report = await given('a.csv.gz', all.subarray(0, all.length / 2))
    const followers = new Map(rows.map(row => row.split(',') as [string, string]))
    expect(report.accounts.length).toBeGreaterThan(5_000)
    expect(report.accounts.every(account => Number(followers.get(account.handle)) === account.followers)).toBe(true)
    expect(report.diagnostics).toMatchObject([{ code: 'cut-short', severity: 'error', file: 'a.csv.gz' }])
  })
  it('a report of HypeAuditor in two wrappers has its history, its rate and whom it follows', async () => {
    const user = {
      username: 'pia.quark', followers_count: 120_000, followings_count: 300, avg_likes: 2300, avg_comments: 90, er: { value: 1.99, title: 'average' },
      followers_chart: [{ date: '2026-01-01', count: 100_000 }, { date: '2026-02-01', count: 110_000 }],
    } // biome-ignore format: one record
    const { inputs, accounts, diagnostics } = await given('a.json', JSON.stringify({ result: { user } }))
    expect(inputs.map(({ preset }) => preset)).toEqual(['hypeauditor-report', 'hypeauditor-followers-chart'])
    expect(inputs[0]!.columns).toMatchObject({ following: 'followings_count', engagementRatePct: 'er.value' })
    expect(accounts[0]).toMatchObject({ handle: 'pia.quark', following: 300 })
    expect(diagnostics.map(({ code }) => code)).not.toContain('skipped-lists')
  })
  it('gzip with other bytes behind it is read, which is said unless they are zeros', async () => {
    const sound = gzipSync('handle,platform,followers\nanna,instagram,48200\n')
    const two = Buffer.concat([sound, gzipSync('bert,instagram,500\n')])
    for (const [bytes, n, codes] of [
      [Buffer.concat([sound, Buffer.from('garbage')]), 1, ['trailing-bytes']],
      [Buffer.concat([two, Buffer.from([31, 139])]), 2, ['cut-short']],
      [Buffer.concat([two, Buffer.alloc(100_000)]), 2, []],
      [two, 2, []],
    ] as const) {
      const { accounts, diagnostics } = await given('a.csv.gz', bytes)
      expect(accounts.length).toBe(n)
      expect(diagnostics.map(({ code }) => code)).toEqual(codes)
    }
  })
  it('gzip whose checksum is another keeps its rows and says that they may be wrong', async () => {
    for (const rows of [3, 20_000]) {
      const bytes = gzipSync(
        `handle,followers\n${Array.from({ length: rows }, (_, i) => `h${i},${1000 + ((i * 104_729) % 99_991)}\n`).join('')}`,
      )
      bytes[bytes.length - 8]! ^= 1
      const { inputs, diagnostics } = await given('a.csv.gz', bytes)
      expect(inputs[0]).toMatchObject({ accepted: rows })
      expect(diagnostics).toMatchObject([
        { code: 'cut-short', severity: 'error', message: expect.stringMatching(/rows read from it may be wrong/) },
      ])
    }
  })
  it('gzip damaged in the middle says that rows may be wrong, and not that they stand', async () => {
    const bytes = gzipSync(
      `handle,followers\n${Array.from({ length: 20_000 }, (_, i) => `h${i},${1000 + ((i * 104_729) % 99_991)}\n`).join('')}`,
    )
    bytes.fill(0x58, 20_000, 20_004)
    const { diagnostics } = await given('a.csv.gz', bytes)
    const cut = diagnostics.find(({ code }) => code === 'cut-short')!
    expect(cut.message).toMatch(/rows read from it may be wrong/)
    expect(cut.message).not.toMatch(/stood before/)
  })
  it('gzip that expands as no table does is left, and what came before stays', async () => {
    const report = await given('a.ndjson.gz', gzipSync(`{"handle":"a","followers":5}\n{${' '.repeat(2 ** 26)}`))
    expect(report.accounts.map(({ handle }) => handle)).toEqual(['a'])
    expect(report.diagnostics).toMatchObject([{ code: 'cut-short', message: expect.stringContaining('more than 300 times its size') }])
  })
  it('gzip damaged from the start is said', async () => {
    const error = await fails([{ path: 'a.csv.gz', content: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) }])
    expect(error.message).toContain('damaged')
  })
})
