import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/compare/compare.ts'
import { vet as runVet } from '../report/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'vet-compare-'))
const HEADER = 'handle,platform,followers,likesPerPost,commentsPerPost,price,currency'
let files = 0
const file = (rows: readonly string[], header = HEADER) => {
  const path = join(folder, `f${files++}.csv`)
  writeFileSync(path, [header, ...rows, ''].join('\n'))
  return path
}

const vet = (args: readonly string[], columns = 100) => runVet(args, { columns, cwd: folder })
const compared = async (before: readonly string[], after: readonly string[], ...args: string[]): Promise<Comparison> =>
  JSON.parse((await vet(['compare', file(before), file(after), '--json', ...args])).out)
const fieldsOf = ({ changed }: Comparison) => changed.map(({ handle, field, old, new: now, unusual }) => [handle, field, old, now, unusual])

describe('vet compare', () => {
  it('names accounts that are new, gone and as before', async () => {
    const comparison = await compared(
      ['same,instagram,9000,100,5,,', 'gone,instagram,9000,100,5,,'],
      ['same,instagram,9000,100,5,,', 'new,tiktok,700,90,5,,'],
    )
    expect(comparison.added).toMatchObject([{ handle: 'new', platform: 'tiktok', tier: 'nano', followers: 700 }])
    expect(comparison.removed).toMatchObject([{ handle: 'gone', platform: 'instagram', tier: 'micro' }])
    expect([comparison.schemaVersion, comparison.changed, comparison.unchanged]).toEqual([1, [], 1])
  })

  it('does not call gone or new what a report of some accounts leaves out', async () => {
    const all = file(['fine,instagram,20000,300,10,,', 'flat,instagram,30000,2,0,,'])
    const [flagged, part1] = [join(folder, 'flagged.json'), join(folder, 'part.json')]
    await vet([all, '--flagged', '-o', flagged])
    await vet([all, '--shard', '1/2', '-o', part1])
    const read = async (...files: string[]) => JSON.parse((await vet(['compare', ...files, '--days', '30', '--json'])).out) as Comparison
    expect(await read(all, flagged)).toMatchObject({
      removed: [],
      notes: [
        'The second is a report of some of its accounts (flagged): 1 account of the first that it does not have is not listed as gone.',
      ],
    })
    expect(await read(flagged, all)).toMatchObject({
      added: [],
      notes: [
        'The first is a report of some of its accounts (flagged): 1 account of the second that it does not have is not listed as new.',
      ],
    })
    const part = await read(all, part1)
    expect([part.removed, part.notes]).toEqual([
      [],
      [expect.stringMatching(/^The second is a report of some of its accounts \(shard 1\/2\): 1 account /)],
    ])
  })

  it('tells a usual move from an unusual one, and a step that engagement does not explain', async () => {
    const comparison = await compared(
      ['calm,instagram,20000,380,20,,', 'leap,instagram,20000,380,20,,', 'loved,instagram,20000,380,20,,'],
      ['calm,instagram,21000,380,20,,', 'leap,instagram,30000,400,20,,', 'loved,instagram,30000,570,30,,'],
      ...['--days', '30'],
    )
    expect(fieldsOf(comparison).filter(([, field]) => field === 'followers')).toEqual([
      ['leap', 'followers', 20_000, 30_000, true],
      ['loved', 'followers', 20_000, 30_000, true],
      ['calm', 'followers', 20_000, 21_000, false],
    ])
    // e^(∓3·0.05·√(30/30.44)): −13.8 % to 16.1 %
    const why = (handle: string) => comparison.changed.find(change => change.handle === handle && change.field === 'followers')!.why
    expect(why('calm')).toBe('Rose by 5.00 %; usual is −13.8 % to 16.1 %.')
    expect(why('leap')).toBe('Rose by 50.0 %; usual is −13.8 % to 16.1 %. Engagement did not rise with it.')
    expect(why('loved')).toContain('Engagement rose with it.')
    // 400 engagements a post before and after; only the rate sank
    expect(comparison.changed.find(({ handle, field }) => handle === 'calm' && field === 'engagementRatePct')!.why).toMatch(
      /^Engagements a post stayed level; /,
    )
    expect(comparison.settings).toEqual({ days: 30, daysKnown: true, failOn: null })
  })

  it('takes a longer time for a wider usual range', async () => {
    const year = await compared(['a,instagram,20000,380,20,,'], ['a,instagram,30000,570,30,,'], '--days', '365')
    // 3·0.05·√(365/30.44) = 0.519 > ln 1.5
    expect(fieldsOf(year)[0]).toEqual(['a', 'followers', 20_000, 30_000, false])
  })

  it('measures what is usual on the list where it is long', async () => {
    const before = Array.from({ length: 25 }, (_, i) => `a${i},instagram,20000,380,20,,`)
    // all double; one triples
    const after = Array.from(
      { length: 25 },
      (_, i) => `a${i},instagram,${i === 7 ? 60_000 : 40_000},${i === 7 ? 1140 : 760},${i === 7 ? 60 : 40},,`,
    )
    const comparison = await compared(before, after)
    expect(comparison.changed.filter(({ field, unusual }) => field === 'followers' && unusual).map(({ handle }) => handle)).toEqual(['a7'])
    expect(comparison.notes[0]).toContain('Neither names a date, so nothing says how many days')
  })

  it('reads the days between from dates', async () => {
    const header = 'handle,platform,name,followers,likesPerPost,commentsPerPost,date'
    const [old, now] = [file(['a,instagram,A,9000,100,5,2026-08-01'], header), file(['a,instagram,A,9000,100,5,2026-08-15'], header)]
    expect(JSON.parse((await vet(['compare', old, now, '--json'])).out).settings).toMatchObject({ days: 14, daysKnown: true })
  })

  describe('with dates', () => {
    const header = 'handle,platform,name,followers,likesPerPost,commentsPerPost,date'
    const of = (day: string, followers = 9000) => file([`a,instagram,A,${followers},100,5,${day}`], header)
    const noted = async (...args: string[]) => {
      const { settings, notes } = JSON.parse((await vet(['compare', ...args, '--json'])).out) as Comparison
      return { settings, notes }
    }

    it('says that the first is the newer one, by how many days, and what to type', async () => {
      const [old, now] = [of('2026-08-01'), of('2026-08-15', 9100)]
      const { settings, notes } = await noted(now, old, '--map', 'followers=followers')
      expect(settings).toMatchObject({ days: 14, daysKnown: true })
      expect(notes).toEqual([
        `The first is newer than the second: its newest date is 2026-08-15, 14 days after 2026-08-01. They are compared in the order given, so what is said to rise fell; put the older one first: vet compare ${old} ${now} --map followers=followers`,
      ])
    })

    it('says that both are of the same day, also where --as-of says it of both', async () => {
      const path = of('2026-08-15')
      const both =
        'Both are of 2026-08-15, so no days lie between them; moves are held against what is usual in 30. Say --days where that is wrong.'
      expect(await noted(path, path)).toEqual({ settings: { days: 30, daysKnown: false, failOn: null }, notes: [both] })
      const undated = file(['a,instagram,9000,100,5,,'])
      expect((await noted(undated, undated, '--as-of', '2026-08-15')).notes).toEqual([both])
    })

    it('says which of the two names no date', async () => {
      const undated = file(['a,instagram,9000,100,5,,'])
      expect((await noted(of('2026-08-01'), undated)).notes[0]).toContain('The second names no date, so nothing says how many days')
      expect((await noted(undated, of('2026-08-01'))).notes[0]).toContain('The first names no date')
      expect((await noted(undated, of('2026-08-01'), '--days', '9')).notes).toEqual([])
    })
  })

  it('judges no engagement where the two rates are of different formulas, and says so', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => `n${i},instagram,${20_000 + i * 100},400,10,${i < 4 ? 900 : ''},${3000 + i * 50}`)
    const path = file(rows, 'handle,platform,followers,likesPerPost,commentsPerPost,savesPerPost,viewsPerPost')
    const [plain, views] = [join(folder, 'plain.json'), join(folder, 'views.json')]
    await vet([path, '-o', plain])
    await vet([path, '--er', 'views', '-o', views])
    const read = async (...files: string[]) => JSON.parse((await vet(['compare', ...files, '--days', '30', '--json'])).out) as Comparison
    const over = await read(plain, views)
    expect(over.changed.filter(({ unusual }) => unusual)).toEqual([])
    expect(over.changed[0]!.why).toBe('Another formula: mean(likes+comments)/followers before, mean(likes+comments)/views now.')
    expect(over.notes).toEqual([
      'The engagement rates of 24 accounts are of another formula in the second (mean(likes+comments)/followers before, mean(likes+comments)/views now, for the first), so whether engagement moved cannot be told. Make both with the same options, from exports of the same kind.',
    ])
    // views doubled and likes did not: the rate itself moved, not the engagements a post
    const halved = file(
      rows.map(row => row.replace(/\d+$/, views => String(2 * Number(views)))),
      'handle,platform,followers,likesPerPost,commentsPerPost,savesPerPost,viewsPerPost',
    )
    const later = join(folder, 'later.json')
    await vet([halved, '--er', 'views', '-o', later])
    expect((await read(views, later)).changed[0]!.why).toMatch(/^The rate fell by 50\.0 %; usual is /)
  })

  it('shows what is known on one side only among what changed', async () => {
    const [old, now] = [
      file(['a,instagram,9000,100,5,,', 'b,instagram,9000,100,5,,']),
      file(['a,instagram,9000,100,5,,', 'b,instagram,,100,5,,']),
    ]
    const { out } = await vet(['compare', old, now, '-f', 'markdown'])
    expect(out).toContain('| followers | 9,000 | – |  | Known on one side only. |')
  })

  it('says once what one of the two has of no account', async () => {
    const before = ['a,instagram,9000,100,5,1900,', 'b,instagram,9000,100,5,80,EUR', 'c,instagram,9000,100,5,,']
    const gone = await compared(
      before,
      ['a,instagram,9000,100,5,,', 'b,instagram,30000,100,5,,', 'c,instagram,9000,100,5,,'],
      '--days',
      '30',
    )
    expect(gone.notes).toEqual(['The second has no prices of any account, so prices are not compared.'])
    expect(gone.changed.filter(({ field }) => field === 'price')).toEqual([])
    expect(gone.unchanged).toBe(2)
    const some = await compared(before, ['a,instagram,9000,100,5,,', 'b,instagram,9000,100,5,80,EUR'], '--days', '30')
    expect(fieldsOf(some)).toEqual([['a', 'price', 1900, null, false]])
    const came = await compared(['a,instagram,,,,,'], ['a,instagram,9000,100,5,70,EUR'], '--days', '30')
    expect(came.notes).toEqual([
      'The first has no followers of any account, so followers are not compared.',
      'The first has no engagement of any account, so engagement is not compared.',
      'The first has no prices of any account, so prices are not compared.',
    ])
  })

  it('puts the weightier change first, however the rows stand', async () => {
    const before = [
      'a,instagram,20000,380,20,100,EUR',
      'b,instagram,20000,380,20,,',
      'c,instagram,1990,40,2,,',
      'd,instagram,20000,380,20,,',
    ]
    const after = [
      'a,instagram,20000,380,20,120,EUR',
      'b,instagram,30000,380,20,,',
      'c,instagram,2010,40,2,,',
      'd,instagram,60000,380,20,,',
    ]
    const forth = await compared(before, after, '--days', '30')
    expect(fieldsOf(forth).filter(([, field]) => field !== 'engagementRatePct' && field !== 'purchasedFollowers')).toEqual([
      ['d', 'followers', 20_000, 60_000, true],
      ['b', 'followers', 20_000, 30_000, true],
      ['c', 'tier', 'nano', 'micro', false],
      ['a', 'price', 100, 120, false],
      ['c', 'followers', 1990, 2010, false],
    ])
    expect((await compared(before.toReversed(), after.toReversed(), '--days', '30')).changed).toEqual(forth.changed)
  })

  it('says a changed tier, price and verdict, and ends with 1 where one came to the verdict asked', async () => {
    const before = ['rise,instagram,95000,1500,40,100,EUR', 'fall,instagram,90000,1500,40,,', 'bad,instagram,90000,70,1,,']
    const after = ['rise,instagram,101000,1500,40,120,EUR', 'fall,instagram,90000,70,1,,', 'bad,instagram,90000,71,1,,']
    const comparison = await compared(before, after)
    expect(fieldsOf(comparison)).toEqual(
      expect.arrayContaining([
        ['rise', 'tier', 'micro', 'macro', false],
        ['rise', 'price', 100, 120, false],
        ['fall', 'purchasedFollowers', 'no-sign', 'possible', true],
      ]),
    )
    const failing = await vet(['compare', file(before), file(after), '--fail-on', 'possible'])
    expect(failing.code).toBe(1)
    // “bad” was so before
    expect(failing.out.replace(/\s+/g, ' ')).toContain('policy failed: 1 account came to possible or worse')
    expect((await vet(['compare', file(before), file(after), '--fail-on', 'likely'])).code).toBe(0)
  })

  it('takes JSON reports for files, and says what it cannot read', async () => {
    const before = file(['a,instagram,9000,100,5,,'])
    const report = join(folder, 'old.json')
    writeFileSync(report, (await vet([before, '--json'])).out)
    const after = file(['a,instagram,20000,100,5,,'])
    const comparison: Comparison = JSON.parse((await vet(['compare', report, after, '--json'])).out)
    expect(fieldsOf(comparison)).toContainEqual(['a', 'followers', 9000, 20_000, true])
    // less is known of it than before, which is no sign of anything
    expect(fieldsOf(comparison)).toContainEqual(['a', 'purchasedFollowers', 'no-sign', 'insufficient', false])
    writeFileSync(report, JSON.stringify({ ...JSON.parse(readFileSync(report, 'utf8')), schemaVersion: 2 }))
    expect(await vet(['compare', report, after])).toMatchObject({ code: 2, err: expect.stringContaining('is a report of schema 2') })
    expect(await vet(['compare', join(folder, 'none.csv'), after])).toMatchObject({ code: 2 })
  })

  it('reads a JSON export of accounts as a file like any other', async () => {
    const path = join(folder, 'accounts.json')
    writeFileSync(path, JSON.stringify([{ handle: 'a', platform: 'instagram', followers: 9000 }]))
    expect(JSON.parse((await vet(['compare', path, path, '--json'])).out)).toMatchObject({
      added: [],
      removed: [],
      changed: [],
      unchanged: 1,
    })
  })

  it('prints golden tables and Markdown', async () => {
    const [old, now] = ['fixtures/choosing/compare-old.csv', 'fixtures/choosing/compare-new.csv']
    for (const columns of [80, 140]) {
      const { out } = await vet(['compare', old, now], columns)
      for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
      await expect(out).toMatchFileSnapshot(`../../fixtures/choosing/compare.table-${columns}.txt`)
    }
    await expect((await vet(['compare', old, now, '-f', 'markdown'])).out).toMatchFileSnapshot('../../fixtures/choosing/compare.md')
  })

  it('writes no report over what it reads', async () => {
    const path = file(['a,instagram,9000,100,5,,'])
    expect(await vet(['compare', path, path, '-o', `table=${path}`])).toMatchObject({
      code: 2,
      err: expect.stringContaining('read in this run'),
    })
  })

  it('lets no name out of its place', async () => {
    const evil = 'x|y<b>\u001b[31m@all'
    const [old, now] = [file([]), file([`"${evil}",instagram,9000,100,5,,`])].map((path, i) =>
      i === 0 ? file(['a,instagram,9000,100,5,,']) : path,
    )
    expect((await vet(['compare', old!, now!])).out).not.toContain('\u001b')
    expect((await vet(['compare', old!, now!, '-f', 'markdown'])).out).not.toMatch(/<b>|[^;]@all/)
  })
})
