import * as z from 'zod'
import { nearest } from '../text/nearest.ts'
import { wordsOf } from './issue-words.ts'

type Issue = z.core.$ZodIssue

interface Said {
  /** The path of what is wrong. */
  readonly at: readonly PropertyKey[]
  readonly message: string
  readonly hint: string | null
}

/** The fault of a config that tells most, in words: where it stands, what is wrong and, for a key, which one was probably meant. */
export function sayIssue(found: readonly Issue[], schema: z.ZodType, value: unknown): Said {
  const told = telling(found)!
  const issue = inOtherBranch(told, schema, value) ?? told
  const where = issue.path.length > 0 ? `, at ${issue.path.join('.')}` : ''
  if (issue.code !== 'unrecognized_keys') {
    const meant = describedAt([schema], issue.path)
    return { at: issue.path, message: `${where}: ${wordsOf(issue, valueAt(value, issue.path))}.`, hint: meant && `It takes: ${meant}` }
  }
  const key = issue.keys[0]!
  const known = objectsAt([schema], issue.path).flatMap(({ shape }) => Object.keys(shape))
  const near = nearest(key, known)
  return {
    at: [...issue.path, key],
    message: `${where}: there is no setting “${key}”.`,
    hint: near === null ? `Known: ${known.join(', ')}.` : `Did you mean “${near}”?`,
  }
}

/** A key that nobody knows says more than the one that is missing in its place. */
function telling(issues: readonly Issue[]): Issue | undefined {
  const found = issues.map(innermost)
  return found.find(({ code }) => code === 'unrecognized_keys') ?? found[0]
}

/** Of a value that fits no branch of a union, the fault of the branch that it comes nearest to: the one that fails furthest in. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const faults = issue.errors.flatMap(branch => telling(branch) ?? [])
  const depth = (fault: Issue): number => fault.path.length + (fault.code === 'unrecognized_keys' ? 1 : 0)
  const deepest = faults.sort((a, b) => depth(b) - depth(a))[0]
  if (!deepest || depth(deepest) === 0) return issue
  return { ...deepest, path: [...issue.path, ...deepest.path] }
}

/** Of a key that is only unknown to the branch of a union that zod went by, the fault in a branch that knows it; null of any other. */
function inOtherBranch(issue: Issue, schema: z.ZodType, value: unknown): Issue | null {
  if (issue.code !== 'unrecognized_keys') return null
  const other = objectsAt([schema], issue.path).find(({ shape }) => issue.keys.every(key => Object.hasOwn(shape, key)))
  const fault = other && telling(other.safeParse(valueAt(value, issue.path)).error?.issues ?? [])
  return fault ? { ...fault, path: [...issue.path, ...fault.path] } : null
}

/** Undefined where it is missing. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((around, step) => (around as Record<PropertyKey, unknown> | null | undefined)?.[step], value)
}

/** The objects that may stand at a place. */
function objectsAt(schemas: readonly z.core.$ZodType[], path: readonly PropertyKey[]): z.ZodObject[] {
  const [step, ...rest] = path
  if (step === undefined) return schemas.flatMap(unwrapped).filter(schema => schema instanceof z.ZodObject)
  return objectsAt(below(schemas, step), rest)
}

/** What the schema says of the setting that a place is in. */
function describedAt(schemas: readonly z.core.$ZodType[], path: readonly PropertyKey[]): string | null {
  const [step, ...rest] = path
  const deeper = step === undefined ? null : describedAt(below(schemas, step), rest)
  return deeper ?? schemas.flatMap(schema => (schema as z.ZodType).description ?? [])[0] ?? null
}

function below(schemas: readonly z.core.$ZodType[], step: PropertyKey): z.core.$ZodType[] {
  return schemas.flatMap(unwrapped).flatMap((schema): z.core.$ZodType[] => {
    if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? [schema.shape[String(step)]] : []
    if (schema instanceof z.ZodRecord) return [schema.valueType]
    if (schema instanceof z.ZodArray) return [schema.element]
    if (schema instanceof z.ZodTuple) return [schema.def.items[Number(step)]!].filter(Boolean)
    return []
  })
}

/** What an optional, defaulted or united schema stands for. */
function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrapped(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrapped)
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in)
  return [schema]
}
