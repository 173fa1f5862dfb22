import type { Diagnostic } from '../model/report.ts'

/** How many of one kind, in one file, are listed whole before the rest is counted. */
const IN_FULL = 100

export type Finding = Pick<Diagnostic, 'code' | 'severity' | 'message'> & Partial<Diagnostic>

export interface Diagnostics {
  readonly add: (finding: Finding) => void
  /** All findings, each kind cut after a hundred with one line that counts the rest. */
  readonly list: () => Diagnostic[]
  /** The kinds of findings in each file: the first of its kind, and how many rows there are with one. */
  readonly kinds: () => readonly { readonly first: Diagnostic; readonly rows: number }[]
}

/** What a message says of a row that was not taken; what people wrote stands in it in quotes. */
const REJECTED = /(?:row|it|they|that) (?:was|were) rejected/

/** What is told of together: the same of one file, and a row that was rejected for it is another thing than a cell that is unknown. */
export function kindOf({ code, file = null, message }: Finding): string {
  return `${code}\n${file ?? ''}\n${REJECTED.test(message)}`
}

/** Collects what was noticed while reading; memory stays bounded however many rows are bad. */
export function collectDiagnostics(): Diagnostics {
  const kinds = new Map<string, { first: Finding; last: Finding; rows: number; listed: Diagnostic[]; more: number }>()
  return {
    add(finding) {
      const key = kindOf(finding)
      let kind = kinds.get(key)
      if (!kind) {
        kind = { first: finding, last: finding, rows: 1, listed: [], more: 0 }
        kinds.set(key, kind)
      }
      // a row's findings come one after the other
      if (finding.line !== kind.last.line) kind.rows++
      kind.last = finding
      if (kind.listed.length < IN_FULL) kind.listed.push(whole(finding))
      else kind.more++
    },
    list() {
      const all = [...kinds.values()].flatMap(({ first, listed, more }) =>
        more === 0
          ? listed
          : [...listed, whole({ ...first, message: `${more} more of this kind (${first.code})`, line: null, column: null, value: null })],
      )
      return all.sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1))
    },
    kinds: () => Array.from(kinds.values(), ({ first, rows }) => ({ first: whole(first), rows })),
  }
}

function whole(finding: Finding): Diagnostic {
  const value = finding.value ?? null
  return {
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    file: finding.file ?? null,
    line: finding.line ?? null,
    column: finding.column ?? null,
    field: finding.field ?? null,
    value: value !== null && value.length > 80 ? `${value.slice(0, 79)}…` : value,
  }
}
