import { madScale, median, significant } from '../metrics/statistics.ts'
import type { Money, MoneySettings } from '../model/choosing.ts'
import type { AccountReport, Tier } from '../model/report.ts'
import { byName } from '../text/order.ts'

/** Fewest priced accounts that a range is fitted on. */
const FEWEST_PRICED = 20
/** Huber's k for 95 % efficiency: a list has a few prices that are no price for a post. */
const HUBER = 1.345
/** 90th percentile of a standard normal. */
const Z90 = 1.2816
/** Prices of one list never spread less than this (sd of ln price). */
const LEAST_SPREAD = 0.05

/** What a price is compared by. */
export type Priced = Pick<AccountReport, 'handle' | 'platform' | 'tier' | 'followers' | 'price' | 'currency'>

/** What such accounts of the same list ask for; null where too few of them are priced. */
export type Market = (
  account: Omit<Priced, 'tier'>,
  tier: Tier | null,
) => Pick<Money, 'expectedPriceRange' | 'priceStanding' | 'pricePeers'> | null

/** A line through ln price over ln followers, and the spread around it: ln price is `a` at `centre`, and `b` more for each beyond it. */
export interface PriceLine {
  readonly priced: number
  readonly a: number
  readonly b: number
  readonly centre: number
  readonly spread: number
}

/** Lines by whom they were fitted on; plain data, so that another thread can be told. */
export type PriceLines = ReadonlyMap<string, PriceLine>

/** Whose prices the lines are: those of this run, or of what a baseline was made of. */
export interface Prices {
  readonly lines: PriceLines
  readonly within: 'this file' | 'the baseline'
}

type Rates = MoneySettings['rates']

/** What prices in currencies with a rate are compared under, so that the lines depend on the rates. */
const BY_RATES = 'rates'

/** Whom an account's price may be compared with, the nearest first. */
function keysOf({ platform, currency }: Omit<Priced, 'tier'>, tier: Tier | null, rates: Rates): readonly string[] {
  const money = currency !== null && rates[currency] !== undefined ? BY_RATES : (currency ?? '')
  return [`${money}\n${platform}\n${tier}`, `${money}\n${platform}`, money]
}

/**
 * Fits what accounts of a list ask for: of a platform and tier where twenty are priced, else of a platform, else of all.
 * Prices in currencies without a rate are apart.
 */
export function fitMarket(list: readonly Priced[], { rates }: MoneySettings): PriceLines {
  const groups = new Map<string, Priced[]>()
  // in one order whichever engine gathered, since sums depend on it
  for (const account of list.filter(isPriced).sort(byName))
    for (const key of keysOf(account, account.tier, rates)) {
      const group = groups.get(key)
      if (group) group.push(account)
      else groups.set(key, [account])
    }
  const lines = new Map<string, PriceLine>()
  for (const [key, group] of groups) if (group.length >= FEWEST_PRICED) lines.set(key, fitLine(group, rates))
  return lines
}

/** Whether a line would mean something else with other rates. */
export function isByRates(key: string): boolean {
  return key.split('\n')[0] === BY_RATES
}

export function marketOf({ lines, within }: Prices, { rates }: MoneySettings): Market {
  if (lines.size === 0) return () => null
  return (account, tier) => {
    const { followers, price, platform, currency } = account
    if (followers === null || followers <= 0) return null
    const keys = keysOf(account, tier, rates)
    const found = keys.findIndex(key => lines.has(key))
    if (found < 0) return null
    const line = lines.get(keys[found]!)!
    const unit = inOneMeasure(1, currency, rates)
    const middle = line.a + line.b * (Math.log(followers) - line.centre) - Math.log(unit)
    const expected: [number, number] = [Math.exp(middle - Z90 * line.spread), Math.exp(middle + Z90 * line.spread)]
    const who = [
      found < 2 ? platform : 'all platforms',
      ...(found === 0 && tier ? [tier] : []),
      `${line.priced} priced accounts in ${within}`,
    ]
    return {
      expectedPriceRange: [significant(expected[0]), significant(expected[1])],
      priceStanding: price === null ? null : price > expected[1] ? 'above' : price < expected[0] ? 'below' : 'within',
      pricePeers: who.join(' · '),
    }
  }
}

function isPriced({ price, followers }: Priced): boolean {
  return price !== null && price > 0 && followers !== null && followers > 0
}

/** In the measure of the rates where the currency has one, else as it is. */
function inOneMeasure(amount: number, currency: string | null, rates: Rates): number {
  const rate = currency === null ? undefined : rates[currency]
  return rate === undefined ? amount : amount * rate
}

/** Robust straight line of ln price over ln followers, by iteratively reweighted least squares. */
function fitLine(group: readonly Priced[], rates: Rates): PriceLine {
  const x = Float64Array.from(group, ({ followers }) => Math.log(followers!))
  const y = Float64Array.from(group, ({ price, currency }) => Math.log(inOneMeasure(price!, currency, rates)))
  const centre = median(x)
  let [a, b] = [median(y), 0]
  for (let round = 0; round < 30; round++) {
    const left = y.map((value, i) => value - a - b * (x[i]! - centre))
    const scale = Math.max(madScale(left), LEAST_SPREAD)
    let [w0, w1, w2, y0, y1] = [0, 0, 0, 0, 0]
    for (let i = 0; i < x.length; i++) {
      const off = Math.abs(left[i]!) / scale
      const w = off <= HUBER ? 1 : HUBER / off
      const at = x[i]! - centre
      w0 += w
      w1 += w * at
      w2 += w * at * at
      y0 += w * y[i]!
      y1 += w * at * y[i]!
    }
    const spreadOut = w0 * w2 - w1 * w1
    b = spreadOut > 1e-9 ? (w0 * y1 - w1 * y0) / spreadOut : 0
    a = (y0 - b * w1) / w0
  }
  const left = y.map((value, i) => value - a - b * (x[i]! - centre))
  return { priced: group.length, a, b, centre, spread: Math.max(madScale(left), LEAST_SPREAD) }
}
