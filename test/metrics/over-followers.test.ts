import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const said = async (rows: string) => {
  const { diagnostics } = await vet([{ path: 'list.csv', content: `handle,platform,Fans,likesPerPost,commentsPerPost\n${rows}` }])
  return diagnostics.filter(({ code }) => code === 'engagement-over-followers')
}

it('says where usual posts have more engagement than there are followers, by the first account and its column', async () => {
  expect(await said('carl,instagram,2000,1900,101\nbrie,instagram,1000,9000,0\nanna,instagram,2000,1900,100\n')).toMatchObject([
    {
      severity: 'warning',
      message:
        '2 accounts have more engagement a post than followers (brie: 900 %), which is rare. Look whether the follower counts are right: they are read from “Fans”.',
      line: 3,
    },
  ])
})

it('says nothing of small accounts, nor of as much engagement as followers', async () => {
  expect(await said('anna,instagram,999,9000,0\nbrie,instagram,2000,1900,100\n')).toEqual([])
})
