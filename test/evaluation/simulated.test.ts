import { describe, expect, it } from 'vitest'
import { evaluateSimulated } from './simulated.ts'
import { simulate, type World } from './simulator.ts'

const world: World = { seed: 1, accounts: 200, bought: 0.2, normShift: 0, fakesAtCap: 0.02, boughtBefore: 0 }

describe('a simulated world of 200 accounts', () => {
  it('is the same on every run', () => {
    const { truth, ...files } = simulate(world)
    const { truth: again, ...same } = simulate(world)
    expect(same).toEqual(files)
    expect([...again]).toEqual([...truth])
    expect(simulate({ ...world, seed: 2 }).posts).not.toBe(files.posts)
  })

  it('has nobody wrongly called likely, and is told apart', async () => {
    const { everything, 'stats only': stats } = await evaluateSimulated([world], ['stats only', 'everything'])
    expect(everything!.accounts).toBe(200)
    expect(everything!.organicLikely).toBe(0)
    expect(stats!.likely).toBe(0)
    expect(everything!.auc).toBeGreaterThan(0.85)
    expect(everything!.auc).toBeGreaterThan(stats!.auc)
    expect(everything!.likelyOfBought).toBeGreaterThan(0.3)
  })
})
