import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const said = async (rows: string) => {
  const { diagnostics } = await vet([{ path: 'list.csv', content: `handle,platform,Fans,likesPerPost,commentsPerPost\n${rows}` }])
  return diagnostics.filter(({ code }) => code === 'engagement-over-followers')
}

it('says where usual posts have ten times more engagement than there are followers, by the first account and its column', async () => {
  expect(await said('carl,instagram,2000,19000,1001\nbrie,instagram,1000,90000,0\nanna,instagram,2000,19000,1000\n')).toMatchObject([
    {
      severity: 'warning',
      message:
        '2 accounts have over ten times as much engagement a post as followers (brie: 9,000 %), which is hardly possible. Look whether the follower counts are right: they are read from “Fans”.',
      line: 3,
    },
  ])
})

it('says nothing of small accounts, nor of ten times as much engagement as followers', async () => {
  expect(await said('anna,instagram,999,90000,0\nbrie,instagram,2000,19000,1000\n')).toEqual([])
})
