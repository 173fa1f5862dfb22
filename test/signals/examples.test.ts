import { describe, expect, it } from 'vitest'
import { runExample } from '../../src/commands/examples.ts'
import { GROUPS } from '../../src/model/names.ts'
import { signals } from '../../src/signals/index.ts'
import { sourceOf } from '../../src/signals/signal.ts'

describe.each(signals.map(signal => [signal.id, signal] as const))('%s', (id, signal) => {
  it.each(signal.examples.map((example, i) => [`${i + 1}, ${example.name}`, example] as const))('example %s', async (_, example) => {
    const { outcome, likelihoodRatio, missing, innocent } = (await runExample(id, example)).item
    expect([outcome, likelihoodRatio === null ? null : Math.round(likelihoodRatio * 100) / 100]).toEqual([
      example.outcome,
      example.likelihoodRatio,
    ])
    expect(missing.length > 0).toBe(outcome === 'unknown')
    expect(innocent.length > 0).toBe(outcome === 'fired')
  })

  it('has an example of each kind', () => {
    expect(new Set(signal.examples.map(({ name }) => name))).toEqual(new Set(['fired', 'clear', 'at the limit', 'unknown']))
    for (const { name, outcome } of signal.examples) if (name !== 'at the limit') expect(outcome).toBe(name)
  })

  it('documents itself', () => {
    const { what, why, innocent, next } = signal.docs
    for (const text of [signal.title, what, why, next, ...innocent]) expect(text.trim().length).toBeGreaterThan(10)
    expect(innocent.length).toBeGreaterThanOrEqual(2)
    expect(new Set(innocent).size).toBe(innocent.length)
    expect(GROUPS).toContain(signal.group)
  })

  it('says where each of its limits comes from', () => {
    for (const [limit, value] of Object.entries(signal.limits)) {
      expect(Number.isFinite(value), limit).toBe(true)
      expect(sourceOf(signal, limit), limit).toMatch(/\w{5}/)
    }
  })
})

it('ids are unique, and fit for file names', () => {
  const ids = signals.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
})
