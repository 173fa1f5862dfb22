import { count } from '../text/numbers.ts'
import { defineSignal } from './signal.ts'

export const ownProfile = defineSignal({
  id: 'own-profile',
  title: 'The account’s own counts',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers', 'following'],
  unit: 'accounts followed per follower',
  limits: { followingPerFollower: 1, likelihoodRatio: 1.3 },
  source: 'Aggarwal et al. 2018 for the direction; its size is judgement',
  docs: {
    what: 'Whether it follows as many accounts as follow it, or has far more followers per post than its peers (above their 99th percentile, from a hundred peers on).',
    why: 'Follow-for-follow services leave both counts alike; bought followers need no posts.',
    innocent: [
      'Private persons and small shops follow as many as follow them',
      'A person known from elsewhere gathers followers without posting',
      'Old posts were deleted',
    ],
    next: 'Ask for a history of the follower count, or export it for a few weeks.',
  },
  examples: [],
  check({ facts: { account }, peers, followers, following }) {
    const p99 = peers.followersPerPostP99(account.platform)
    const crowded = p99 !== null && account.posts !== null && account.posts > 0 && followers / account.posts > p99.value
    const mutual = following >= followers
    return {
      outcome: mutual || crowded ? 'fired' : 'clear',
      observed: following / Math.max(followers, 1),
      expected: null,
      expectedRange: null,
      n: 1,
      likelihoodRatio: mutual || crowded ? 1.3 : 1,
    }
  },
  sentence: ({ outcome, observed }) =>
    outcome === 'clear'
      ? 'Its own counts are ordinary.'
      : observed >= 1
        ? `It follows ${count(observed * 100)} accounts for every 100 that follow it.`
        : 'It has more followers per post than 99 in 100 of its peers.',
})
