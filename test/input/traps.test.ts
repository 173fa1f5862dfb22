import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Report, type VetOptions, vet } from '../../src/index.ts'

const folder = 'fixtures/traps'

async function read(files: readonly string[], options: VetOptions = {}) {
  const report = await vet(
    files.map(file => `${folder}/${file}`),
    options,
  )
  for (const input of report.inputs) expect(input.rows).toBe(input.accepted + input.rejected)
  const codes = [...new Set(report.diagnostics.map(({ code }) => code))].sort()
  const by = <F extends keyof Report['accounts'][number]>(field: F) => Object.fromEntries(report.accounts.map(a => [a.handle, a[field]]))
  const said = (code: string) => report.diagnostics.filter(diagnostic => diagnostic.code === code)
  return { report, codes, by, said }
}

describe('numbers', () => {
  it('reads suffixes, thousands marks and floats of counts', async () => {
    const { by, codes } = await read(['numbers/accounts.csv'])
    expect(by('followers')).toEqual({
      ...{
        a1: 1200,
        a2: 3e6,
        a3: 1.5e9,
        a4: 18_400,
        a5: 18_400,
        a6: 1250,
        a7: 12_500,
        a8: 1203,
        a9: 2000,
        a10: 1.3e6,
        a11: 5000,
        a12: 70_000,
      },
      a13: 123_456,
    })
    expect(codes).toEqual(['rounded-at-bound'])
  })

  it.each([
    ['the column itself', 'decimals-in-the-column', { anna: 1250, bert: 790.5 }],
    ['other columns', 'decimals-in-other-columns', { anna: 1250, bert: 2125 }],
    ['thousands marks of counts', 'decimals-by-counts', { anna: 1.25, bert: 2.125 }],
    ['semicolons between the fields', 'decimals-by-delimiter', { anna: 1250, bert: 2125 }],
  ])('settles the decimal mark of averages by %s', async (_, trap, likes) => {
    const { by, codes } = await read([`${trap}/accounts.csv`])
    expect(by('likesPerPost')).toEqual(likes)
    expect(codes).toEqual([])
  })

  it('says how to settle a mark that nothing tells, and takes it from the config', async () => {
    const file = 'decimals-undecidable/accounts.csv'
    const { by, codes, said } = await read([file])
    expect(by('likesPerPost')).toEqual({ anna: null, bert: null })
    expect(codes).toEqual(['undecided-number'])
    expect(said('undecided-number')[0]).toMatchObject({ severity: 'error', line: 2, column: 3, value: '1.250' })
    expect(said('undecided-number')[0]!.message).toMatch(/"decimal".*--map/)
    expect((await read([file], { config: { numbers: { decimal: ',' } } })).by('likesPerPost')).toEqual({ anna: 1250, bert: 2125 })
    expect((await read([file], { config: { numbers: { decimal: '.' } } })).by('likesPerPost')).toEqual({ anna: 1.25, bert: 2.125 })
  })

  it('reads prices cell by cell', async () => {
    expect((await read(['prices/accounts.csv'])).by('price')).toEqual({ anna: 1250, bert: 1200.5, cleo: 99.5 })
  })

  it('says that a rounded count may lie on either side of a tier', async () => {
    const { said } = await read(['rounded-at-a-bound/accounts.csv'])
    expect(said('rounded-at-bound').map(({ line }) => line)).toEqual([2, 5])
    expect(said('rounded-at-bound')[0]!.message).toMatch(/500,000 to 1,499,999 .* macro as well as celebrity/)
  })
})

describe('rates', () => {
  it('reads percentages', async () => {
    expect((await read(['rates-percent/accounts.csv'])).by('engagementRatePct')).toEqual({ anna: 0.5, bert: 38 })
  })

  it('knows fractions by the likes beside them', async () => {
    const { by, codes } = await read(['rates-fraction/accounts.csv'])
    expect(by('engagementRatePct')).toEqual({ anna: 2, bert: 3, cleo: 5 })
    expect(codes).toEqual(['rates-are-fractions'])
  })

  it('leaves open what nothing tells, and takes it from the config', async () => {
    const file = 'rates-undecidable/accounts.csv'
    const { by, codes } = await read([file])
    expect(by('engagementRatePct')).toEqual({ anna: null, bert: null })
    expect(codes).toEqual(['undecided-rate'])
    expect((await read([file], { config: { numbers: { rates: 'fraction' } } })).by('engagementRatePct')).toEqual({ anna: 2, bert: 3 })
    expect((await read([file], { config: { numbers: { rates: 'percent' } } })).by('engagementRatePct')).toEqual({ anna: 0.02, bert: 0.03 })
  })
})

