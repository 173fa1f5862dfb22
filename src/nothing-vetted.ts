import { VetError } from './errors.ts'
import type { Diagnostics } from './input/diagnostics.ts'
import type { AccountRow } from './model/records.ts'
import type { Diagnostic, InputReport } from './model/report.ts'
import { closest } from './text/nearest.ts'

/** What is said where not one row could be used: why, by what befell most of them. */
export function nothingVetted(inputs: readonly InputReport[], diagnostics: Diagnostics): VetError {
  const rows = inputs.reduce((sum, { rows }) => sum + rows, 0)
  const list = diagnostics.list()
  const first = list.find(({ code }) => code === 'no-account-named' || code === 'not-used') ?? commonest(list)
  const where = first ? `${first.file ?? ''}${first.line === null ? '' : `, line ${first.line}`}: ${first.message}` : null
  if (rows === 0 && first?.severity !== 'error')
    return new VetError(
      'nothing-vetted',
      `${inputs.map(({ path }) => path).join(', ')} has a header and no rows under it.`,
      'Put one row for each account under the header.',
    )
  return new VetError('nothing-vetted', rows === 0 ? 'No row could be read.' : `None of the ${rows} rows could be used.`, where)
}

/** The first finding of the kind that there are most of. */
function commonest(list: readonly Diagnostic[]): Diagnostic | undefined {
  const counts = new Map<string, number>()
  for (const { code } of list) counts.set(code, (counts.get(code) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return list.find(({ code, severity }) => severity === 'error' && counts.get(code) === most) ?? list[0]
}

/** What is said where the one account that was asked for is not there, with names that are near. */
export function noSuchAccount(handle: string, others: readonly Pick<AccountRow, 'handle'>[]): VetError {
  const near = closest(handle, [...new Set(others.map(other => other.handle))], 3)
  return new VetError(
    'no-such-account',
    `No account in these files is called ${handle}.`,
    near.length > 0 ? `Did you mean ${near.map(name => `@${name}`).join(', ')}?` : 'vet <files...> --all lists the accounts there are.',
  )
}
