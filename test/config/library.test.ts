import { describe, expect, it } from 'vitest'
import { loadConfig, shortlist, VetError, type VetOptions, vet } from '../../src/index.ts'

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
    ['filters', [], 'filters is a list, not an object.'],
  ])('are refused by name: %s', async (name, value, message) => {
    expect(await refused({ [name]: value })).toBe(message)
  })

  it('are an object', async () => {
    expect(await refused(null)).toBe('The options are null, no object.')
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
