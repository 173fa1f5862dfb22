import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'
import { newFolder, vet } from '../report/run.ts'

const NOVEMBER = 'fixtures/presets/hypeauditor-instagram-ranking/november.csv'
const YOUTUBE = 'fixtures/presets/youtube-studio-table/Table data.csv'
const CROWDTANGLE = 'fixtures/presets/crowdtangle/posts.csv'

describe('vet columns', () => {
  it.each([80, 140])('prints how files are understood at %i columns', async columns => {
    const { code, out } = await vet(['columns', NOVEMBER, YOUTUBE, CROWDTANGLE], { columns })
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    await expect(out).toMatchFileSnapshot(`../../fixtures/columns/expected.${columns}.txt`)
  })

  it('gives the inputs of the report with their fields as JSON', async () => {
    const inputs = JSON.parse((await vet(['columns', '--json', NOVEMBER])).out)
    const report = JSON.parse((await vet(['--json', NOVEMBER])).out)
    expect(inputs).toMatchObject(report.inputs)
    expect(inputs[0].fields).toHaveLength(12)
    expect(inputs[0].fields[1]).toEqual({
      header: 'name',
      field: 'handle',
      why: 'preset hypeauditor-instagram-ranking',
      examples: ['goat.gabe', '433.curds'],
    })
    expect(inputs[0].fields[0]).toMatchObject({ header: 'Rank', field: null, why: 'a place in a list' })
  })

  it('shows the columns of a table that it does not understand', async () => {
    const path = join(newFolder(), 'list.csv')
    writeFileSync(path, 'Konto,Gefolgschaft,Interaktion\nanna,5000,\nbert,7000,39\n')
    const { code, out, err } = await vet(['columns', path])
    expect(code).toBe(2)
    expect(out.split('\n').slice(1)).toEqual([
      '  not understood: these are its columns, to be named with --map',
      '',
      '  Header        Field   First values',
      '  Konto         handle  anna · bert',
      '  Gefolgschaft          5000 · 7000',
      '  Interaktion           39',
      '',
    ])
    expect(err).toMatch(/has “Konto” in its header, and no figures that vet knows/)
    expect((await vet([path, '--map', 'followers=Gefolgschaft'])).code).toBe(0)
  })

  it('names the nearest field of an unused header, and what the checks lack', async () => {
    const path = join(newFolder(), 'list.csv')
    writeFileSync(path, 'handle,followers,folowing,shoe size\nanna,5000,200,39\n')
    const { out } = await vet(['columns', path])
    expect(out).toMatch(/“folowing”: near following; if it is that, --map following="folowing"/)
    expect(out).toMatch(/“shoe size”$/m)
    expect(out).toMatch(/Posts \(.*\): .*flat-likes/)
    expect(out).not.toMatch(/Follower counts \(/)
  })

  it('shows the other files where one cannot be understood, and exits 2', async () => {
    const path = join(newFolder(), 'none.csv')
    writeFileSync(path, 'x,y\n1,2\n')
    const { code, out, err } = await vet(['columns', path, CROWDTANGLE])
    expect(code).toBe(2)
    expect(out).toContain(CROWDTANGLE)
    expect(err).toMatch(/no header that vet knows/)
  })

  it('refuses a mapped header that no file has', async () => {
    const { code, err } = await vet(['columns', NOVEMBER, '--map', 'price=Countri'])
    expect(code).toBe(2)
    expect(err).toMatch(/The nearest is “country”/)
  })
})

describe('vet init', () => {
  it('writes a config that is valid and a table that is understood', async () => {
    const cwd = newFolder()
    expect((await vet(['init'], { cwd })).code).toBe(0)
    expect(configSchema.safeParse(JSON.parse(readFileSync(join(cwd, 'vet.config.json'), 'utf8'))).success).toBe(true)
    const template = join(cwd, 'accounts.template.csv')
    writeFileSync(template, `${readFileSync(template, 'utf8')}anna,instagram,Anna,food,DE,5000,200,120,100,5,1,2000,80,EUR,2026-09-01\r\n`)
    const { code, out } = await vet(['--json', template], { cwd })
    expect(code).toBe(0)
    expect(JSON.parse(out).inputs[0].unusedColumns).toEqual([])
    expect(JSON.parse(out).accounts[0]).toMatchObject({ handle: 'anna', followers: 5000, price: 80, currency: 'EUR' })
  })

  it('never overwrites', async () => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'accounts.template.csv'), 'mine')
    const { code, err } = await vet(['init'], { cwd })
    expect(code).toBe(2)
    expect(err).toMatch(/accounts\.template\.csv here already, so nothing was written/)
    expect(readFileSync(join(cwd, 'accounts.template.csv'), 'utf8')).toBe('mine')
    expect(() => readFileSync(join(cwd, 'vet.config.json'))).toThrow()
  })
})
