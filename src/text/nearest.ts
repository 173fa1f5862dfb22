/** The known name that a typing mistake most likely meant; null where none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  return closest(name, known, 1)[0] ?? null
}

/** The nearest known names, best first: those a few letters off, and those that begin alike. */
export function closest(name: string, known: readonly string[], most: number): string[] {
  const typed = name.toLowerCase()
  // of a short word no more may change than stays
  const limit = Math.min(Math.max(3, Math.ceil(typed.length / 3)), Math.floor(typed.length / 2))
  return known
    .map(each => {
      const other = each.toLowerCase()
      const begins = Math.min(typed.length, other.length) >= 3 && (typed.startsWith(other) || other.includes(typed))
      return { each, distance: begins ? 0.5 : editDistance(typed, other, limit + 1) }
    })
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each)
}

/** Letters changed, put in, left out, or in each other's place, given up at `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || a.length > 64) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  let before = previous
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : limit
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swapped))
    }
    before = previous
    previous = row
  }
  return previous[b.length]!
}
