import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountList } from '../../src/engine/account-list.ts'
import { newAccount } from '../../src/model/account-row.ts'
import type { AccountRow } from '../../src/model/records.ts'

const row = fc
  .record({
    handle: fc.string(),
    platform: fc.constantFrom('instagram', 'tiktok'),
    line: fc.nat(),
    fields: fc.record({ followers: fc.option(fc.nat()), niche: fc.option(fc.constantFrom('cheese', 'wine')), verified: fc.boolean() }, { requiredKeys: [] }), // biome-ignore format: one glance
  })
  .map(({ handle, platform, line, fields }) => Object.assign(newAccount(handle, platform, { file: 'list.csv', line }), fields))

/** Fields that stand on the prototype as well. */
function whole(account: AccountRow): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name in account) fields[name] = account[name as keyof AccountRow]
  return fields
}

describe('a list of accounts', () => {
  it('has what was put there, whether it is packed or not', () => {
    const step = fc.record({ row, put: fc.option(fc.nat()) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (steps, page) => {
        const list = accountList(page)
        const expected: AccountRow[] = []
        for (const { row, put } of steps) {
          if (put === null || expected.length === 0) {
            list.add(row)
            expected.push(row)
          } else {
            list.put(put % expected.length, row)
            expected[put % expected.length] = row
          }
        }
        expect(list.length).toBe(expected.length)
        expect(expected.map((_, index) => whole(list.at(index)))).toEqual(expected.map(whole))
        for (const field of ['handle', 'platform', 'followers', 'niche', 'verified', 'price', 'followersRoundedBy'] as const)
          expect(expected.map((_, index) => list.value(index, field))).toEqual(expected.map(account => account[field]))
      }),
    )
  })
})
