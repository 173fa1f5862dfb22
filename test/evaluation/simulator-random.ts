import { seededRandom } from '../../src/metrics/random.ts'

/** Draws of one seed: the same on every run. */
export interface Draws {
  readonly uniform: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly whole: (low: number, high: number) => number
  readonly normal: (mean: number, sd: number) => number
  /** e to the power of a normal draw: `median` is its median, `sd` that of its log. */
  readonly logNormal: (median: number, sd: number) => number
  readonly beta: (a: number, b: number) => number
  readonly poisson: (mean: number) => number
  readonly pick: <T>(from: readonly T[]) => T
}

export function drawsOf(seed: number): Draws {
  const random = seededRandom(seed)
  const normal = (mean: number, sd: number) => mean + sd * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  // Marsaglia and Tsang 2000, for shapes of one and more
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3
    for (;;) {
      const x = normal(0, 1)
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  return {
    uniform: (low, high) => low + (high - low) * random(),
    chance: probability => random() < probability,
    whole: (low, high) => low + Math.floor(random() * (high - low + 1)),
    normal,
    logNormal: (median, sd) => median * Math.exp(normal(0, sd)),
    beta(a, b) {
      const x = gamma(a)
      return x / (x + gamma(b))
    },
    poisson(mean) {
      if (mean > 50) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))))
      const limit = Math.exp(-mean)
      let product = random()
      let count = 0
      while (product > limit) {
        product *= random()
        count++
      }
      return count
    },
    pick: from => from[Math.floor(random() * from.length)]!,
  }
}
