import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const HEADER = 'handle,platform,name,followers,likesPerPost,commentsPerPost'
const read = async (...rows: string[]) => {
  const { accounts, inputs, diagnostics } = await vet([{ path: 'list.csv', content: [HEADER, ...rows].join('\n') }], { sort: 'handle' })
  return {
    accounts: accounts.map(({ handle, followers }) => [handle, followers]),
    counts: [inputs[0]!.rows, inputs[0]!.accepted, inputs[0]!.rejected],
    codes: diagnostics.map(({ code, line, column }) => [code, line, column]),
    messages: diagnostics.map(({ message }) => message),
  }
}

describe('a quote that a later one happens to close', () => {
  it('gives no account the figures of another', async () => {
    const { accounts, counts, codes, messages } = await read(
      'a.x,instagram,A,10000,200,5',
      'b.x,instagram,"B,20000,400,10',
      'c.x,instagram,C,30000,600,15',
      'd.x,instagram,"D",900000,5,0',
      'e.x,instagram,"E, of Z",50000,900,20',
    )
    expect(accounts).toEqual([['a.x', 10_000], ['e.x', 50_000]]) // biome-ignore format: one glance
    expect(counts).toEqual([5, 2, 3])
    expect(codes).toEqual([['open-quote', 3, 3]])
    expect(messages).toEqual([
      'A quote opens here in “name” and closes 2 lines below, so that 3 rows were read as one; they were rejected. Close it, or double it where it belongs to the text.',
    ])
  })

  it('is said as well where the row then has too many fields', async () => {
    const { accounts, counts, codes } = await read(
      'a.x,instagram,A,10000,200,5',
      'b.x,instagram,"B,20000,400,10',
      'c.x,instagram,C,30000,600,15',
      'e.x,instagram,"E, of Z",50000,900,20',
    )
    expect([accounts, counts, codes]).toEqual([[['a.x', 10_000]], [4, 1, 3], [['open-quote', 3, 3]]])
  })

  it('is said where all is in quotes, and it closes at the beginning of a row', async () => {
    const { accounts, counts, codes } = await read(
      '"a.x","instagram","A","10,000","200","5"',
      '"b.x","instagram","B","20,000","400","10',
      '"c.x","instagram","C","30,000","600","15"',
      '"e.x","instagram","E","50,000","900","20"',
    )
    expect([accounts, counts, codes]).toEqual([[['a.x', 10_000], ['e.x', 50_000]], [4, 2, 2], [['open-quote', 3, 6]]]) // biome-ignore format: one glance
  })

  it('is none in a text of several lines, with commas and numbers in it', async () => {
    const { accounts, counts, codes } = await read(
      'a.x,instagram,"A,\nB, 20000, C\nof 5,000, 20, 3",10000,200,5',
      'b.x,instagram,"one\ntwo, three",20000,400,10',
      'c.x,instagram,"x\na,b,c,d,e,f\ny",30000,600,15',
    )
    expect(accounts).toEqual([['a.x', 10_000], ['b.x', 20_000], ['c.x', 30_000]]) // biome-ignore format: one glance
    expect([counts, codes]).toEqual([[3, 3, 0], []])
  })

  it.each([
    ['handle,platform,date,likes,comments,caption', 'a.x,instagram,2026-08-01,5,1,"Smoothie\nbanana, oats, milk, 200, 15, ice\nenjoy"'],
    ['handle,caption,likes', 'a.x,"Table for two, 8\nso good",5'],
    ['handle,niche,likes,caption', 'a.x,food,5,"Cake\nflour, sugar, -, salt\nstir"'],
    ['handle,niche,likes,caption', 'a.x,sport,5,"Day\nswim, bike, 5k, run\ndone"'],
    ['handle\tbio\tfollowers', 'a.x\t"Artist\t5\nhello"\t9000'],
    ['handle,caption,likes', 'a.x,"one\ntwo\nthree",5'],
  ])('is none in honest texts: %s', async (header, row) => {
    const { inputs, diagnostics } = await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\na.x,instagram,10000' },
      { path: 'list.csv', content: `${header}\n${row}\n` },
    ])
    expect(inputs[1]).toMatchObject({ rows: 1, accepted: 1 })
    expect(diagnostics.filter(({ code }) => code === 'open-quote')).toEqual([])
  })
})
