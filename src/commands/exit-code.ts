import type { VetError } from '../errors.ts'
import type { Report } from '../model/report.ts'
import { printWords } from './print-words.ts'
import type { ProcessLike } from './process.ts'
import { sayError } from './say.ts'

/** Says what could not be written, which is 2; else the code is a pure function of what was found. */
export async function exitCode(
  unwritten: readonly VetError[],
  { policy }: { readonly policy: Pick<Report['policy'], 'passed'> },
  { stderr }: ProcessLike,
): Promise<number> {
  for (const error of unwritten) await printWords(stderr, sayError(error))
  if (unwritten.length > 0) return 2
  return policy.passed ? 0 : 1
}
