import type { Found } from './engine.ts'

/** So many bundles are handed over together, or fewer of so many rows, since another thread is given copies. */
export const AT_A_TIME = { bundles: 256, rows: 65_536 }

/** Puts bundles together. */
export function batches() {
  let some: Found[] = []
  let rows = 0
  const rest = (): readonly Found[] => {
    const batch = some
    some = []
    rows = 0
    return batch
  }
  return {
    /** Adds one; answers a batch that it makes full. */
    add(bundle: Found): readonly Found[] | null {
      some.push(bundle)
      rows += (bundle.posts?.length ?? 0) + (bundle.history?.length ?? 0) + (bundle.sample?.length ?? 0)
      return some.length < AT_A_TIME.bundles && rows < AT_A_TIME.rows ? null : rest()
    },
    /** What is left when there are no more. */
    rest,
  }
}
