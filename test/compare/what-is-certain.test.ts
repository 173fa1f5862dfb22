import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/compare/compare.ts'
import { makeZip } from '../input/make-zip.ts'
import { newFolder, vet as runVet } from '../report/run.ts'

const folder = newFolder()
const HEADER = 'handle,platform,followers,likesPerPost,commentsPerPost,price,currency'
let files = 0
const write = (name: string, content: string | Uint8Array) => {
  const path = join(folder, `${files++}-${name}`)
  writeFileSync(path, content)
  return path
}
const file = (...rows: readonly string[]) => write('a.csv', [HEADER, ...rows, ''].join('\n'))
const vet = (args: readonly string[], stdin = '') => runVet(args, { columns: 100, cwd: folder, stdin })
async function report(path: string, ...args: string[]): Promise<string> {
  const to = join(folder, `${files++}.json`)
  await vet([path, ...args, '-o', to])
  return to
}
const compared = async (...args: string[]): Promise<Comparison> =>
  JSON.parse((await vet(['compare', ...args, '--days', '30', '--json'])).out)

const FINE = 'fine,instagram,20000,300,10,,'
/** With so few likes that it is possible, and with fewer followers to expect them of, no sign. */
const FLAT = 'flat,instagram,90000,70,1,,'

describe('what a comparison has not read', () => {
  it('passes no --fail-on, and makes nobody certain to be gone', async () => {
    const whole = Array.from({ length: 40 }, (_, i) => `a${i},instagram,${20_000 + 7 * i * i},${300 + ((i * 37) % 50)},10,,`)
    const [old, cut] = [file(...whole), write('cut.csv.gz', gzipSync([HEADER, ...whole, ''].join('\n')).subarray(0, 300))]
    const { code, out } = await vet(['compare', old, cut, '--fail-on', 'possible', '--json'])
    const { removed, notes, policy } = JSON.parse(out) as Comparison
    expect(removed.length).toBeGreaterThan(1)
    expect(code).toBe(1)
    expect(policy).toEqual({ passed: false, failed: [], unread: [cut] })
    expect(notes).toContain('Of the second, 1 file was not read to the end, so that who is called gone is not certain to be so.')
    expect((await vet(['compare', old, cut, '--fail-on', 'possible'])).out.replace(/\s+/g, ' ')).toContain(
      'policy failed: 1 file was not read to the end',
    )
    // it is nothing that one who asks for no policy has to hear as a failure
    expect((await vet(['compare', old, cut])).code).toBe(0)
    const json = await report(cut)
    expect((await vet(['compare', old, json, '--fail-on', 'possible'])).code).toBe(1)
  })

  it('says that rows were rejected, also in Markdown', async () => {
    const [old, now] = [file(FINE, 'b,instagram,9000,100,5,,'), file(FINE, '?? ??,instagram,9000,100,5,,')]
    const note = 'Of the second, 1 row was rejected, so that the account called gone is not certain to be so.'
    expect((await compared(old, now)).notes).toContain(note)
    expect((await compared(old, await report(now))).notes).toContain(note)
    expect((await vet(['compare', old, now, '-f', 'markdown'])).out).toContain('1 row was rejected')
    expect((await compared(now, now)).notes).toEqual(['Of the first, 1 row was rejected.', 'Of the second, 1 row was rejected.'])
  })
})

describe('an account without a platform', () => {
  it('has no fellow where the other has several of its handle, whichever of the two that is', async () => {
    const [several, none] = [
      write('a.csv', 'handle,platform,followers\nq,instagram,10000\nq,tiktok,900\n'),
      write('b.csv', 'handle,followers\nq,900\n'),
    ]
    for (const [old, now, gone, came] of [
      [several, none, 2, 1],
      [none, several, 1, 2],
    ] as const) {
      const { changed, removed, added, notes } = await compared(old, now)
      expect([changed, removed.length, added.length]).toEqual([[], gone, came])
      expect(notes).toContain(
        '@q has no platform in one of the two and several accounts in the other, so which of them it is cannot be told: what has no fellow is listed as new or gone. Say the platform in both, with a column or --platform.',
      )
    }
    const one = write('c.csv', 'handle,platform,followers\nq,tiktok,900\n')
    expect(await compared(one, none)).toMatchObject({ removed: [], added: [], unchanged: 1 })
  })
})

