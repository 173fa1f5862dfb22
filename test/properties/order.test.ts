import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cases, runs } from '../runs.ts'
import { answer } from './answer.ts'
import { filesOf, LIST_HEADERS, LIST_KINDS, type Lists, lists, type NamedFile, SMALL, shuffled } from './lists.ts'
import { said } from './said.ts'

/** The same rows in another order, in one file or two of each kind, and the files in another order. */
function reordered(all: Lists, seed: number, two: boolean): NamedFile[] {
  const files = LIST_KINDS.flatMap(kind => {
    const rows = shuffled(all[kind], seed)
    const half = two ? rows.length >> 1 : 0
    return [rows.slice(0, half), rows.slice(half)].flatMap((part, i) =>
      part.length === 0 ? [] : [{ path: `${kind}-${i}.csv`, content: [LIST_HEADERS[kind], ...part].join('\n') }],
    )
  })
  return shuffled(files, seed)
}

it('neither the order of rows nor that of files changes what is said of anybody', async () => {
  let judged = 0
  await fc.assert(
    fc.asyncProperty(lists(SMALL), fc.nat(1_000_000), fc.boolean(), async (all, seed, two) => {
      const [one, other] = [await answer(filesOf(all), { charts: true }), await answer(reordered(all, seed, two), { charts: true })]
      expect(other === null).toBe(one === null)
      if (!one || !other) return
      judged++
      expect(said(other)).toEqual(said(one))
    }),
    cases(30),
  )
  expect(judged).toBeGreaterThan(runs(30) / 2)
})

it('among twenty peers and more it changes nothing either', async () => {
  await fc.assert(
    fc.asyncProperty(
      lists({ accounts: 26, postsEach: 3, daysEach: 0, followersEach: 0 }),
      fc.nat(1_000_000),
      fc.boolean(),
      async (all, seed, two) => {
        const same = { ...all, accounts: all.accounts.map(row => row.replace(/,(tiktok|youtube|x|facebook),/, ',instagram,')), posts: all.posts.map(row => row.replace(/,(tiktok|youtube|x|facebook),/, ',instagram,')) } // biome-ignore format: one glance
        const [one, other] = [await answer(filesOf(same)), await answer(reordered(same, seed, two))]
        expect(other && said(other)).toEqual(one && said(one))
      },
    ),
    cases(8),
  )
})
