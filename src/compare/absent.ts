import type { ComparedAccount } from './comparable.ts'
import type { ChangedField } from './compare.ts'

/** Fields that an export may lack altogether, in words, with what rests on them. */
const FIELDS: readonly (readonly [field: 'followers' | 'engagementRatePct' | 'price', words: string, resting: readonly ChangedField[]])[] =
  [
    ['followers', 'followers', ['followers', 'tier']],
    ['engagementRatePct', 'engagement', ['engagementRatePct']],
    ['price', 'prices', ['price']],
  ]

/** What one of the two has of no account, and so is said once rather than of each. */
export interface Absent {
  readonly fields: ReadonlySet<ChangedField>
  readonly notes: readonly string[]
}

export function absentFields(before: readonly ComparedAccount[], after: readonly ComparedAccount[]): Absent {
  const fields = new Set<ChangedField>()
  const notes: string[] = []
  if (before.length === 0 || after.length === 0) return { fields, notes }
  for (const [field, words, resting] of FIELDS) {
    const [was, is] = [before, after].map(side => side.some(account => account[field] != null))
    if (was === is) continue
    for (const each of resting) fields.add(each)
    notes.push(
      `The ${was ? 'second' : 'first'} has no ${words} of any account, so ${words} are not compared.`.replace(
        'engagement are',
        'engagement is',
      ),
    )
  }
  return { fields, notes }
}
