import type * as z from 'zod'
import { said } from './options.ts'

type Issue = z.core.$ZodIssue

/** What zod calls kinds of values, as people who write JSON do. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ number: 'a number', int: 'a whole number', string: 'a text', boolean: 'true or false' },
  ...{ array: 'a list', tuple: 'a list', object: 'an object', record: 'an object' },
}

/** So much of a value is quoted. */
const QUOTED = 60

/** What is wrong, in words: what it has to be, and what it is. What a schema says in a sentence of its own stands as it is. */
export function wordsOf(issue: Issue, value: unknown): string {
  const may = [...new Set(choices(issue))]
  if (may.length === 0) return issue.message
  const last = may.at(-1)!
  const ought = `it has to be ${may.length === 1 ? last : `${may.slice(0, -1).join(', ')} or ${last}`}`
  return value === undefined
    ? `it is missing; ${ought}`
    : `${ought}, not ${said(typeof value === 'string' ? value.slice(0, QUOTED) : value)}`
}

/** What may stand there instead; none where only the message tells. */
function choices(issue: Issue): string[] {
  switch (issue.code) {
    case 'invalid_type':
      return [KINDS[issue.expected] ?? issue.expected]
    case 'invalid_value':
      return issue.values.map(one => JSON.stringify(one))
    case 'invalid_union':
      return issue.errors.flatMap(branch => branch.slice(0, 1).flatMap(choices))
    case 'too_small':
      if (issue.origin === 'array') return ['a longer list']
      if (issue.origin === 'string') return ['a text that is not empty']
      return [issue.inclusive ? `${issue.minimum} or more` : `above ${issue.minimum}`]
    case 'too_big':
      if (issue.origin === 'array') return ['a shorter list']
      return [issue.inclusive ? `${issue.maximum} or less` : `below ${issue.maximum}`]
    case 'invalid_format':
      return issue.format === 'date' ? ['a day such as 2026-12-31'] : []
    default:
      return []
  }
}
