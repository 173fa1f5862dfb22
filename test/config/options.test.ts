import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { render, type ShortlistOptions, shortlist, VetError, type VetOptions, vet as vetLibrary } from '../../src/index.ts'
import { newFolder, vet } from '../report/run.ts'

const CSV = 'handle,platform,niche,followers\nbrie,instagram,food,50000\ngouda,twitter,Food,50000\n'
const input = { path: 'accounts.csv', content: CSV }

describe('options of the library', () => {
  it.each([
    ['er', { er: 'fans' }, /er cannot be “fans”/],
    ['sort', { sort: 'beauty' }, /sort cannot be “beauty”/],
    ['failOn', { failOn: 'no-sign' }, /failOn cannot be “no-sign”/],
    ['evidence', { evidence: 'some' }, /evidence cannot be “some”/],
    ['engine', { engine: 'steam' }, /engine cannot be “steam”/],
    ['tiers', { tiers: 'grand' }, /no tier preset “grand”/],
    ['a tier to filter by', { filters: { tier: 'mega' } }, /filters\.tier cannot be “mega”/],
    ['a bound to filter by', { filters: { minFollowers: '2k' } }, /filters\.minFollowers is “2k”, not a number/],
    ['a key of the config', { config: { priors: 0.1 } }, /there is no setting “priors”/],
    ['a value of the config', { config: { prior: 2 } }, /at prior/],
  ])('%s that means nothing is an error with a code, not a default', async (_, options, said) => {
    const error: unknown = await vetLibrary([input], options as unknown as VetOptions).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(VetError)
    expect((error as VetError).code).toMatch(/^bad-(option|config)$/)
    expect((error as VetError).message).toMatch(said)
  })

  it.each([
    ['an option', { postWindow: 3 }, 'There is no option “postWindow”.', 'Did you mean “postsWindow”?'],
    ['an option left undefined', { strickt: undefined }, 'There is no option “strickt”.', 'Did you mean “strict”?'],
    ['a filter', { filters: { minFollower: 3 } }, 'There is no option “filters.minFollower”.', 'Did you mean “filters.minFollowers”?'],
    ['a word far from any', { constructor: 1 }, 'There is no option “constructor”.', expect.stringContaining('Known: config, platform')],
  ])('%s that is misspelt is an error that names the nearest', async (_, options, message, hint) => {
    const error: unknown = await vetLibrary([input], options as unknown as VetOptions).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(VetError)
    expect(error).toMatchObject({ code: 'bad-option', message, hint })
  })

  it.each([
    ['no list', 'accounts.csv', 'The inputs are no list.'],
    ['nothing', [null], 'An input is neither a path nor content under a name.'],
    ['a name without content', [{ path: 'accounts.csv' }], 'An input is neither a path nor content under a name.'],
    ['an unknown kind', [{ kind: 'post', input }], 'The kind of an input cannot be “post”.'],
    ['a kind that every object has', [{ kind: 'constructor', input }], 'The kind of an input cannot be “constructor”.'],
  ])('an input that is %s is an error in a sentence', async (_, inputs, message) => {
    const error: unknown = await vetLibrary(inputs as unknown as (typeof input)[]).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(VetError)
    expect(error).toMatchObject({ message })
  })

  it('of a report and of a shortlist are known by name as well', async () => {
    const report = await vetLibrary([input])
    await expect(render(report, 'csv', { csvDelimeter: ';' } as object)).rejects.toThrow('There is no option “csvDelimeter”.')
    expect(() => shortlist(report, { cuont: 3 } as unknown as ShortlistOptions)).toThrow('There is no option “cuont”.')
  })

  it('takes tiers by the name of a preset and as the config has them', async () => {
    const tiers = async (tiers: NonNullable<VetOptions['tiers']>) =>
      (await vetLibrary([input], { tiers })).accounts.map(({ handle, tier }) => `${handle} ${tier}`)
    expect(await tiers('imh')).toEqual(['brie macro', 'gouda macro'])
    expect(await tiers({ micro: 60_000, macro: 70_000, celebrity: 80_000 })).toEqual(['brie nano', 'gouda nano'])
    expect(await tiers({ byPlatform: { Twitter: 'imh' } })).toEqual(['brie micro', 'gouda macro'])
    expect(await tiers({ byNiche: { 'Twitter/Food': 'imh' } })).toEqual(['brie micro', 'gouda macro'])
  })
})

