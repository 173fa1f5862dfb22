import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Report, render, reporters } from '../../src/index.ts'
import type { ReportContext } from '../../src/report/reporter.ts'
import { ATTACKS, hostile } from '../report/hostile.ts'
import { cases, runs } from '../runs.ts'
import { answer } from './answer.ts'
import { anyFiles } from './files.ts'
import { readsBack, workbookReadsBack } from './readback.ts'

/** Attacks, pieces of them put together anew, and any characters. */
const attacks = Object.values(ATTACKS).filter(({ length }) => length < 1_000)
const pieces = attacks.flatMap(text => text.split(/(?<=[^\w])/))
const marks = ['\\', '|', '`', '::', '"', "'", '<', '&', ']]>', '\n', '\r', '\u2028', '\\ud800', '\ud800', 'WWW.']
const text = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.constantFrom(...pieces), fc.constantFrom(...marks), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 6 }) // biome-ignore format: one glance
  .map(all => all.join('') || 'nobody')

const place = (marks: readonly string[]): fc.Arbitrary<ReportContext> =>
  fc.record({
    width: fc.integer({ min: 20, max: 200 }),
    color: fc.boolean(),
    all: fc.boolean(),
    top: fc.option(fc.integer({ min: 1, max: 30 })),
    csvDelimiter: fc.constantFrom(...marks),
    evidence: fc.constant('all'),
    charts: fc.constant(true),
  })

// a colon between cells begins a line as a command where the first two are empty, as no handle and platform are
const MARKS = [',', ';', '\t', '|', ' ']

async function expectReadable(name: string, report: Report, context: ReportContext): Promise<Buffer> {
  const content = await render(report, name, context)
  if (typeof content === 'string') readsBack[name]!(content, report, context)
  else workbookReadsBack(content, report)
  return Buffer.from(content)
}

describe('whatever strangers wrote into every field', () => {
  it.each(reporters.map(({ name }) => name))('%s can be read back', async name => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), place(MARKS), async (attacks, context) => {
        await expectReadable(name, hostile(attacks), context)
      }),
      cases(15),
    )
  })
})

it('every reporter takes every report, and the same files give the same bytes', async () => {
  let reported = 0
  await fc.assert(
    fc.asyncProperty(anyFiles, place([...MARKS, ':']), async (files, context) => {
      const report = await answer(files, { charts: true })
      if (!report) return
      reported++
      const again = await answer(files, { charts: true })
      for (const { name } of reporters) {
        const content = await expectReadable(name, report, context)
        expect(content.equals(Buffer.from(await render(again!, name, context))), name).toBe(true)
      }
    }),
    cases(16),
  )
  expect(reported).toBeGreaterThan(runs(16) / 4)
})
