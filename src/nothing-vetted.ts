import { inShard, type Shard } from './engine/shard.ts'
import { VetError } from './errors.ts'
import type { Diagnostics } from './input/diagnostics.ts'
import type { Diagnostic, InputReport } from './model/report.ts'
import { closest } from './text/nearest.ts'
import { plural } from './text/numbers.ts'

/** So many reasons are named: more would be a list of the file's mistakes. */
const MOST_REASONS = 3

/** What is said where not one row could be used: why, by what befell most of them. */
export function nothingVetted(inputs: readonly InputReport[], diagnostics: Diagnostics): VetError {
  const rows = inputs.reduce((sum, { rows }) => sum + rows, 0)
  const list = diagnostics.list()
  const deciding = list.find(({ code }) => code === 'no-account-named' || code === 'not-used')
  const reasons = deciding ? [] : reasonsOf(diagnostics)
  const first = deciding ?? reasons[0]?.first ?? list[0]
  if (rows === 0 && first?.severity !== 'error')
    return new VetError(
      'nothing-vetted',
      `${inputs.map(({ path }) => path).join(', ')} has a header and no rows under it.`,
      'Put one row for each account under the header.',
    )
  const hint =
    reasons.length > 1
      ? reasons.slice(0, MOST_REASONS).map(({ count, first }) => `${count} ${count === 1 ? 'row' : 'rows'}, as ${placed(first)}`).join(' ') // biome-ignore format: one list
      : first && placed(first)
  return new VetError('nothing-vetted', rows === 0 ? 'No row could be read.' : `None of the ${rows} rows could be used.`, hint ?? null)
}

function placed({ file, line, message }: Diagnostic): string {
  return `${file ?? ''}${line === null ? '' : `, line ${line}`}: ${message}`
}

/** The errors by kind, those of most rows first, and of as many those that rejected them. */
function reasonsOf(diagnostics: Diagnostics): { readonly first: Diagnostic; readonly count: number }[] {
  const counts = new Map<string, { readonly first: Diagnostic; count: number }>()
  for (const { first, rows } of diagnostics.kinds()) {
    if (first.severity !== 'error') continue
    const known = counts.get(first.code)
    if (known) known.count += rows
    else counts.set(first.code, { first, count: rows })
  }
  const rejects = ({ first }: { readonly first: Diagnostic }) => (first.message.includes('rejected') ? 0 : 1)
  return [...counts.values()].sort((a, b) => b.count - a.count || rejects(a) - rejects(b))
}

/** What is said where the one account that was asked for is not there, with names that are near; its row may be one of those rejected. */
export function noSuchAccount(
  handle: string,
  others: Iterable<string>,
  inputs: readonly InputReport[],
  diagnostics: Diagnostics,
  shard: Shard | null,
): VetError {
  if (shard && !inShard(shard)(handle))
    return new VetError(
      'no-such-account',
      `${handle} is not in part ${shard.part} of ${shard.of}.`,
      'Leave --shard out, or name the part that it is in.',
    )
  const near = closest(handle, [...new Set(others)], 3)
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0)
  const reason = rejected > 0 ? reasonsOf(diagnostics).find(({ first }) => first.line !== null) : undefined
  return new VetError(
    'no-such-account',
    rejected === 0
      ? `No account in these files is called ${handle}.`
      : `No account that could be read is called ${handle}; ${plural(rejected, 'row')} ${rejected === 1 ? 'was' : 'were'} rejected${reason ? `${rejected === 1 ? '' : ', the first'}: ${placed(reason.first)}` : '.'}`,
    near.length > 0 ? `Did you mean ${near.map(name => `@${name}`).join(', ')}?` : 'vet <files...> --all lists the accounts there are.',
  )
}
