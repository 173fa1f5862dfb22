import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

/** What comes of posts of 400, 410, … likes with other rows among them. */
async function of(platform: string, header: string, own: (likes: number, i: number) => string, others: readonly string[]) {
  const accounts = `handle,platform,followers\nbrie,${platform},20000\n`
  const posts = [header, ...Array.from({ length: 6 }, (_, i) => own(400 + 10 * i, i)), ...others].join('\n')
  const { accounts: found } = await vet([
    { path: 'accounts.csv', content: accounts },
    { path: 'posts.csv', content: `${posts}\n` },
  ])
  const { engagementRatePct, postsSampled, postsLeftOut } = found[0]!
  return { engagementRatePct, postsSampled, postsLeftOut }
}
const day = (i: number) => `2026-10-${String(i + 1).padStart(2, '0')}`
const LEFT_OUT = { pinned: 0, foreignOwner: 0, hiddenLikes: 0, tooYoung: 0, incomplete: 0, otherKinds: 0, tooFew: 0 }
// the median of 400 … 450 likes and 12 comments each, of 20,000
const OWN = { engagementRatePct: (425 + 12) / 200, postsSampled: 6 }

describe('what is no post', () => {
  const captioned = 'handle,platform,date,text,likes,replies'
  const said = (platform: string) => (likes: number, i: number) => `brie,${platform},${day(i)},my own,${likes},12`

  it('is an answer on X, known by the handle that it begins with', async () => {
    const answers = Array.from({ length: 9 }, (_, i) => `brie,x,${day(i + 9)},@feta thanks,${i % 3},0`)
    expect(await of('x', captioned, said('x'), answers)).toEqual({ ...OWN, postsLeftOut: { ...LEFT_OUT, otherKinds: 9 } })
  })

  it('is no caption on another platform that begins with a brand', async () => {
    const branded = ['brie,instagram,2026-10-20,@cheeses is my favourite,425,12']
    expect(await of('instagram', captioned, said('instagram'), branded)).toEqual({ ...OWN, postsSampled: 7, postsLeftOut: LEFT_OUT })
  })

  it('is an answer that a column tells, by yes or by whom it answers', async () => {
    for (const [header, yes, no] of [
      ['isReply', 'true', 'false'],
      ['in_reply_to_screen_name', 'feta', ''],
      ['inReplyToId', '1980000000000000000', 'null'],
      ['in_reply_to_status_id', '1980000000000000000', '-1'],
      ['inReplyTo', 'feta', '[]'],
    ] as const) {
      const found = await of('x', `handle,platform,date,likes,replyCount,${header}`, (likes, i) => `brie,x,${day(i)},${likes},12,${no}`, [
        `brie,x,2026-10-20,1,0,${yes}`,
      ])
      expect(found).toEqual({ ...OWN, postsLeftOut: { ...LEFT_OUT, otherKinds: 1 } })
    }
  })

  it('is what somebody else had posted, by its caption or a column', async () => {
    const reposts = ['brie,x,2026-10-20,RT @feta: hello,0,0']
    expect(await of('x', captioned, said('x'), reposts)).toEqual({ ...OWN, postsLeftOut: { ...LEFT_OUT, foreignOwner: 1 } })
    const marked = await of('x', 'handle,platform,date,likes,comments,isRetweet', (likes, i) => `brie,x,${day(i)},${likes},12,no`, [
      'brie,x,2026-10-20,9000,0,yes',
    ])
    expect(marked).toEqual({ ...OWN, postsLeftOut: { ...LEFT_OUT, foreignOwner: 1 } })
  })

  const typed = 'handle,platform,date,type,likes,comments'
  it.each(['story', 'IG story', 'Stories', 'Historia', 'Storia di IG', 'Story IG', 'Historia de IG', 'Story do IG', 'reply', 'Retweet'])(
    'is what its type calls %s',
    async type => {
      const found = await of('instagram', typed, (likes, i) => `brie,instagram,${day(i)},IG image,${likes},12`, [
        `brie,instagram,2026-10-20,${type},5,0`,
        `brie,instagram,2026-10-21,${type},4,0`,
      ])
      expect(found).toEqual({ ...OWN, postsLeftOut: { ...LEFT_OUT, otherKinds: 2 } })
    },
  )

  it('is no post that only speaks of stories, nor a story where stories are the posts', async () => {
    const spoken = await of('instagram', typed, (likes, i) => `brie,instagram,${day(i)},story highlight reel,${likes},12`, [])
    expect(spoken).toEqual({ ...OWN, postsLeftOut: LEFT_OUT })
    const snaps = await of('snapchat', typed, (likes, i) => `brie,snapchat,${day(i)},story,${likes},12`, [])
    expect(snaps).toEqual({ ...OWN, postsLeftOut: LEFT_OUT })
  })

  it('is all of an account that only answers: its engagement is unknown', async () => {
    const { accounts, diagnostics } = await vet([
      { path: 'accounts.csv', content: 'handle,platform,followers\nbrie,x,20000\n' },
      {
        path: 'posts.csv',
        content: `${captioned}\n${Array.from({ length: 9 }, (_, i) => `brie,x,${day(i)},@feta hi,${i},0`).join('\n')}\n`,
      },
    ])
    expect(accounts[0]).toMatchObject({
      engagementRatePct: null,
      purchasedFollowers: 'insufficient',
      postsLeftOut: { ...LEFT_OUT, otherKinds: 9 },
    })
    expect(diagnostics).toMatchObject([
      { code: 'no-own-posts', message: expect.stringMatching(/^All 9 posts of brie are replies, reposts or stories/) },
    ])
  })
})
