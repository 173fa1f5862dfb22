import { benfordFollowing } from './benford-following.ts'
import { commentLikeRatio } from './comment-like-ratio.ts'
import { decoupledGrowth } from './decoupled-growth.ts'
import { engagementBlocks } from './engagement-blocks.ts'
import { engagementResidual } from './engagement-residual.ts'
import { flatLikes } from './flat-likes.ts'
import { followerProfileShift } from './follower-profile-shift.ts'
import { followingCap } from './following-cap.ts'
import { impossibleCounts } from './impossible-counts.ts'
import { lifetimeYield } from './lifetime-yield.ts'
import { ownProfile } from './own-profile.ts'
import type { Signal } from './signal.ts'
import { steadyDrip } from './steady-drip.ts'
import { stepThenBleed } from './step-then-bleed.ts'
import { suspiciousFollowers } from './suspicious-followers.ts'
import { unexplainedStep } from './unexplained-step.ts'
import { viewsPerFollower } from './views-per-follower.ts'

/** Every check, in the order in which reports list them. */
export const signals: readonly Signal[] = [
  suspiciousFollowers,
  followingCap,
  benfordFollowing,
  followerProfileShift,
  unexplainedStep,
  stepThenBleed,
  steadyDrip,
  decoupledGrowth,
  engagementResidual,
  lifetimeYield,
  viewsPerFollower,
  ownProfile,
  impossibleCounts,
  commentLikeRatio,
  flatLikes,
  engagementBlocks,
]