describe('what is unknown', () => {
  it('takes −1, and 3 or 0 beside a hidden flag, for hidden likes', async () => {
    const { report, said } = await read(['hidden-likes/posts.csv'])
    expect(report.accounts[0]).toMatchObject({ likesPerPost: 110, postsSampled: 2 })
    expect(said('hidden-count')).toMatchObject([{ line: 3 }])
    expect(said('hidden-likes')[0]!.message).toContain('2 posts')
  })

  it.each(['posts.csv', 'accounts.csv'])('takes zeros in every likes cell of %s for hidden, said once', async file => {
    const { report, codes, said } = await read([`zero-likes/${file}`])
    expect(report.accounts.map(({ likesPerPost }) => likesPerPost)).toEqual([null, null])
    expect(codes).toEqual(['zero-likes'])
    expect(said('zero-likes')).toHaveLength(1)
  })

  it('takes them for hidden however many posts there are', async () => {
    const rows = Array.from({ length: 100_200 }, (_, i) => `anna,instagram,p${i},0,5`)
    const content = `handle,platform,postId,likes,comments\n${rows.join('\n')}\n`
    const { accounts, diagnostics } = await vet([{ path: 'posts.csv', content }], { engine: 'memory' })
    expect(accounts[0]!.likesPerPost).toBeNull()
    expect(diagnostics).toMatchObject([
      { code: 'zero-likes', message: expect.stringMatching(/^100,200 posts of anna have 0 likes where that cannot be/) },
    ])
  })

  it('counts and says words and zeros that mean nothing is known', async () => {
    const { by, codes, said } = await read(['missing-words/accounts.csv'])
    expect(by('followers')).toEqual({ anna: 5000, bert: null, cleo: null, dora: 8000 })
    expect(by('likesPerPost')).toEqual({ anna: null, bert: null, cleo: null, dora: null })
    expect(by('commentsPerPost')).toEqual({ anna: 5, bert: 6, cleo: null, dora: null })
    expect(codes).toEqual(['missing-value', 'zero-for-missing'])
    expect(said('missing-value').map(({ field }) => field)).toEqual(['followers', 'likesPerPost', 'commentsPerPost'])
    expect(said('missing-value')[1]!.message).toMatch(/^4 cells of “likesPerPost”/)
  })

  it('takes dates of 1970 for unset', async () => {
    const { report, said } = await read(['dates-of-1970/posts.csv'])
    expect(report.summary.newestDate).toBe('2026-08-01')
    expect(said('unset-date')[0]!.message).toMatch(/^2 cells/)
  })
})

