import { expect } from 'vitest'
import { type Input, type KindInput, type Report, VetError, type VetOptions, vet } from '../../src/index.ts'

/**
 * The report, or null where `vet` refuses with a sentence. Whatever the input, nothing else may come of it, and every row
 * that was read is accepted or rejected for a reason that is said.
 */
export async function answer(inputs: readonly (Input | KindInput)[], options: VetOptions = {}): Promise<Report | null> {
  try {
    const report = await vet(inputs, options)
    expectConserved(report)
    return report
  } catch (error) {
    if (!(error instanceof VetError)) throw error
    expectSentence(error.message)
    if (error.hint !== null) expect(error.hint).toMatch(/\S/)
    return null
  }
}

/** What people read where something is refused: no stack, no name of a function, no empty line. */
export function expectSentence(text: string): void {
  expect(text).toMatch(/\S.*[.…]$/s)
  expect(text).not.toMatch(/\n\s+at |\[object |TypeError|RangeError/)
}

/** Rows read are rows accepted and rejected, and each rejected row has an error of its own, or is counted in one. */
export function expectConserved({ inputs, diagnostics }: Pick<Report, 'inputs' | 'diagnostics'>): void {
  let rejections = 0
  for (const { rows, accepted, rejected } of inputs) {
    for (const count of [rows, accepted, rejected]) expect(Number.isInteger(count) && count >= 0).toBe(true)
    expect(rows).toBe(accepted + rejected)
    rejections += rejected
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  // a quote takes several rows in, which one error tells of
  const several = /^(\d+) more of this kind|the (\d+) rows from here on|that (\d+) rows were read as one/
  const said = errors.reduce((sum, { message }) => sum + Number(several.exec(message)?.slice(1).find(Boolean) ?? 1), 0)
  expect(said).toBeGreaterThanOrEqual(rejections)
}
