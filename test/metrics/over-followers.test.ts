import { describe, expect, it } from 'vitest'
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

describe('an engagement rate of the export’s own', () => {
  const contradicted = async (rows: string, options = {}) => {
    const header = 'handle,platform,followers,likesPerPost,commentsPerPost,engagementRatePct'
    const { diagnostics } = await vet([{ path: 'list.csv', content: `${header}\n${rows}` }], options)
    return diagnostics.filter(({ code }) => code === 'rate-contradicts')
  }

  it('that the averages contradict by more than a factor of 2 is said, of all accounts in one line', async () => {
    expect(await contradicted('carl,instagram,1000,9,1,9%\nbrie,instagram,500000,2100,12,5.1%\nanna,instagram,1000,20,0,2%')).toMatchObject(
      [
        {
          severity: 'warning',
          message:
            'The export gives brie an engagement rate of 5.10 %, and its averages come to 0.42 % of followers; so it is with 1 other account: more than a factor of 2 apart. The latter is used. Nobody says what the former counts; look which of the columns is wrong.',
          file: 'list.csv',
          line: 3,
        },
      ],
    )
    expect(await contradicted('brie,instagram,1000,9,1,0.4%')).toHaveLength(1)
  })

  it('that is within, or alone, or of another basis, is not', async () => {
    expect(await contradicted('anna,instagram,1000,9,1,2%\nbrie,instagram,1000,,,7%\ncarl,instagram,1000,9,1,0.5%')).toEqual([])
    expect(await contradicted('anna,instagram,1000,9,1,9%', { er: 'views' })).toEqual([])
  })
})