describe('dates', () => {
  const points = async (trap: string, options: VetOptions = {}) => {
    const { report, codes } = await read([`${trap}/history.csv`], { ...options, charts: true })
    return { dates: report.accounts[0]?.charts?.followers.map(({ date }) => date) ?? [], codes, inputs: report.inputs }
  }

  it.each([
    ['month first', 'dates-month-first', ['2026-08-03', '2026-08-14', '2026-09-01']],
    ['day first', 'dates-day-first', ['2026-08-03', '2026-08-14', '2026-09-01']],
    ['with dots', 'dates-with-dots', ['2026-08-03', '2026-08-04', '2026-09-01']],
    ['with zones, in UTC', 'dates-in-zones', ['2026-09-01', '2026-09-02']],
  ])('reads a column of dates %s', async (_, trap, dates) => {
    expect(await points(trap)).toMatchObject({ dates, codes: [] })
  })

  it('rejects rows whose dates nothing settles, and takes the order from the config', async () => {
    await expect(points('dates-undecidable')).rejects.toThrow(/None of the 2 rows/)
    const config = { dates: { order: 'dmy' } } as const
    expect((await points('dates-undecidable', { config })).dates).toEqual(['2026-03-08', '2026-04-08'])
  })

  it('takes no order for slashes from dates with dots', async () => {
    const read = async (...dates: string[]) => {
      const content = ['handle,platform,followers,likesPerPost,date', ...dates.map((date, i) => `brie${i},instagram,9000,90,${date}`)].join(
        '\n',
      )
      const { accounts, diagnostics } = await vet([{ path: 'accounts.csv', content }], { sort: 'handle' })
      return { dates: accounts.map(({ snapshotDate }) => snapshotDate), codes: diagnostics.map(({ code }) => code) }
    }
    expect(await read('9/1/2026', '01.09.2026')).toEqual({ dates: [null, '2026-09-01'], codes: ['undecided-date'] })
    expect(await read('9/1/2026', '01.09.2026', '13/8/2026')).toEqual({ dates: ['2026-01-09', '2026-09-01', '2026-08-13'], codes: [] })
  })

  it('reads days of spreadsheets, epoch seconds and milliseconds', async () => {
    const { report, codes } = await read(['dates-as-numbers/posts.csv'], { charts: true })
    expect(report.accounts[0]!.charts!.posts.map(({ date }) => date)).toEqual(['2026-09-02', '2026-09-01', '2026-08-01'])
    expect(codes).toEqual([])
  })

  it('takes the year from the day of the export, across New Year, or says that it has none', async () => {
    await expect(points('dates-without-year')).rejects.toThrow(/None of the 3 rows/)
    expect((await points('dates-without-year', { asOf: '2026-01-06' })).dates).toEqual(['2025-12-30', '2026-01-02', '2026-01-05'])
  })
})

describe('rows about an account that stands there again', () => {
  it('of no certain order, the one that knows the followers is used', async () => {
    for (const rows of [
      ['brie,instagram,9000,90', 'brie,instagram,,95'],
      ['brie,instagram,,95', 'brie,instagram,9000,90'],
    ]) {
      const { accounts, diagnostics } = await vet([
        { path: 'list.csv', content: ['handle,platform,followers,likesPerPost', ...rows].join('\n') },
      ])
      expect(accounts.map(({ followers }) => followers)).toEqual([9000])
      expect(diagnostics).toMatchObject([{ code: 'duplicate-account', line: 3 }])
    }
  })

  it('may be the header in other capitals', async () => {
    const content =
      'handle,platform,followers,likesPerPost\nbrie,instagram,9000,90\nHANDLE,Platform,Followers,LikesPerPost\nfeta,instagram,8000,80'
    const { inputs, diagnostics } = await vet([{ path: 'list.csv', content }])
    expect([inputs[0]!.rejected, diagnostics.map(({ code }) => code)]).toEqual([0, ['repeated-header']])
  })
})

