/** What was found to be as it should, by what checks it: a copy of it need not be checked again. */
const checked: WeakSet<object>[] = []

export function checkedOnce(): WeakSet<object> {
  const set = new WeakSet()
  checked.push(set)
  return set
}

/**
 * The caller's own lists and plain objects as they are now, however deep: what the caller changes later changes no run that
 * has begun. Anything else, such as content to be read, is passed on as it is.
 */
export function copied<T>(value: T, before = new Map<unknown, unknown>()): T {
  if (!isPlain(value)) return value
  const known = before.get(value)
  if (known !== undefined) return known as T
  const copy: object = Array.isArray(value) ? [] : {}
  before.set(value, copy)
  // a key such as __proto__ is one like others
  for (const key of Object.keys(value))
    Object.defineProperty(copy, key, {
      value: copied(value[key as keyof T], before),
      ...{ writable: true, enumerable: true, configurable: true },
    })
  for (const set of checked) if (set.has(value)) set.add(copy)
  return copy as T
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return false
  if (Array.isArray(value)) return true
  const parent: unknown = Object.getPrototypeOf(value)
  return parent === null || Object.getPrototypeOf(parent) === null
}