describe('a JSON report', () => {
  it('is one under any name, packed, piped or in UTF-16', async () => {
    const path = file(FINE, FLAT)
    const json = readFileSync(await report(path))
    // vetted again, those would lack the posts that made them likely
    const likely = json.toString().replaceAll(/"purchasedFollowers": "[a-z-]+"/g, '"purchasedFollowers": "likely"')
    const whole = write('whole.json', likely)
    const named = [
      write('old.report', likely),
      write('old.json.gz', gzipSync(likely)),
      write('old.zip', makeZip([{ name: 'old.json', content: likely }])),
      write('old.txt', Buffer.from(`\ufeff${likely}`, 'utf16le')),
    ]
    for (const other of named) expect(await compared(other, whole)).toMatchObject({ changed: [], unchanged: 2 })
    for (const stdin of [likely, readFileSync(path, 'utf8'), JSON.stringify({ accounts: [{ handle: 'fine', followers: 20_000 }] })]) {
      const { code, out } = await vet(['compare', '-', whole, '--days', '30', '--json'], stdin)
      expect([code, JSON.parse(out).removed]).toEqual([0, []])
      expect(JSON.parse(out).unchanged).toBe(stdin === likely ? 2 : 0)
    }
  })

  it.each([
    ['breaks off', (text: string) => text.slice(0, 4000), 'is a report of vet that is cut short or damaged'],
    ['has settings of another kind', (text: string) => changed(text, value => ({ ...value, settings: { filters: null } })), 'its settings'],
    ['counts below zero', (text: string) => changed(text, one({ followers: -5 })), 'not all of its accounts'],
    ['an account without a name', (text: string) => changed(text, one({ handle: '' })), 'not all of its accounts'],
    ['a day that is none', (text: string) => changed(text, value => ({ ...value, summary: { newestDate: 'May' } })), 'its days'],
    ['inputs that are none', (text: string) => changed(text, value => ({ ...value, inputs: [null] })), 'its inputs'],
  ])('is refused in a sentence where it %s', async (_, edit, said) => {
    const path = file(FINE)
    const broken = write('broken.json', edit(readFileSync(await report(path), 'utf8')))
    const { code, err } = await vet(['compare', broken, path])
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
    expect(err).not.toContain('should not')
  })
})

type Written = { readonly accounts: readonly object[] } & Readonly<Record<string, unknown>>
const changed = (text: string, edit: (value: Written) => object) => JSON.stringify(edit(JSON.parse(text)))
const one = (fields: object) => (value: Written) => ({ ...value, accounts: value.accounts.map(account => ({ ...account, ...fields })) })

describe('two reports of other settings', () => {
  it('are said to be, and no verdict is called unusual for it', async () => {
    const path = file(FINE, FLAT)
    const [mild, severe] = [await report(path, '--prior', '0.05'), await report(path, '--prior', '0.9')]
    const { changed, notes } = await compared(mild, severe)
    expect(notes).toEqual([
      'The two were judged by other settings (prior), so verdicts may differ for that reason alone; none of them is called unusual. Make both with the same settings.',
    ])
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter(({ unusual }) => unusual)).toEqual([])
    expect(changed[0]!.why).toBe('A sign now; too little was known before. The settings differ, too.')
    expect((await compared(mild, mild)).notes).toEqual([])
    const [one, other] = [
      { 'flat-likes': { flat: 0.08 }, verdict: { likely: 0.8, possible: 0.5 } },
      { verdict: { possible: 0.5, likely: 0.8 }, 'flat-likes': { flat: 0.08 } },
    ].map(limits => write('limits.json', JSON.stringify({ limits })))
    const [first, second] = [await report(path, '--config', one!), await report(path, '--config', other!)]
    expect((await compared(first, second)).notes).toEqual([])
    expect((await compared(mild, first)).notes[0]).toContain('(prior, limits)')
  })
})

