import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { type Report, render, reporters, VetError, vet } from '../../src/index.ts'
import { reportSchema } from '../../src/model/report.ts'
import { cases, runs } from '../runs.ts'
import { type AnyFile, anyFiles } from './files.ts'

/** The report, or null where `vet` refuses with a sentence. */
async function answer(files: readonly AnyFile[]): Promise<Report | null> {
  try {
    return await vet(files, { charts: true })
  } catch (error) {
    if (!(error instanceof VetError)) throw error
    expect(error.message).toMatch(/\S.*[.…]$/s)
    return null
  }
}

it('whatever the files: the report is valid, accounts for each row, and adds up', async () => {
  let judged = 0
  await fc.assert(
    fc.asyncProperty(anyFiles, async files => {
      const report = await answer(files)
      if (!report) return
      judged++
      expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
      for (const { rows, accepted, rejected } of report.inputs) expect(rows).toBe(accepted + rejected)
      for (const { probability, evidence, flagged, purchasedFollowers } of report.accounts) {
        expect(flagged).toBe(purchasedFollowers === 'possible' || purchasedFollowers === 'likely')
        const sum = evidence.reduce((sum, { logOdds }) => sum + (logOdds ?? 0), 0)
        if (probability !== null) expect(probability).toBeCloseTo(1 / (1 + (0.8 / 0.2) * Math.exp(-sum)), 3)
      }
    }),
    cases(150),
  )
  expect(judged).toBeGreaterThan(runs(150) / 4)
})

/** Halves of characters, which JSON can name and no text can hold, become the mark for what is no character. */
const wellFormed = (json: string) => json.replace(/\\ud[89a-f][0-9a-f]{2}/gi, '\ufffd')

it('every reporter takes every report, and the same files give the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyFiles, async files => {
      const report = await answer(files)
      if (!report) return
      const again = await answer(files)
      for (const { name, binary } of reporters) {
        const content = await render(report, name)
        expect(Buffer.from(content).equals(Buffer.from(await render(again!, name)))).toBe(true)
        if (name === 'json') expect(JSON.parse(String(content))).toEqual(JSON.parse(wellFormed(JSON.stringify(report))))
        if (name === 'junit') expect(XMLValidator.validate(String(content))).toBe(true)
        if (name === 'sarif') expect(JSON.parse(String(content)).runs).toHaveLength(1)
        if (name === 'xlsx') expect((await readXlsx(content as Uint8Array)).sheets[0]!.rows).toHaveLength(1 + report.accounts.length)
        if (!binary) expect(content).not.toMatch(/(?![\n\t\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      }
    }),
    cases(40),
  )
})

const sorted = (report: Report) => ({
  accounts: report.accounts.map(({ source: _, ...account }) => account),
  summary: report.summary,
  policy: report.policy,
})

it('the order of files does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(anyFiles, async files => {
      const named = files.map(({ content }, i) => ({ path: `${i}.csv`, content }))
      const [one, other] = [await answer(named), await answer([...named].reverse())]
      // of two rows of one account, post, follower or day the one read last holds, and undated posts keep their order
      fc.pre(!one?.diagnostics.some(({ code }) => code === 'duplicate-account' || code === 'duplicate-post'))
      for (const once of ['followers', 'history']) fc.pre((one?.inputs.filter(({ kind }) => kind === once).length ?? 0) < 2)
      fc.pre(!one?.accounts.some(({ charts }) => charts?.posts.some(({ date }) => date === null)))
      expect(other === null).toBe(one === null)
      expect(other && sorted(other)).toEqual(one && sorted(one))
    }),
    cases(80),
  )
})

it('nothing in the data reaches the prototypes of the program', async () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const content =
    '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "handle": "anna", "followers": 5000}'
  const report = await vet([
    { path: 'a.json', content: `[${content}]` },
    { path: '__proto__', content: 'handle,followers,__proto__,constructor\nberta,6000,x,y\n__proto__,7000,x,y\n' },
  ])
  expect(report.accounts.map(({ handle }) => handle).sort()).toEqual(['__proto__', 'anna', 'berta'])
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})
