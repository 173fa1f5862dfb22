import type { Accounts } from './account-list.ts'

/** At most so many accounts of each platform, by index, in an order that depends on the accounts alone. */
export function steadySample(accounts: Accounts, perPlatform: number): number[] {
  const platforms = new Map<string, number[]>()
  const handleOf = (index: number) => accounts.value(index, 'handle')
  for (let index = 0; index < accounts.length; index++) {
    const platform = accounts.value(index, 'platform')
    const same = platforms.get(platform)
    if (same) same.push(index)
    else platforms.set(platform, [index])
  }
  return [...platforms.values()].flatMap(indexes => {
    const hashes = Float64Array.from(indexes, index => handleHash(handleOf(index)))
    const limit = indexes.length <= perPlatform ? Number.POSITIVE_INFINITY : hashes.toSorted()[perPlatform - 1]!
    return indexes
      .flatMap((index, i) => (hashes[i]! <= limit ? [{ index, hash: hashes[i]! }] : []))
      .sort((a, b) => a.hash - b.hash || (handleOf(a.index) < handleOf(b.index) ? -1 : 1))
      .slice(0, perPlatform)
      .map(({ index }) => index)
  })
}

/** FNV-1a over the UTF-16 units, 32 bits. */
export function handleHash(handle: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < handle.length; i++) hash = Math.imul(hash ^ handle.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
