const DAY_MS = 86_400_000
const START = Date.UTC(2025, 0, 6)

const day = (days: number) => new Date(START + days * DAY_MS).toISOString().slice(0, 10)

/** For examples: a history of one account, a count every so many days from 2025-01-06 on. */
export function exampleHistory(first: number, everyDays: number, gains: readonly number[]): string {
  let followers = first
  return ['handle,platform,date,followers', ...[0, ...gains].map((gain, i) => {
    followers += gain
    return `example,instagram,${day(i * everyDays)},${followers}`
  })].join('\n') // biome-ignore format: a table
}

/** For examples: a post every week from 2025-01-09 on, with these likes. */
export function examplePosts(likes: readonly number[]): string {
  return [
    'handle,platform,date,likes,comments',
    ...likes.map((n, i) => `example,instagram,${day(3 + 7 * i)},${n},${Math.round(n / 50)}`),
  ].join('\n')
}

/** `n` ordinary gains around 100: 90, 110, 100, 105, 95 in turn. */
export function ordinary(n: number): number[] {
  return Array.from({ length: n }, (_, i) => [90, 110, 100, 105, 95][i % 5]!)
}

/** Ordinary gains but for some, by their place. */
export function ordinaryBut(n: number, changed: Readonly<Record<number, number>>): number[] {
  return ordinary(n).map((gain, i) => changed[i] ?? gain)
}
