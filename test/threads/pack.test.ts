import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newAccount } from '../../src/model/account-row.ts'
import { type Bundle, FOLLOWER_FIELDS, HISTORY_FIELDS, POST_COUNTS } from '../../src/model/records.ts'
import { packer, unpack } from '../../src/threads/pack.ts'

const TYPES = ['', 'image', 'video']

const value = fc.oneof(fc.constant(Number.NaN), fc.constant(0), fc.integer(), fc.double())

/** Columns of one length, some of them blank; null where there are none. */
const columns = (names: readonly string[], blank: (name: string) => number = () => Number.NaN) =>
  fc.option(
    fc.integer({ min: 1, max: 9 }).chain(length =>
      fc
        .tuple(...names.map(name => fc.oneof(fc.constant(Array(length).fill(blank(name))), fc.array(value, { minLength: length, maxLength: length })))) // biome-ignore format: one glance
        .map(all => ({ length, ...Object.fromEntries(all.map((values, i) => [names[i]!, Float64Array.from(values)])) })),
    ),
    { freq: 3 },
  )

const row = fc
  .record({
    handle: fc.string(),
    platform: fc.constantFrom('instagram', 'tiktok', 'unknown'),
    line: fc.nat(),
    fields: fc.record(
      { name: fc.option(fc.string()), followers: fc.option(fc.nat()), followersRoundedBy: fc.nat(), verified: fc.option(fc.boolean()), engagementRatePct: fc.double() }, // biome-ignore format: one glance
      { requiredKeys: [] },
    ),
  })
  .map(({ handle, platform, line, fields }) => Object.assign(newAccount(handle, platform, { file: 'list.csv', line }), fields))

const bundle = fc
  .tuple(
    row,
    columns(['date', 'flags', 'type', ...POST_COUNTS], name => (name === 'flags' || name === 'type' ? 0 : Number.NaN)),
    columns(HISTORY_FIELDS),
    columns(FOLLOWER_FIELDS),
  )
  .map(([account, posts, history, sample]) => ({ account, posts: posts && { ...posts, types: TYPES }, history, sample }) as Bundle)

/** Fields that stand on the prototype as well. */
const whole = ({ account, ...others }: Bundle) => {
  const fields: Record<string, unknown> = {}
  for (const name in account) fields[name] = account[name as keyof typeof account]
  return { fields, ...others }
}

describe('bundles that another thread is given', () => {
  it('are there what they were here, whatever was packed before', () => {
    const pack = packer()
    fc.assert(
      fc.property(fc.array(bundle, { maxLength: 20 }), bundles => {
        const { packed, numbers } = pack(bundles)
        expect(unpack(structuredClone(packed), numbers).map(whole)).toEqual(bundles.map(whole))
      }),
    )
  })

  it('have room, however many posts there are', () => {
    const likes = Float64Array.from({ length: 20_000 }, (_, i) => i)
    const blank = new Float64Array(likes.length).fill(Number.NaN)
    const posts = { length: likes.length, types: TYPES, date: likes, flags: new Uint8Array(likes.length), type: new Uint8Array(likes.length), ...Object.fromEntries(POST_COUNTS.map(name => [name, blank])), likes } // biome-ignore format: one glance
    const many = { account: newAccount('brie', 'instagram', { file: 'a', line: 2 }), posts, history: null, sample: null } as unknown as Bundle // biome-ignore format: one glance
    const { packed, numbers } = packer()([many, many])
    const [first, second] = unpack(packed, numbers)
    expect(packed.posts.names).toEqual(['date', 'likes'])
    expect([first!.posts!.likes, second!.posts!.date]).toEqual([likes, likes])
    expect([...second!.posts!.views.subarray(0, 2)]).toEqual([Number.NaN, Number.NaN])
  })
})
