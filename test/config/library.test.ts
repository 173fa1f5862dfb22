import { describe, expect, it } from 'vitest'
import {
  baseline,
  comparable,
  compare,
  loadConfig,
  type Report,
  render,
  shortlist,
  VetError,
  type VetOptions,
  vet,
} from '../../src/index.ts'

const LIST = [{ path: 'list.csv', content: 'handle,platform,followers,likesPerPost,commentsPerPost\nbrie,instagram,20000,300,10\n' }]
const refused = async (options: unknown) => {
  const error = await vet(LIST, options as VetOptions).catch(error => error as Error)
  expect(error).toBeInstanceOf(VetError)
  return (error as VetError).message
}

describe('options of the library, for callers without types', () => {
  it.each([
    ['platform', 5, 'platform is 5, not a string.'],
    ['prior', '0.3', 'prior is “0.3”, not a number.'],
    ['strict', 'yes', 'strict is “yes”, not a boolean.'],
    ['onAccount', 5, 'onAccount is 5, not a function.'],
    ['config', null, 'config is null, not an object.'],
    ['map', { followers: 3 }, 'map.followers is 3, not a string.'],
    ['baseline', 'no.json', 'baseline is “no.json”, not an object.'],
    ['today', 'xx', '“xx” is not a day.'],
    ['filters', [], 'filters is a list, not an object.'],
  ])('are refused by name: %s', async (name, value, message) => {
    expect(await refused({ [name]: value })).toBe(message)
  })

  it('are an object', async () => {
    expect(await refused(null)).toBe('The options are null, no object.')
    expect(await refused([])).toBe('The options are a list, no object.')
    await expect(baseline(LIST, null as unknown as VetOptions)).rejects.toBeInstanceOf(VetError)
  })

  it.each([
    [{ all: { micro: 10, macro: 5, celebrity: 1 } }, /^The option tiers, at tiers\.all: tiers must rise/],
    [{ micro: 1 }, /^The option tiers/],
    [{ bogus: 1 }, /^The option tiers, at tiers: there is no setting “bogus”/],
    [{ all: 'zz' }, /^The option tiers/],
    [null, /^The option tiers/],
    ['zz', /^There is no tier preset “zz”/],
    [{ name: 'mine', all: { micro: 3, macro: 2, celebrity: 1 }, byPlatform: {}, byNiche: {} }, /tiers must rise/],
  ])('tiers are bounds that rise: %j', async (tiers, message) => {
    expect(await refused({ tiers })).toMatch(message)
  })

  it('a baseline is one that vet made', async () => {
    expect(await refused({ baseline: {} })).toMatch(/^The option baseline is no baseline of vet/)
    expect(await refused({ baseline: { kind: 'vet-baseline', schemaVersion: 2 } })).toMatch(
      /^The option baseline was written by a newer vet/,
    )
  })

  it('are taken as they are at the call, whatever the caller changes later', async () => {
    const config = { er: 'views' as const, policy: { minFollowers: ['error', 10] }, limits: { 'flat-likes': { flat: 0.08 } } }
    const options = { config, map: { niche: 'Verticale' }, filters: { minFollowers: 5 } }
    const inputs = [{ path: 'list.csv', content: `${LIST[0]!.content.replace('\n', ',Verticale\n').trim()},food\n` }]
    const plain = await vet(inputs, options as unknown as VetOptions)
    const running = vet(inputs, options as unknown as VetOptions)
    Object.assign(options, { prior: 7, map: { nonsense: 'x' }, filters: null })
    Object.assign(config, { er: 'zzz' })
    Object.assign(config.policy, { minFollowers: ['error', 1_000_000] })
    Object.assign(config.limits['flat-likes'], { flat: 9 })
    Object.assign(inputs[0]!, { content: 'x' })
    inputs.push(inputs[0]!)
    expect(await running).toEqual(plain)
    expect(plain.accounts[0]).toMatchObject({ handle: 'brie', niche: 'food' })
  })

  it('take what they should', async () => {
    const { accounts } = await vet(LIST, { tiers: { all: { micro: 1, macro: 10_000, celebrity: 20_000 } } })
    expect(accounts[0]!.tier).toBe('celebrity')
    const named = { name: 'mine', all: { micro: 1, macro: 10_000, celebrity: 30_000 }, byPlatform: {}, byNiche: {} }
    expect((await vet(LIST, { tiers: named })).accounts[0]!.tier).toBe('macro')
  })

  it('of the shortlist and of loading a config may be left out', async () => {
    const report = await vet([{ path: 'list.csv', content: `${LIST[0]!.content.replace('\n', ',price\n').trim()},90 EUR\n` }])
    expect(shortlist(report, { budget: 5000 }).selected.map(({ handle }) => handle)).toEqual(['brie'])
    await expect(loadConfig('no.json')).rejects.toMatchObject({ code: 'bad-config', message: expect.stringContaining('no.json could not be read (no such file)') }) // biome-ignore format: one glance
  })
})

describe('arguments of what shows, chooses and compares', () => {
  const report = vet([{ path: 'list.csv', content: `${LIST[0]!.content.replace('\n', ',price\n').trim()},90 EUR\n` }])

  it.each([
    { maxRisk: 'x' }, { budget: Number.NaN }, { budget: -5 }, { budget: 0 }, { budget: '5000' }, { count: -3 }, { count: 1.5 },
    { optimise: 'fame' }, { maxShare: 2 }, { maxShare: '25%' }, { niche: 5 }, { cuont: 1 }, null, [],
  ])('are refused of shortlist: %j', async wanted => {
    const list = await report
    expect(() => shortlist(list, wanted as object)).toThrow(VetError)
  }) // biome-ignore format: one list

  it.each([
    { csvDelimiter: '"' }, { csvDelimiter: ';;' }, { evidence: 'x' }, { top: 'a' }, { top: 0 }, { width: Number.NaN }, { width: 99_999_999 },
    { width: -1 }, { color: 'yes' }, { widht: 80 }, null,
  ])('are refused of render: %j', async context => {
    await expect(render(await report, 'table', context as object)).rejects.toBeInstanceOf(VetError)
  }) // biome-ignore format: one list

  it.each([{ days: -1 }, { days: Number.NaN }, { days: 'x' }, { failOn: 'x' }, { day: 3 }, null])(
    'are refused of compare: %j',
    async options => {
      const side = comparable(await report)
      expect(() => compare(side, side, options as object)).toThrow(VetError)
    },
  )

  it.each([null, undefined, 'report', {}, { accounts: null }, { accounts: [null], settings: {}, summary: {}, policy: {} }])(
    'are a report: %j',
    async none => {
      const no = none as unknown as Report
      const side = comparable(await report)
      await expect(render(no, 'json')).rejects.toBeInstanceOf(VetError)
      for (const call of [() => shortlist(no), () => compare(side, no as never), () => compare(no as never, side), () => comparable(no)])
        expect(call).toThrow(VetError)
    },
  )

  it('may be left out or undefined', async () => {
    const list = await report
    expect(shortlist(list, { budget: undefined, count: 1 } as object).selected).toHaveLength(1)
    expect(compare(comparable(list), comparable(list)).unchanged).toBe(1)
    expect(await render(list, 'csv', { csvDelimiter: ';', top: null, width: undefined } as object)).toContain('brie;instagram')
  })

  it('content is text or bytes', async () => {
    const numbers = async function* () {
      yield 5
    }
    const error = await vet([{ path: 'a.csv', content: numbers() as never }]).catch(error => error)
    expect(error).toMatchObject({ name: 'VetError', message: 'The content of a.csv is neither text nor bytes.' })
  })
})
