import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

it('an account without a sign, whose figures weigh nothing either way, is told what was looked at', async () => {
  // e^(3.511 + 0.983 ln 41300 − 0.698 ln 205) = 28,100 views are expected, 68.0 % of followers;
  // z = ln(14800 / 28100) / (1.10 + 0.2) = −0.49, where the ratio is 1
  const content = 'handle,platform,followers,posts,viewsPerPost\nvelo,youtube,41300,205,14800\n'
  const [account] = (await vet([{ path: 'accounts.csv', content }])).accounts
  expect(account?.purchasedFollowers).toBe('no-sign')
  expect(account?.likelihoodRatio).toBeCloseTo(1, 1)
  expect(account?.reasons).toEqual(['Views are 35.8 % of followers a post where 68.0 % is expected (×0.53).'])
})
