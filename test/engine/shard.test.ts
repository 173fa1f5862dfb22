import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const rows = Array.from({ length: 15 }, (_, i) => `niche.voice.${i},instagram,${9000 + i * 700},${100 + i * 11},${9 + i}`)
const accounts = { path: 'accounts.csv', content: ['handle,platform,followers,likesPerPost,commentsPerPost', ...rows].join('\n') }
const posts = {
  path: 'posts.csv',
  content: [
    'handle,postId,date,likes,comments',
    ...rows.flatMap((row, a) =>
      Array.from({ length: 6 }, (_, i) => `${row.split(',')[0]},${a}-${i},2026-08-0${i + 1},${200 + a * 7 + i * 13},${i + 3}`),
    ),
  ].join('\n'),
}

describe('shards', () => {
  it('are together the whole, each account in one of them', async () => {
    const whole = await vet([accounts, posts], { sort: 'handle' })
    const parts = await Promise.all([1, 2, 3, 4].map(async part => await vet([accounts, posts], { shard: `${part}/4`, sort: 'handle' })))
    const together = parts.flatMap(part => part.accounts).sort((a, b) => (a.handle < b.handle ? -1 : 1))
    expect(together).toEqual(whole.accounts)
    expect(parts.map(part => part.accounts.length).reduce((a, b) => a + b)).toBe(15)
    expect(parts.every(part => part.accounts.length < 15)).toBe(true)
    expect(parts[1]!.settings.shard).toBe('2/4')
  })

  it('reject no row for being of another part', async () => {
    const { inputs, policy } = await vet([accounts, posts], { shard: '1/4', strict: true })
    expect(inputs.map(({ accepted, rejected }) => [accepted, rejected])).toEqual([[15, 0], [90, 0]]) // biome-ignore format: one glance
    expect(policy.passed).toBe(true)
  })

  it('may be empty, and are then a report without accounts', async () => {
    const reports = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, i) =>
          await vet([{ ...accounts, content: accounts.content.split('\n').slice(0, 3).join('\n') }], { shard: `${i + 1}/40` }),
      ),
    )
    expect(reports.map(report => report.accounts.length).reduce((a, b) => a + b)).toBe(2)
  })

  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/4'])('%s is no part of a whole', async shard => {
    await expect(vet([accounts], { shard })).rejects.toThrow(/is no part of a whole/)
  })
})
