/** Coefficients of Lanczos' approximation with g = 7, good to fifteen digits. */
const LANCZOS: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] // biome-ignore format: a table

/** Natural log of the gamma function, for x ≥ 0.5. */
export function lnGamma(x: number): number {
  const shifted = x - 1
  let sum = LANCZOS[0]!
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (shifted + i)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

function lnBetaFunction(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b)
}

/** Density of Beta(a, b) at x from 0 to 1; a and b above 1, so that it is 0 at both ends, where a logarithm is minus infinity. */
export function betaDensity(x: number, a: number, b: number): number {
  return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x) - lnBetaFunction(a, b))
}

/** Probability of k successes in n where the rate of success itself is drawn from Beta(a, b). */
export function betaBinomial(k: number, n: number, a: number, b: number): number {
  const lnChoose = lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1)
  return Math.exp(lnChoose + lnBetaFunction(k + a, n - k + b) - lnBetaFunction(a, b))
}
