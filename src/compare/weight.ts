import { byText } from '../text/order.ts'
import type { Change, ChangedField } from './compare.ts'

/** What matters most first: who is suspected, then what an account is and costs, then how its figures moved. */
const ORDER: readonly ChangedField[] = ['purchasedFollowers', 'purchasedEngagement', 'tier', 'price', 'followers', 'engagementRatePct']

/** Moves that are not usual first, then by field, the larger move before the smaller; the order of the rows does not matter. */
export function byWeight(a: Change, b: Change): number {
  return (
    Number(b.unusual) - Number(a.unusual) ||
    ORDER.indexOf(a.field) - ORDER.indexOf(b.field) ||
    compareSizes(sizeOf(b), sizeOf(a)) ||
    byText(a.handle, b.handle) ||
    byText(a.platform, b.platform)
  )
}

const compareSizes = (a: number, b: number): number => (a === b ? 0 : a - b)

/** How far a figure moved, as a ratio; what is known on one side only comes after what moved. */
function sizeOf({ old, new: now }: Change): number {
  if (typeof old !== 'number' || typeof now !== 'number' || old <= 0 || now <= 0) return 0
  return Math.abs(Math.log(now / old))
}
