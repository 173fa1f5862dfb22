import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sortedRows } from '../../src/commands/sorted-rows.ts'
import { type AccountReport, vet as judge } from '../../src/index.ts'
import { rows as csv } from '../../src/report/csv.ts'
import { reporterNamed } from '../../src/report/index.ts'
import { renderWith } from '../../src/report/reporter.ts'
import { SORT_FIELDS, type SortField } from '../../src/report/select.ts'
import { rowWriter } from '../../src/report/written.ts'
import { newFolder, QUICKSTART, vet } from '../report/run.ts'
import { context } from '../report/sample.ts'

const list = (accounts: number): string =>
  ['handle,platform,followers,likesPerPost,commentsPerPost,name', ...Array.from({ length: accounts }, (_, i) => `brie.${(i * 7919) % accounts},instagram,${1000 + ((i * 104_729) % 90_000)},${(i * 31) % 900},${i % 9},${'Ünï '.repeat(i % 40)}x`)].join('\n') // biome-ignore format: one list

/** Rows of CSV in little memory, an account at a time. */
function inLittleRoom(sort: SortField, inMemory: number, piece: number) {
  const rows = csv(context)
  const { close, blocks, add } = sortedRows(rows.head, 0, { inMemory, piece })
  const writer = rowWriter([rows], sort)
  return {
    close,
    text: () => Buffer.concat(Array.from(blocks(), block => Buffer.from(block))).toString(),
    add(account: AccountReport): void {
      writer.add(account)
      add(writer.take())
    },
  }
}

describe('rows written while accounts are judged', () => {
  it.each(['csv', 'ndjson'])('as %s are the very bytes of the report that kept them, in any order', async format => {
    for (const sort of SORT_FIELDS) {
      const { out } = await vet([...QUICKSTART, '-f', format, '--sort', sort, '--quiet'])
      expect(out).toBe(String(await renderWith(reporterNamed(format)!, await judge(QUICKSTART, { sort }), context)))
    }
  })

  it('are the same where other formats need the accounts kept', async () => {
    const alone = await vet([...QUICKSTART, '-f', 'csv', '--flagged', '--quiet'])
    const beside = await vet([...QUICKSTART, '-f', 'csv', '--flagged', '--quiet', '-o', `json=/dev/null`])
    expect(beside.out).toBe(alone.out)
    expect(alone.out.trimEnd().split('\n')).toHaveLength(6)
  })

  it('fail the policy and say what lacks as kept ones do', async () => {
    const kept = await vet([...QUICKSTART, '--fail-on', 'possible'])
    const streamed = await vet([...QUICKSTART, '--fail-on', 'possible', '-f', 'csv'])
    expect([kept.code, streamed.code]).toEqual([1, 1])
    const lacking = await vet(['-', '-f', 'csv'], { stdin: 'handle,likesPerPost,commentsPerPost\nbrie,10,2\n' })
    expect(lacking.err).toContain('warning: 1 account names no platform')
    expect(lacking.err).toContain('no account has a follower count')
    const merged = await vet(['-', '-f', 'csv'], { stdin: 'Platform,Handle,Followers\nInstagram,brie,10000\n,feta,12000\n' })
    expect(merged.err).toContain('1 account names no platform, so no published norm is right for it. Fill in “Platform” in its row: cells that were merged leave it empty under the first.') // biome-ignore format: one sentence
  })
})

describe('rows that do not fit into memory', () => {
  const folder = newFolder()
  const waiting = () => readdirSync(folder)
  beforeEach(() => void vi.stubEnv('TMPDIR', folder))
  afterEach(() => {
    vi.unstubAllEnvs()
    expect(waiting()).toEqual([])
  })

  it('wait in a file, and come in order all the same', async () => {
    const input = { path: 'list.csv', content: list(3000) }
    const report = await judge([input])
    const small = inLittleRoom('verdict', 64_000, 16_000)
    try {
      await judge([input], { onAccount: small.add })
      expect(waiting()).toHaveLength(1)
      const text = String(await renderWith(reporterNamed('csv')!, report, context))
      // as for the terminal and for a file of one format
      expect(small.text()).toBe(text)
      expect(small.text()).toBe(text)
    } finally {
      small.close()
    }
  })

  it('wait in a file by their size, however large the pieces are that they come in', async () => {
    const [account] = (await judge([{ path: 'list.csv', content: list(1) }])).accounts as [AccountReport]
    const small = inLittleRoom('followers', 60_000, 1000)
    try {
      for (const followers of [1, 2, 3]) {
        expect(waiting()).toHaveLength(0)
        small.add({ ...account, followers, name: 'a'.repeat(30_000) })
      }
      expect(waiting()).toHaveLength(1)
    } finally {
      small.close()
    }
  })

  it('are a sentence where there is no room for the file', async () => {
    vi.stubEnv('TMPDIR', `${folder}/nowhere`)
    const small = inLittleRoom('verdict', 4000, 2000)
    await expect(judge([{ path: 'list.csv', content: list(100) }], { onAccount: small.add })).rejects.toThrow(
      /^Rows of the report could not wait in a temporary file in .*nowhere \(ENOENT\)\.$/,
    )
    small.close()
  })

  it('may be longer than a piece of memory', async () => {
    const [account] = (await judge([{ path: 'list.csv', content: list(1) }])).accounts as [AccountReport]
    const small = inLittleRoom('followers', 4000, 2000)
    try {
      const long = ['a', 'b', 'c', 'd', 'e', 'f'].map((handle, i) => ({
        ...account,
        handle,
        followers: i,
        name: handle.repeat(i * 90_000),
      }))
      for (const one of long) small.add(one)
      const [, ...lines] = small.text().trimEnd().split('\n')
      expect(lines.map(line => line[0])).toEqual(['f', 'e', 'd', 'c', 'b', 'a'])
      expect(lines[0]).toContain('f'.repeat(450_000))
    } finally {
      small.close()
    }
  })
})
