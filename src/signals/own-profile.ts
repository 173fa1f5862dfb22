import { count } from '../text/numbers.ts'
import { defineSignal, type Example, exampleRows } from './signal.ts'

const HEADER = 'handle,platform,followers,following,posts'

export const ownProfile = defineSignal({
  id: 'own-profile',
  title: 'The account’s own counts',
  group: 'engagement',
  needs: ['facts', 'peers', 'followers', 'following'],
  unit: 'accounts followed per follower',
  limits: { followingPerFollower: 1, fewestPeers: 100, likelihoodRatio: 1.3 },
  source: {
    followingPerFollower: 'Aggarwal et al. 2018',
    fewestPeers: 'a 99th percentile of fewer is their maximum',
    likelihoodRatio: 'judgement (2026); Aggarwal et al. 2018 for the direction',
  },
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
  get examples(): readonly Example[] {
    return [
      { name: 'fired', accounts: `${HEADER}\nexample,instagram,5000,6100,80`, outcome: 'fired', likelihoodRatio: 1.3 },
      {
        name: 'fired',
        accounts: exampleRows(HEADER, 120, i =>
          i === 0 ? ['example', 'instagram', 90_000, 20, 3] : [`peer${i}`, 'instagram', 9_000, 300, 150 + i],
        ),
        outcome: 'fired',
        likelihoodRatio: 1.3,
      },
      { name: 'clear', accounts: `${HEADER}\nexample,instagram,5000,610,80`, outcome: 'clear', likelihoodRatio: 1 },
      { name: 'at the limit', accounts: `${HEADER}\nexample,instagram,5000,5000,80`, outcome: 'fired', likelihoodRatio: 1.3 },
      {
        name: 'unknown',
        accounts: 'handle,platform,followers,posts\nexample,instagram,5000,80',
        outcome: 'unknown',
        likelihoodRatio: null,
      },
    ]
  },
  check({ facts: { account, postCount }, peers, followers, following }, limits) {
    const mutual = following >= limits.followingPerFollower * followers
    const p99 = peers.followersPerPostP99(account.platform)
    const crowded = p99 !== null && p99.n >= limits.fewestPeers && postCount !== null && postCount > 0 && followers / postCount > p99.value
    const fired = mutual || crowded
    return {
      outcome: fired ? 'fired' : 'clear',
      observed: following / followers,
      expected: null,
      expectedRange: null,
      n: 1,
      likelihoodRatio: fired ? limits.likelihoodRatio : 1,
    }
  },
  fitting: ({ followers, following }) => {
    const mutual = following >= followers
    return [mutual && followers < 10_000, !mutual, null]
  },
  sentence: ({ outcome, observed }) =>
    outcome === 'clear'
      ? 'Its own counts are ordinary.'
      : observed >= 1
        ? `It follows ${count(observed * 100)} accounts for every 100 that follow it.`
        : 'It has more followers per post than 99 in 100 of its peers.',
})
