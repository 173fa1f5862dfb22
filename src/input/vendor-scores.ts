import type { Columns } from './columns.ts'
import type { Diagnostics } from './diagnostics.ts'
import { valuesOf, type WaitingRow } from './waiting-rows.ts'

/** What vendors call their own estimates of how many followers are real. */
const SCORES =
  /(?<!\p{L})(?:fake|suspicious|bots?|credib\p{L}*|authentic\p{L}*|fraud\p{L}*|real (?:followers|people)|quality (?:score|audience)|audience quality|glaubwürdig\p{L}*|verdächtig\p{L}*|fausse?s?|falsos?|sospechos\p{L}*)(?!\p{L})/iu

/**
 * Says which columns are a vendor's own verdict: by a method that the file does not tell, it counts neither for an account nor
 * against it, and whoever reads “no sign” beside “fake followers 61 %” has to know that.
 */
export function sayVendorScores({ headers, unused }: Columns, rows: readonly WaitingRow[], path: string, diagnostics: Diagnostics): void {
  const scores = unused.filter(
    index => SCORES.test(headers[index]!.replace(/([a-z])([A-Z])|_/g, '$1 $2')) && valuesOf(index, rows).some(value => /\d/.test(value)),
  )
  const [first] = scores
  if (first === undefined) return
  const names = scores.slice(0, 3).map(index => `“${headers[index]!.trim().slice(0, 40)}”`)
  diagnostics.add({
    code: 'vendor-score',
    severity: 'warning',
    message: `${names.join(', ')}${scores.length > 3 ? ` and ${scores.length - 3} more` : ''} ${scores.length === 1 ? 'is' : 'are'} of somebody else’s making, by a method that the file does not tell: not used, neither for an account nor against it. Compare ${scores.length === 1 ? 'it' : 'them'} with the evidence yourself.`,
    file: path, line: 1, column: first + 1, value: headers[first]!.trim(),
  }) // biome-ignore format: the place of a value in one row
}
