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
