import { expect, it } from 'vitest'
import { type Config, vet } from '../../src/index.ts'

const FLAT = {
  path: 'posts.csv',
  content: `handle,platform,likes\n${Array.from({ length: 14 }, (_, i) => `cheddar,instagram,${i % 2 ? 300 : 360}`).join('\n')}`,
}
const flatLikes = async (limits: NonNullable<Config['limits']>) => {
  const report = await vet([{ kind: 'posts', input: FLAT }], { config: { limits } })
  return { ...report.accounts[0]!.evidence.find(({ signal }) => signal === 'flat-likes')!, limits: report.settings.limits }
}

it('takes limits from the config, and says so in the settings', async () => {
  // twelve of 300 and 360: deviation over mean is 0.094
  expect(await flatLikes({})).toMatchObject({ outcome: 'fired', likelihoodRatio: 1.2, limits: {} })
  const looser = { 'flat-likes': { flat: 0.08, nearlyFlat: 0.09 } }
  expect(await flatLikes(looser)).toMatchObject({ outcome: 'clear', likelihoodRatio: 1, limits: looser })
  expect(await flatLikes({ 'flat-likes': { fewestPosts: 15 } })).toMatchObject({ outcome: 'unknown', likelihoodRatio: null })
})

it('refuses a signal or a limit that does not exist, with the nearest that does', async () => {
  await expect(flatLikes({ 'flat-like': {} })).rejects.toMatchObject({ code: 'bad-config', hint: 'Did you mean “flat-likes”?' })
  await expect(flatLikes({ 'flat-likes': { falt: 1 } })).rejects.toMatchObject({ code: 'bad-config', hint: 'Did you mean “flat”?' })
  await expect(flatLikes({ 'flat-likes': { xyzzyxyzzy: 1 } })).rejects.toMatchObject({ hint: expect.stringContaining('fewestPosts') })
})

it('takes the limits of the verdict from the config too', async () => {
  const one = { path: 'a.csv', content: 'handle,platform,followers,likesPerPost,commentsPerPost\nbrie,instagram,50000,40,1' }
  const judged = async (verdict: Record<string, number>) => (await vet([one], { config: { limits: { verdict } } })).accounts[0]!
  // odds of 1 to 4 times 3.28 is a probability of 0.45
  expect((await judged({})).purchasedFollowers).toBe('possible')
  expect((await judged({ possible: 0.5 })).purchasedFollowers).toBe('insufficient')
  const held = await judged({ engagementHigh: 0 })
  expect(held.probability).toBeCloseTo(0.2, 9)
  await expect(judged({ engagementLow: 2 })).rejects.toMatchObject({ code: 'bad-config', hint: expect.stringContaining('at most high') })
  await expect(judged({ engagementHih: 1 })).rejects.toMatchObject({ code: 'bad-config', hint: 'Did you mean “engagementHigh”?' })
})

it('makes a ratio that is none an error of that signal alone', async () => {
  expect(await flatLikes({ 'flat-likes': { atFlat: -1 } })).toMatchObject({ outcome: 'error', likelihoodRatio: null, logOdds: null })
})
