import { expect, it } from 'vitest'
import { latest } from '../../src/engine/latest.ts'
import { collectDiagnostics } from '../../src/input/diagnostics.ts'
import { newAccount } from '../../src/model/account-row.ts'

const SERVER = 'clickhouse://localhost:8123/db#accounts'
const row = (file: string, line: number, followers: number) => Object.assign(newAccount('brie', 'x', { file, line }), { followers })
const chosen = (...rows: ReturnType<typeof row>[]) => latest(rows, collectDiagnostics()).followers

it('of one account a file named after a server has the later row, whatever it says', () => {
  expect(chosen(row(SERVER, 2, 20_000), row('corrected.csv', 2, 150_000))).toBe(150_000)
  expect(chosen(row(SERVER, 2, 20_000), row('corrected.csv', 2, 9000))).toBe(9000)
  expect(chosen(row('list.csv', 2, 9000), row(SERVER, 2, 20_000))).toBe(20_000)
})

it('of several rows of a server the same one is the later, in whatever order it answers', () => {
  const [a, b, c] = [9000, 20_000, 31_000].map((followers, i) => row(SERVER, i + 2, followers)) as [ReturnType<typeof row>, ReturnType<typeof row>, ReturnType<typeof row>] // biome-ignore format: three rows
  expect(new Set([chosen(a, b, c), chosen(c, a, b), chosen(b, c, a), chosen(c, b, a)]).size).toBe(1)
})
