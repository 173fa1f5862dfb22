import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const DAY_MS = 86_400_000
const day = (i: number) => new Date(Date.UTC(2026, 0, 1) + i * DAY_MS).toISOString().slice(0, 10)

it('a wave of each September is a season also in daily counts, with one big day in it', async () => {
  let followers = 20_000
  const history = ['handle,platform,date,followers']
  const posts = ['handle,platform,date,likes,comments']
  for (let i = -1100; i < 420; i++) {
    const ofYear = ((i % 365) + 365) % 365
    const wave = ofYear >= 243 && ofYear < 275 ? 190 + ((i * 13) % 60) : 0
    followers += 18 + ((i * i) % 7) + wave + (ofYear === 250 ? 1300 : 0)
    history.push(`chalk,instagram,${day(i)},${followers}`)
    if (i % 4 === 0 && i < 410) posts.push(`chalk,instagram,${day(i)},${500 + ((i * i) % 400)},${9 + Math.abs(i % 5)}`)
  }
  const list = ['handle,platform,followers,date', `chalk,instagram,${followers},${day(419)}`]
  const files = { 'list.csv': list, 'posts.csv': posts, 'history.csv': history }
  const { accounts } = await vet(Object.entries(files).map(([path, lines]) => ({ path, content: lines.join('\n') })))
  expect(accounts[0]!.evidence.find(({ signal }) => signal === 'unexplained-step')!.outcome).toBe('unknown')
  expect(accounts[0]!.purchasedFollowers).toBe('insufficient')
})
