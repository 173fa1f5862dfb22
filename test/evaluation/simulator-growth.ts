import type { Draws } from './simulator-random.ts'

/** A week that brings followers, and what the posts of it show. */
export interface Event {
  readonly day: number
  readonly giveaway: boolean
  /** What engagement is multiplied with in that week; 1 where no post tells. */
  readonly boost: number
}

/** Follower counts a day over the time before the export: people, and bought ones beside them. */
export interface GrowthPath {
  readonly days: number
  readonly people: Float64Array
  readonly bought: Float64Array
  readonly events: readonly Event[]
}

/** How an audience was bought. `before`: before the history begins. */
export type Purchase = 'steps' | 'drip' | 'before'

/**
 * One account's path, ending at these numbers of people and bought followers.
 * Spikes: 56 in 90 years of 30 large channels, of which 53 came with a rise of views (computed, 2026); the rest is judgement.
 */
export function growthPath(people: number, bought: number, purchase: Purchase | null, purgeDay: number, draws: Draws): GrowthPath {
  const days = draws.pick([200, 380, 540])
  const events: Event[] = []
  const relative = organicGains(days, people, events, draws)
  // scaled so that it ends at `people`
  const level = new Float64Array(days)
  let total = 1
  for (let day = 0; day < days; day++) {
    total *= 1 + relative[day]!
    level[day] = total
  }
  const path = level.map(value => Math.max(1, Math.round((people * value) / total)))
  const path2 = purchase === null ? new Float64Array(days) : boughtPath(days, bought, purchase, draws)
  // a purge takes some of the bought, and of the fakes that follow anyone
  const lost = draws.uniform(0.002, 0.02)
  const purge = days - purgeDay
  if (purge > 0) {
    const keep = draws.uniform(0.85, 1)
    const endsAt = path2[days - 1]!
    for (let day = 0; day < purge; day++) {
      path[day] = Math.round(path[day]! * (1 + lost))
      if (endsAt > 0) path2[day] = Math.round(path2[day]! / keep)
    }
  }
  return { days, people: path, bought: path2, events }
}

/** Relative gains a day: a rate that wanders from week to week, and events that bring followers, of whom some leave. */
function organicGains(days: number, people: number, events: Event[], draws: Draws): Float64Array {
  const rate = draws.logNormal(0.003, 0.9) / 7
  const gains = new Float64Array(days)
  let wander = 0
  for (let day = 0; day < days; day++) {
    if (day % 7 === 0) wander = 0.5 * wander + draws.normal(0, 0.3)
    const mean = rate * people * Math.exp(wander + draws.normal(0, 0.25))
    gains[day] = (draws.poisson(mean) - draws.poisson(0.2 * rate * people)) / people
  }
  const add = (day: number, size: number, tailDays: number, leave: number) => {
    let shares = 0
    for (let k = 0; k < tailDays; k++) shares += 0.6 ** k
    for (let k = 0; k < tailDays && day + k < days; k++) gains[day + k]! += (size * 0.6 ** k) / shares
    for (let k = 0; k < 50 && day + tailDays + k < days; k++) gains[day + tailDays + k]! -= (size * leave) / 50
  }
  const spikes = draws.poisson((0.62 * days) / 365)
  for (let i = 0; i < spikes; i++) {
    const day = draws.whole(0, days - 1)
    const told = draws.chance(53 / 56)
    add(day, Math.min(0.6, draws.logNormal(0.05, 0.8)), draws.whole(2, 12), draws.uniform(0, 0.2))
    events.push({ day, giveaway: false, boost: told ? draws.logNormal(4, 0.5) : 1 })
  }
  if (draws.chance(0.2)) {
    const giveaways = 1 + draws.poisson(days / 365)
    for (let i = 0; i < giveaways; i++) {
      const day = draws.whole(0, days - 1)
      add(day, Math.min(0.4, draws.logNormal(0.05, 0.6)), draws.whole(3, 10), draws.uniform(0.1, 0.4))
      // some announce it in a story only, which no export has
      events.push({ day, giveaway: draws.chance(0.85), boost: draws.logNormal(1.5, 0.3) })
    }
  }
  return gains
}

/** Bought followers a day, ending at `bought`: orders that come within days and leave again, or so many a day. */
function boughtPath(days: number, bought: number, purchase: Purchase, draws: Draws): Float64Array {
  const path = new Float64Array(days)
  const bleeds = draws.chance(0.75)
  const lost = bleeds ? draws.uniform(0.1, 0.5) : 0
  const time = draws.uniform(20, 70)
  const kept = (age: number) => 1 - lost * (1 - Math.exp(-age / time))
  if (purchase === 'before') {
    const age = draws.uniform(100, 600)
    for (let day = 0; day < days; day++) path[day] = kept(age + day)
  } else if (purchase === 'drip') {
    const from = draws.whole(0, Math.floor(days / 3))
    const length = Math.min(draws.whole(70, 300), days - from)
    const evenness = draws.uniform(0.02, 0.12)
    const daily = Float64Array.from({ length }, () => 1 + draws.normal(0, evenness))
    let total = 0
    for (let day = 0; day < days; day++) {
      total += daily[day - from] ?? 0
      path[day] = total
    }
  } else {
    const orders = draws.pick([1, 1, 2, 3])
    for (let i = 0; i < orders; i++) {
      const size = draws.uniform(0.5, 1)
      const from = draws.whole(0, days - 15)
      const delivery = draws.whole(1, 10)
      for (let day = from; day < days; day++)
        path[day]! += size * Math.min(1, (day - from + 1) / delivery) * kept(Math.max(0, day - from - delivery))
    }
  }
  const last = path[days - 1]!
  return path.map(value => Math.round((value * bought) / last))
}

/** The days on which an export shows a count, with gaps, and the count as it shows it. */
export function shownHistory({ days, people, bought }: GrowthPath, rounded: boolean, draws: Draws): { day: number; followers: number }[] {
  const every = draws.pick([7, 7, 7, 1, 3])
  const first = every === 1 ? Math.max(0, days - draws.whole(60, 150)) : 0
  const points: { day: number; followers: number }[] = []
  for (let day = days - 1; day >= first; day -= every) points.unshift({ day, followers: people[day]! + bought[day]! })
  if (draws.chance(0.15)) {
    const from = draws.whole(2, Math.max(2, points.length - 10))
    points.splice(from, draws.whole(2, 6))
  }
  const filled = every === 1 && draws.chance(0.1) ? filledIn(points) : points
  return filled.map(({ day, followers }) => ({ day, followers: rounded ? roundedDown(followers) : followers }))
}

/** As an export that counted once a week and filled the days between. */
function filledIn(points: readonly { day: number; followers: number }[]) {
  return points.map((point, i) => {
    const from = points[i - (i % 7)]!
    const to = points[i - (i % 7) + 7]
    return to === undefined
      ? point
      : { day: point.day, followers: Math.round(from.followers + ((to.followers - from.followers) * (i % 7)) / 7) }
  })
}

function roundedDown(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(count, 1))) - 2)
  return Math.floor(count / step) * step
}