describe('options of the command line', () => {
  const accounts = join(newFolder(), 'accounts.csv')
  writeFileSync(accounts, CSV)

  it('--tiers takes a file that holds nothing but bounds', async () => {
    const tiers = join(newFolder(), 'tiers.json')
    writeFileSync(tiers, '{"micro": 500, "macro": 5000, "celebrity": 50000}')
    const { out } = await vet([accounts, '--tiers', tiers, '-f', 'csv'])
    expect(out).toContain(',celebrity,50000,')
  })

  it.each([
    ['{\n  "micro": 500,\n  "macro": "many",\n  "celebrity": 50000\n}', /tiers\.json, line 3, column 3, at tiers\.macro: .*number/],
    ['\n{"micro": 500, "macro": 400, "celebrity": 50000}', /tiers\.json, line 1, column 1, at tiers: tiers must rise/],
    ['{"micro": 500, "micro": 600}', /tiers\.json, line 1, column 16: “micro” stands here a second time/],
    ['{"micro": 500,', /tiers\.json is not JSON: the file ends before its last bracket is closed/],
  ])('--tiers says where its file is wrong', async (text, said) => {
    const tiers = join(newFolder(), 'tiers.json')
    writeFileSync(tiers, text)
    const { code, err } = await vet([accounts, '--tiers', tiers])
    expect(code).toBe(2)
    expect(err).toMatch(said)
  })

  it.each([
    ['--csv-delimiter', '||'],
    ['--csv-delimiter', ''],
    ['--csv-delimiter', '"'],
    ['--csv-delimiter', '7'],
    ['--top', '0'],
    ['--top', '2.5'],
    ['--posts-window', '-3'],
  ])('%s "%s" is refused before anything is read', async (option, value) => {
    const { code, out, err } = await vet([accounts, option, value])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(option)
  })

  it('--csv-delimiter takes a tab as shells hand it over', async () => {
    const { out } = await vet([accounts, '-f', 'csv', '--csv-delimiter', '\\t'])
    expect(out).toMatch(/^handle\tplatform\t/)
  })

  it('--sort orders by any figure that can be compared, the largest first and unknown ones last', async () => {
    const list = join(newFolder(), 'list.csv')
    writeFileSync(list, 'handle,platform,followers,price\na,instagram,1000,50\nb,instagram,1000,\nc,instagram,1000,70\n')
    const { out } = await vet([list, '--sort', 'price', '-f', 'ndjson'])
    const handles = out
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { handle: string }).handle)
    expect(handles).toEqual(['c', 'a', 'b'])
  })
})

describe('headers of averages in other languages', () => {
  it.each([
    ['Profil;Plattform;Follower;Likes pro Post;Kommentare pro Post;Aufrufe pro Video'],
    ['Perfil;Plataforma;Seguidores;Promedio de me gusta;Comentarios por post;Promedio de visualizaciones'],
    ['Compte;Plateforme;Abonnés;Moyenne de likes;Commentaires par publication;Moyenne des vues'],
    ['Perfil;Rede social;Seguidores;Média de curtidas;Comentários por post;Visualizações por vídeo'],
  ])('%s', async header => {
    const { accounts } = await vetLibrary([{ path: 'a.csv', content: `${header}\nbrie;instagram;20000;240;12;3000\n` }])
    expect(accounts[0]).toMatchObject({
      ...{ handle: 'brie', platform: 'instagram', followers: 20000 },
      ...{ likesPerPost: 240, commentsPerPost: 12, viewsPerPost: 3000, engagementRatePct: 1.26 },
    })
  })
})
