/** The order of texts by their code units: the same on every machine, whatever its language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By handle, then by platform. */
export function byName(
  a: { readonly handle: string; readonly platform: string },
  b: { readonly handle: string; readonly platform: string },
): number {
  return byText(a.handle, b.handle) || byText(a.platform, b.platform)
}

/** As `sort` of an array, stable, for a handful of values: its own call takes memory by the kilobyte, which counts where millions call it. */
export function sortFew<T>(values: T[], compare: (a: T, b: T) => number): T[] {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!
    let j = i
    for (; j > 0 && compare(values[j - 1]!, value) > 0; j--) values[j] = values[j - 1]!
    values[j] = value
  }
  return values
}