describe('--fail-on', () => {
  const failing = async (...args: string[]) => {
    const { code, out } = await vet(['compare', ...args, '--days', '30', '--json'])
    const { policy, notes } = JSON.parse(out) as Comparison
    return { code, failed: policy.failed.map(({ handle, why }) => [handle, why]), notes }
  }

  it('fails who came to a worse verdict than the one asked, and was at it before', async () => {
    const path = file(FLAT)
    const old = await report(path)
    const now = write('now.json', changed(readFileSync(old, 'utf8'), one({ purchasedFollowers: 'likely' })))
    expect(await failing(old, now, '--fail-on', 'possible')).toMatchObject({ code: 1, failed: [['flat', 'likely; possible before']] })
    expect((await failing(now, now, '--fail-on', 'possible')).code).toBe(0)
    expect((await failing(now, old, '--fail-on', 'possible')).code).toBe(0)
    expect(await failing(file(FINE), path, '--fail-on', 'possible')).toMatchObject({ code: 1, failed: [['flat', 'possible; new']] })
  })

  it('fails nobody whom the first could not have', async () => {
    const path = file(FINE, FLAT.replace('90000', '190000'))
    expect((await failing(file(FINE), path, '--fail-on', 'possible')).code).toBe(1)
    expect(await failing(await report(path, '--tier', 'micro'), path, '--fail-on', 'possible')).toEqual({
      code: 0,
      failed: [],
      notes: [
        'The first is a report of some of its accounts (tier micro): 1 account of the second that it does not have is not listed as new or held against --fail-on.',
      ],
    })
  })

  it('fails nobody whom the config ignores, and says so', async () => {
    const config = write(
      'config.json',
      JSON.stringify({
        ignore: [{ account: 'flat', reason: 'own-figures-seen', until: '2999-12-31' }],
        policy: { verdict: ['error', 'possible'] },
      }),
    )
    const [old, now] = [file(FINE), file(FINE, FLAT)]
    expect((await failing(old, now, '--fail-on', 'possible')).code).toBe(1)
    expect(await failing(old, now, '--fail-on', 'possible', '--config', config)).toEqual({
      code: 0,
      failed: [],
      notes: ['@flat would fail, and is ignored by the config.'],
    })
    expect((await failing(old, await report(now, '--config', config), '--fail-on', 'possible')).code).toBe(0)
  })
})

describe('the same part of two exports', () => {
  it('has all of its accounts that the other can have', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `n${i},instagram,20000,300,10,,`)
    const [old, now] = [file(...names.slice(0, 8)), file(...names.slice(4))]
    const parts = await Promise.all(['1/2', '2/2'].map(async part => await compared(old, now, '--shard', part)))
    expect(parts.flatMap(({ notes }) => notes)).toEqual([])
    expect(parts.flatMap(({ added }) => added.map(({ handle }) => handle)).sort()).toEqual(['n10', 'n11', 'n8', 'n9'])
    expect(parts.flatMap(({ removed }) => removed.map(({ handle }) => handle)).sort()).toEqual(['n0', 'n1', 'n2', 'n3'])
  })
})

describe('a price', () => {
  it('is shown to the cent with its currency, and is another in another currency', async () => {
    const row = (price: string) => `a,instagram,9000,100,5,${price}`
    const cells = async (was: string, is: string) =>
      (await vet(['compare', file(row(was)), file(row(is)), '--days', '30', '-f', 'markdown'])).out
        .match(/price \| (.*?) \| +\| (.*) \|/)
        ?.slice(1)
    expect(await cells('100.25,EUR', '100.75,EUR')).toEqual(['100&#46;25 EUR | 100&#46;75 EUR', 'Another price.'])
    expect(await cells('50,USD', '50,EUR')).toEqual(['50 USD | 50 EUR', 'Another price, in EUR instead of USD.'])
    expect(await cells('50,', '50,EUR')).toBeUndefined()
  })
})

describe('a verdict', () => {
  it('where enough is known now is no milder one', async () => {
    const old = file('a,instagram,20000,100,5,,')
    const why = async (was: string, is: string) => {
      const text = readFileSync(await report(old), 'utf8')
      const side = (verdict: string) => write('side.json', changed(text, one({ purchasedFollowers: verdict })))
      return (await compared(side(was), side(is))).changed[0]!.why
    }
    expect(await why('insufficient', 'no-sign')).toBe('Enough is known now.')
    expect(await why('insufficient', 'likely')).toBe('A sign now; too little was known before.')
    expect(await why('possible', 'no-sign')).toBe('A milder verdict than before.')
  })
})
