import fc from 'fast-check'
import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { cases } from '../runs.ts'
import { answer } from './answer.ts'
import { anyFiles } from './files.ts'
import { said } from './said.ts'

it('the order of hostile files does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(anyFiles, async files => {
      const named = files.map(({ content }, i) => ({ path: `${i}.csv`, content }))
      const [one, other] = [await answer(named, { charts: true }), await answer([...named].reverse(), { charts: true })]
      // of two rows of one account, post, follower or day the one read last holds, and undated posts keep their order
      fc.pre(!one?.diagnostics.some(({ code }) => code === 'duplicate-account' || code === 'duplicate-post'))
      for (const once of ['followers', 'history', 'posts']) fc.pre((one?.inputs.filter(({ kind }) => kind === once).length ?? 0) < 2)
      expect(other === null).toBe(one === null)
      expect(other && said(other)).toEqual(one && said(one))
    }),
    cases(50),
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