describe('a title above the header', () => {
  const table = 'handle;platform;followers;likesPerPost\nbrie;instagram;9000;100\ngouda;instagram;8000;90'

  it.each([
    'Export of 9/1/2026',
    'Export of 01.09.2026',
    '01.09.2026',
    'Exported by vet on 1.9.26',
    'Total reach 1.250.000',
    'Report 3/2026 for cheese.example/1/list',
    'Export vom 01.09.2026;;;\n;;;',
  ])('“%s” is passed over', async title => {
    for (const delimiter of [';', ',']) {
      const content = `${title}\n${table}`.replaceAll(';', delimiter)
      const { accounts, diagnostics } = await vet([{ path: 'accounts.csv', content }], { sort: 'handle' })
      expect(accounts.map(({ handle, followers }) => [handle, followers])).toEqual([['brie', 9000], ['gouda', 8000]]) // biome-ignore format: one glance
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})

describe('rows', () => {
  it.each([
    ['what stands above the header', 'preamble', ['skipped-rows']],
    ['a row of totals', 'total-row', ['total-row']],
    ['a row of totals among the others', 'total-row-among-rows', ['total-row']],
    ['lines under the data', 'footer', ['empty-row', 'footer']],
    ['an empty first row and the header again', 'repeated-header', ['empty-row', 'repeated-header']],
  ])('skips %s, and says so', async (_, trap, skipped) => {
    const { by, codes, report } = await read([`${trap}/accounts.csv`])
    expect(by('followers')).toEqual({ anna: 5000, bert: 6000 })
    expect(codes).toEqual(skipped)
    expect(report.inputs[0]).toMatchObject({ rows: 2, accepted: 2 })
  })

  it('passes over what sums up a column under it, and takes the same word for a handle where nothing else shows it', async () => {
    const row = (word: string) => `handle,platform,followers\nanna,instagram,5000\n${word},,5000\n`
    for (const word of ['Subtotal', 'Ø', 'Zwischensumme', 'Media', 'Max', 'Avg.', 'ALL'])
      expect([word, (await vet([{ path: 'a.csv', content: row(word) }])).accounts.map(({ handle }) => handle)]).toEqual([word, ['anna']])
    const bare = await vet([{ path: 'a.csv', content: 'handle,followers\nanna,5000\nmax,6000\nsubtotal,11000\n' }])
    expect(bare.accounts.map(({ handle }) => handle).sort()).toEqual(['anna', 'max'])
    const named = await vet([{ path: 'a.csv', content: 'handle,platform,followers\nmax,instagram,6000\n' }])
    expect(named.accounts.map(({ handle }) => handle)).toEqual(['max'])
  })

  it('passes over notes under the data, however few rows there are, and says so', async () => {
    const header = 'handle,platform,followers,avg likes\n'
    const notes = '\n\nNotes:\n* averages over 12 posts, see sheet 2\nSource: Tool, 2026\n© Tool\nPage 1 of 1\n'
    for (const [under, lines] of [
      [notes, [5, 6, 7, 8, 9]],
      ['Note,,,\n', [3]],
      ['Legend,,,\nER,engagement rate,,\n', [3, 4]],
      ['Generated,2026-08-01\n', [3]],
      ['Generated on,2026-08-01,,\nAverages over 12 posts, as of August\n', [3, 4]],
      ['Quelle: Werkzeug, 2026\n', [3]],
    ] as const)
      for (const rows of ['anna,instagram,5000,50\n', 'anna,instagram,5000,50\n'.repeat(3)]) {
        const { accounts, diagnostics, inputs } = await vet([{ path: 'a.csv', content: `${header}${rows}${under}` }])
        const more = rows.split('\n').length - 2
        expect(accounts.map(({ handle, platform }) => [handle, platform])).toEqual([['anna', 'instagram']])
        expect(diagnostics.filter(({ code }) => code === 'footer').map(({ line }) => line! - more)).toEqual(lines)
        expect(inputs[0]).toMatchObject({ rows: more + 1, rejected: 0 })
      }
    const two = await vet([{ path: 'a.csv', content: 'handle,followers\nanna,5000\nbert,6000\nSource: Tool, 2026\n' }])
    expect(two.diagnostics.map(({ code }) => code)).toEqual(['footer'])
    for (const total of ['TOTAL (2),,11000,', 'Total accounts: 2,,"11,000",', 'Totals & averages,,11000,260', 'Total accounts,2,,']) {
      const { diagnostics } = await vet([{ path: 'a.csv', content: `${header}anna,tiktok,5000,50\nbert,tiktok,6000,60\n${total}\n` }])
      expect([total, diagnostics.map(({ code }) => code)]).toEqual([total, ['total-row']])
    }
  })

  it('takes what looks like a note for a row where others follow', async () => {
    const content =
      'handle,platform,followers\nanna,instagram,5000\nnotes,instagram,7000\nlegend,tiktok,\nbert,instagram,6000\nkey,tiktok,\n'
    const { accounts, diagnostics } = await vet([{ path: 'a.csv', content }])
    expect(accounts.map(({ handle }) => handle).sort()).toEqual(['anna', 'bert', 'key', 'legend', 'notes'])
    expect(diagnostics).toEqual([])
    const titled = await vet([{ path: 'a.csv', content: 'name,handle,followers\nAnna,anna,5000\nSource: Bert,bert,6000\nNotes,carl,\n' }])
    expect(titled.accounts.map(({ handle }) => handle).sort()).toEqual(['anna', 'bert', 'carl'])
  })

  it('passes over totals wherever they stand, where the other rows say of which platform they are', async () => {
    const header = 'handle,platform,followers,likes per post\n'
    const [anna, bert, carl, total] = ['anna,instagram,10000,100\n', 'bert,instagram,5000,50\n', 'carl,instagram,7000,70\n', 'Total,,15000,150\n'] // biome-ignore format: one glance
    for (const [content, lines] of [
      [`${header}${total}${anna}${bert}${carl}`, [2]],
      [`${header}${anna}${bert}${total}${header}${carl}${total}`, [4, 7]],
      [`${header}${anna}${bert}Subtotal,,15000,150\n${carl}Zwischensumme:,,7000,70\n`, [4, 6]],
    ] as const) {
      const { accounts, diagnostics, inputs } = await vet([{ path: 'a.csv', content }])
      expect(accounts.map(({ handle }) => handle).sort()).toEqual(['anna', 'bert', 'carl'])
      expect(diagnostics.filter(({ code }) => code === 'total-row').map(({ line }) => line)).toEqual(lines)
      expect(inputs[0]).toMatchObject({ rows: 3, rejected: 0 })
    }
    // where nobody says it, the word may be a handle
    const bare = await vet([{ path: 'a.csv', content: 'handle,platform,followers\ntotal,,9000\nanna,,5000\nbert,,6000\n' }])
    expect(bare.accounts.map(({ handle }) => handle).sort()).toEqual(['anna', 'bert', 'total'])
  })

  it('takes no account and no post for a total or a note that has what rows have', async () => {
    const HEADER = 'handle,platform,followers,likes per post,comments per post'
    const nowhere = await vet([{ path: 'a.csv', content: `${HEADER}\nanna,,20000,400,20\nbert,,30000,500,20\nmax,,40000,800,30\n` }], { platform: 'instagram' }) // biome-ignore format: one call
    expect(nowhere.accounts.map(({ handle }) => handle).sort()).toEqual(['anna', 'bert', 'max'])
    const posts =
      'caption,date,likes,comments\none,2026-10-01,400,10\ntwo,2026-10-02,410,11\nthree,2026-10-03,420,12\nKey: lime,2026-10-04,430,13\nNote: last one,2026-10-05,520,24\n'
    const { inputs } = await vet([{ path: 'posts.csv', content: posts }], { handle: 'anna', platform: 'instagram' })
    expect(inputs[0]).toMatchObject({ rows: 5, accepted: 5 })
  })

  it.each(['memory', 'duckdb'] as const)('passes over sums under the dates of posts, with %s', async engine => {
    const posts = 'Data,Mi piace,Commenti\n2026-10-01,400,10\n2026-10-05,420,11\nMedia,410,10\nMax,420,11\nTotale,820,21\n'
    const folder = mkdtempSync(join(tmpdir(), 'vet-sums-'))
    writeFileSync(join(folder, 'posts.csv'), posts)
    const { inputs, diagnostics } = await vet([join(folder, 'posts.csv')], { handle: 'anna', platform: 'instagram', engine })
    expect(inputs[0]).toMatchObject({ rows: 2, accepted: 2 })
    expect(diagnostics.filter(({ code }) => code === 'total-row').map(({ line }) => line)).toEqual([4, 5, 6])
  })

  it.each(['memory', 'duckdb'] as const)('passes over a sum beside the handle that it is of, with %s', async engine => {
    const folder = mkdtempSync(join(tmpdir(), 'vet-sums-'))
    const posts =
      'date,likes,comments,handle,platform\n2026-10-01,400,10,anna,instagram\n2026-10-05,420,11,anna,instagram\nTotal,820,21,anna,instagram\n'
    writeFileSync(join(folder, 'posts.csv'), posts)
    const { inputs, accounts, diagnostics } = await vet([join(folder, 'posts.csv')], { engine })
    expect(inputs[0]).toMatchObject({ rows: 2, accepted: 2 })
    expect(accounts).toMatchObject([{ handle: 'anna', likesPerPost: 410 }])
    expect(diagnostics).toMatchObject([{ code: 'total-row', line: 4, value: 'Total' }])
  })

  it('reads line breaks in cells and in headers', async () => {
    const { report, codes } = await read(['breaks-in-cells/posts.csv'])
    expect(report.accounts[0]).toMatchObject({ likesPerPost: 15, postsSampled: 2 })
    expect(codes).toEqual([])
  })

  it('rejects ragged rows with their line and column', async () => {
    const { by, said } = await read(['ragged-rows/accounts.csv'])
    expect(by('followers')).toEqual({ anna: 5000, dora: 8000 })
    expect(said('too-many-fields')).toMatchObject([{ line: 3, column: 4 }])
    expect(said('too-few-fields')).toMatchObject([{ line: 4, column: 2 }])
  })
})

describe('columns', () => {
  it('takes the more precise of two columns that agree', async () => {
    const { by, codes } = await read(['same-header-twice/accounts.csv'])
    expect(by('followers')).toEqual({ anna: 13_800_000, bert: 1_234_567 })
    expect(codes).toEqual(['repeated-column'])
  })

  it('says where two columns of one header disagree', async () => {
    const { by, said } = await read(['same-header-differs/accounts.csv'])
    expect(by('followers')).toEqual({ anna: 5000, bert: 6000 })
    expect(said('columns-disagree')).toMatchObject([{ severity: 'error', column: 3, field: 'followers' }])
  })

  it('takes a column by its number, which is what it says to do where a header stands there twice', async () => {
    const content = 'handle,platform,followers,followers\nanna,instagram,5000,9000\nbert,instagram,6000,7000\n'
    const given = (content: string, map = {}) => vet([{ path: 'a.csv', content }], { map, sort: 'handle' })
    const first = await given(content)
    expect(first.diagnostics[0]!.message).toContain('Choose with --map followers=#3 or =#4, the numbers of the columns, or rename one.')
    for (const [number, followers] of [
      ['#3', 5000],
      ['#4', 9000],
    ] as const) {
      const { accounts, diagnostics } = await given(content, { followers: number })
      expect(accounts[0]!.followers).toBe(followers)
      expect(diagnostics).toEqual([])
    }
    expect((await given(content, { followers: '#9' })).diagnostics[0]).toMatchObject({ code: 'no-such-column', severity: 'error' })
  })

  it('compares two headers of followers as it does one that stands there twice', async () => {
    const given = async (a: string, b: string) => {
      const content = `handle,platform,followers,Follower Count\nanna,instagram,${a}\nbert,instagram,${b}\n`
      const { accounts, diagnostics } = await vet([{ path: 'a.csv', content }], { sort: 'handle' })
      return [accounts.map(({ followers }) => followers), diagnostics.map(({ code, severity }) => `${code} ${severity}`)]
    }
    expect(await given('10K,10234', '5K,5120')).toEqual([[10234, 5120], ['repeated-column warning']])
    expect(await given('10K,10234', '5K,')).toEqual([[10000, 5000], ['repeated-column warning']])
    expect(await given('10000,500', '5000,900')).toEqual([[10000, 5000], ['columns-disagree error']])
  })

  it('refuses values that contradict their header', async () => {
    const { by, report, said } = await read(['contradicting-values/accounts.csv'])
    expect(by('viewsPerPost')).toEqual({ anna: null, bert: null, cleo: null })
    expect(by('likesPerPost')).toEqual({ anna: 100, bert: 120, cleo: 90 })
    expect(said('contradicts-header')).toMatchObject([{ severity: 'error', column: 3, field: 'viewsPerPost' }])
    expect(report.inputs[0]!.unusedColumns).toEqual(['views per post'])
  })

  it('reads headers of other languages', async () => {
    for (const language of ['es', 'fr', 'pt', 'it']) {
      const { report, codes } = await read([`languages/${language}.csv`])
      expect(report.accounts[0]).toMatchObject({
        handle: 'anna',
        platform: 'instagram',
        followers: 48_200,
        likesPerPost: 790.5,
        commentsPerPost: 31,
      })
      expect(codes).toEqual([])
    }
  })

  it('reads columns named on the command line, in the config, and by a preset of the team', async () => {
    const file = 'own-names/list.csv'
    await expect(read([file])).rejects.toThrow(/no header that vet knows/)
    const columns = { handle: 'Wer', followers: 'Leute', likesPerPost: 'Herzen je Beitrag' }
    const likes = { anna: 100, bert: 120 }
    expect((await read([file], { map: columns })).by('likesPerPost')).toEqual(likes)
    expect((await read([file], { config: { columns } })).by('likesPerPost')).toEqual(likes)
    const presets = { ours: { kind: 'accounts', platform: 'instagram', required: ['Wer', 'Leute'], columns } } as const
    const { report, by } = await read([file], { config: { presets: presets as never } })
    expect(report.inputs[0]!.preset).toBe('ours')
    expect(by('platform')).toEqual({ anna: 'instagram', bert: 'instagram' })
    await expect(read([file], { map: { ...columns, price: 'Preis' } })).rejects.toThrow(/no file has a column of that name/)
    const mistyped = { ...columns, followrs: 'Leute' } as VetOptions['map'] & object
    await expect(read([file], { map: mistyped })).rejects.toMatchObject({ code: 'bad-option', hint: 'Did you mean “followers”?' })
  })
})

describe('accounts', () => {
  it('knows a handle in any spelling, and keeps text text', async () => {
    const { by, said } = await read(['handles/accounts.csv'])
    expect(by('followers')).toEqual({
      ...{ '433': 5000, 'anna.bell': 5100, 'bert.cooks': 5200, 'cleo.eats': 5300, dora: 5400, '0042': 5500 },
    })
    expect(said('confusable-handle')).toMatchObject([{ line: 5, value: 'сleo.eats' }])
  })

  it('does not take names for handles', async () => {
    const { by, codes } = await read(['names-under-handle/accounts.csv'])
    expect(by('name')).toEqual({ 'anna.bell': 'Anna Bell', 'bert.cooks': 'Bert Cooks', 'cleo.eats': 'Cleo Eats' })
    expect(codes).toEqual(['names-not-handles'])
    await expect(read(['names-only/accounts.csv'])).rejects.toMatchObject({
      code: 'no-known-column',
      hint: expect.stringContaining('--map handle="Influencer"'),
    })
    expect((await read(['names-only/accounts.csv'], { map: { handle: 'Influencer' } })).by('followers')).toEqual({
      ...{ 'anna bell': 5000, 'bert cooks': 6000, 'cleo eats': 7000 },
    })
  })

  it('counts copies once, and of other figures takes the later', async () => {
    const { by, said } = await read(['same-account-twice/accounts.csv'])
    expect(by('followers')).toEqual({ anna: 5000, bert: 6500 })
    expect(said('duplicate-row')).toMatchObject([{ line: 3 }])
    expect(said('duplicate-account')).toMatchObject([{ line: 5 }])
  })

  it('makes dated files a history, and asks for the date of others', async () => {
    const dated = await read(['dated-files/accounts-2026-08-01.csv', 'dated-files/accounts-2026-09-01.csv'], { charts: true })
    expect(dated.report.accounts[0]!.charts!.followers).toEqual([
      { date: '2026-08-01', followers: 5000 },
      { date: '2026-09-01', followers: 5600 },
    ])
    const undated = await read(['undated-files/old.csv', 'undated-files/new.csv'])
    expect(undated.said('duplicate-account')[0]!.message).toMatch(/column date.*accounts-2026-09-01\.csv/)
  })

  it('says whose rows belong to no account, and what they are', async () => {
    const { said } = await read(['posts-without-account/accounts.csv', 'posts-without-account/history.csv'])
    expect(said('posts-without-account')[0]!.message).toMatch(/^History of bert/)
  })

  it('takes followers from posts where no account row has them', async () => {
    const { by } = await read(['authors-in-posts/posts.csv'])
    expect(by('followers')).toEqual({ anna: 5010 })
  })

  it('keeps ids that no number can hold apart', async () => {
    expect((await read(['long-ids/posts.csv'])).report.accounts[0]).toMatchObject({ likesPerPost: 20, postsSampled: 2 })
  })
})

it('has a test for each trap', async () => {
  const { readFileSync } = await import('node:fs')
  const tests = readFileSync('test/input/traps.test.ts', 'utf8')
  expect(readdirSync(folder).filter(trap => !tests.includes(trap))).toEqual([])
})

describe('yes and no', () => {
  const posts = (word: string) =>
    ['handle,date,likes,comments,likes_hidden', ...Array.from({ length: 12 }, (_, i) => `brie,2026-08-${i + 10},${i < 7 ? 7 : 200},5,${i < 7 ? word : 'no'}`)].join('\n') // biome-ignore format: one row
  const read = async (word: string) =>
    await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,instagram,10000' },
      { path: 'posts.csv', content: posts(word) },
    ])

  it.each(['yes', 'sì', 'VERO', 'on', 't', '✓', 'Sì', 'Hidden', 'masqués'])('“%s” is yes', async word => {
    const { accounts, diagnostics } = await read(word)
    expect([accounts[0]!.engagementRatePct, accounts[0]!.postsLeftOut.hiddenLikes]).toEqual([2.05, 7])
    expect(diagnostics.map(({ code }) => code)).toEqual(['hidden-likes'])
  })

  it.each(['no', 'visible', 'not hidden', 'Shown'])('“%s” is no', async word => {
    const { accounts, diagnostics } = await read(word)
    expect([accounts[0]!.postsLeftOut.hiddenLikes, diagnostics]).toEqual([0, []])
  })

  it('what is neither is said', async () => {
    const { diagnostics } = await read('perhaps')
    expect(diagnostics).toMatchObject([
      { code: 'unclear-flag', severity: 'warning', line: 2, column: 5, field: 'hidden', value: 'perhaps' },
    ])
    expect(diagnostics[0]!.message).toBe(
      '7 cells of “likes_hidden” are “perhaps” or the like, which says neither yes nor no; hidden counts as unknown there.',
    )
  })
})

describe('accounts that are marked as hiding their likes', () => {
  const read = async (header: string, options: VetOptions = {}) =>
    await vet(
      [
        {
          path: 'accounts.csv',
          content: `handle,platform,followers,avg likes,avg comments,er %,${header}\nbrie,instagram,48200,3,20,0.05,true\ncoco,instagram,48200,800,20,1.7,false\n`,
        },
      ],
      options,
    )
  const NAMES = ['likes_hidden', 'likesHidden', 'hidden', 'is_likes_hidden', 'like_and_view_counts_disabled', 'hide_like_count']

  it.each(NAMES)('by “%s” are judged by none, and it is said', async header => {
    const { accounts, diagnostics } = await read(header)
    const brie = accounts.find(({ handle }) => handle === 'brie')!
    expect(brie).toMatchObject({ likesPerPost: null, engagementRatePct: null, commentsPerPost: 20, purchasedFollowers: 'insufficient' })
    expect(accounts.find(({ handle }) => handle === 'coco')!.likesPerPost).toBe(800)
    expect(diagnostics).toMatchObject([{ code: 'hidden-likes', line: 2, column: 7, field: 'hidden' }])
  })

  it('by a column that --map names too', async () => {
    const { accounts } = await read('no likes shown', { map: { hidden: 'no likes shown' } })
    expect(accounts.find(({ handle }) => handle === 'brie')!.likesPerPost).toBeNull()
  })

  it('and posts are so by the same names', async () => {
    for (const header of NAMES) {
      const { accounts, diagnostics } = await vet([
        {
          path: 'posts.csv',
          content: `handle,platform,date,likes,comments,${header}\nbrie,instagram,2026-02-01,9,1,true\nbrie,instagram,2026-02-02,9,1,no\n`,
        },
      ])
      expect(accounts[0]!.postsLeftOut.hiddenLikes).toBe(1)
      expect(diagnostics.map(({ code }) => code)).toContain('hidden-likes')
    }
  })
})
