import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { writeResults } from '../../src/engine/clickhouse-results.ts'
import { vet } from '../../src/index.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Something that answers as a server would that fails at a certain moment, which no real one does when it is asked to. */
async function server(answer: (query: string, response: ServerResponse) => void): Promise<string> {
  const listening = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const inUrl = new URL(request.url ?? '/', 'http://localhost').searchParams.get('query')
    answer(inUrl ?? Buffer.concat(parts).toString(), response)
  })
  await new Promise<void>(done => listening.listen(0, '127.0.0.1', done))
  closing.push(() => {
    listening.closeAllConnections()
    listening.close()
  })
  return `clickhouse://vetter@127.0.0.1:${(listening.address() as AddressInfo).port}/default`
}

const rows = (values: readonly object[]) => `${values.map(value => JSON.stringify(value)).join('\n')}\n`
const described = (columns: Readonly<Record<string, string>>) => rows(Object.entries(columns).map(([name, type]) => ({ name, type })))
const ACCOUNTS = described({ handle: 'String', platform: 'String', followers: 'UInt32' })
const POSTS = described({ handle: 'String', platform: 'String', date: 'Date', likes: 'UInt32' })
const WORDS = described({ handle: 'String', date: 'Date', likes: 'String' })
const accounts = (n: number) =>
  rows(Array.from({ length: n }, (_, i) => ({ handle: `voice.${i}`, platform: 'instagram', followers: 5000 })))
const groups = (n: number) => rows(Array.from({ length: n }, (_, i) => ({ handle: `voice.${i}`, platform: 'instagram', newest: 1_785_542_400, rows: 1, odd: 0, repeated: 0 }))) // biome-ignore format: one row
const lists = (n: number) => rows(Array.from({ length: n }, (_, i) => ({ handle: `voice.${i}`, platform: 'instagram', type: [''], date: [1_785_542_400], likes: [100] }))) // biome-ignore format: one row

/** A server of four accounts with a post each, and what it answers to the query for their posts. */
const withPosts = async (answers: (asked: number, response: ServerResponse) => void) => {
  let asked = 0
  return await server((query, response) => {
    if (query.startsWith('DESCRIBE')) response.end(query.includes('acc') ? ACCOUNTS : POSTS)
    else if (query.includes('groupArray')) answers(++asked, response)
    else response.end(query.includes('uniqExact') || query.includes('GROUP BY') ? groups(4) : accounts(4))
  })
}

describe('a server that fails in the midst', () => {
  it('of an answer is said by its own words', async () => {
    const address = await withPosts((_, response) => response.end('Code: 394, e.displayText() = DB::Exception: Query was cancelled\n'))
    await expect(vet([`${address}?accounts=acc&posts=posts`])).rejects.toThrow(/could not answer: Code: 394, .*Query was cancelled/)
  })

  it.each(['FROM `acc`', 'AS newest', 'groupArray', 'FROM `words`'])(
    'is told by a row that holds nothing else, as from 23.9 on: %s',
    async asked => {
      const why = rows([{ exception: 'Code: 241. DB::Exception: Memory limit (total) exceeded. (MEMORY_LIMIT_EXCEEDED)' }])
      const answers = { 'FROM `acc`': accounts, 'AS newest': groups, groupArray: lists, 'FROM `words`': () => '' }
      const address = await server((query, response) => {
        const found = Object.entries(answers).find(([part]) => query.includes(part))
        if (found) response.end(found[0] === asked ? found[1](2) + why : found[1](4))
        else response.end(query.includes('acc') ? ACCOUNTS : query.includes('words') ? WORDS : POSTS)
      })
      await expect(vet([`${address}?accounts=acc&posts=${asked.includes('words') ? 'words' : 'posts'}`])).rejects.toMatchObject({
        code: 'server',
        message: expect.stringMatching(/could not answer: Code: 241\. DB::Exception: Memory limit \(total\) exceeded/),
      })
    },
  )

  it.each([
    ['first', 1, 2],
    ['second', 2, 3],
  ])('and lacks accounts in its %s answer leaves none out in silence', async (_, short, many) => {
    const address = await withPosts((asked, response) => response.end(lists(asked === short ? many : 4)))
    await expect(vet([`${address}?accounts=acc&posts=posts`])).rejects.toMatchObject({
      code: 'server',
      message: expect.stringMatching(/^The posts of voice\.\d( and 1 other account)? were there when the run began, and are not any more/),
    })
  })

  it('of the first of the results does not say that nothing was written', async () => {
    const address = await server((query, response) => (query.startsWith('INSERT') ? response.req.socket.destroy() : response.end('')))
    const report = await vet([{ path: 'a.csv', content: 'handle,platform,followers\nvoice.1,instagram,5000\n' }])
    await expect(writeResults(`${address}?accounts=acc&results=vetted&run=august`, report, '')).rejects.toMatchObject({
      code: 'server',
      hint: 'Whether accounts are in the table is not known. Run it again with run=august in the address: it writes those that are missing, and none twice.',
    })
  })

  it('of writing the results says how far it came, and how to write the others', async () => {
    const address = await server((query, response) => {
      if (query.startsWith('INSERT') && response.req.socket.bytesRead > 0 && ++inserts === 3) response.req.socket.destroy()
      else response.end('')
    })
    let inserts = 0
    const report = await vet([{ path: 'a.csv', content: `handle,platform,followers\n${Array.from({ length: 25_000 }, (_, i) => `voice.${i},instagram,5000`).join('\n')}\n` }], { evidence: 'none' }) // biome-ignore format: one list
    await expect(writeResults(`${address}?accounts=acc&results=vetted&run=august`, report, '')).rejects.toMatchObject({
      code: 'server',
      hint: '20000 of 25000 accounts are in the table. Run it again with run=august in the address: it writes those that are missing.',
    })
  })
})

describe('posts of accounts that are not listed', () => {
  it('are said in the order of their handles, whatever that of the server is', async () => {
    const address = await server((query, response) => {
      if (query.startsWith('DESCRIBE')) response.end(query.includes('acc') ? ACCOUNTS : POSTS)
      else if (query.includes('acc')) response.end(accounts(1))
      else response.end((query.includes('groupArray') ? lists(4) : groups(4)).trim().split('\n').toReversed().join('\n'))
    })
    const { diagnostics } = await vet([`${address}?accounts=acc&posts=posts`])
    expect(diagnostics.map(({ value }) => value)).toEqual(['voice.1', 'voice.2', 'voice.3'])
  })
})

describe('a table without rows', () => {
  it.each([['posts', POSTS], ['history', described({ handle: 'String', date: 'Date', followers: 'UInt32' })]] as const)('is said of %s as of a file', async (kind, columns) => {
    const address = await server((query, response) => response.end(query.startsWith('DESCRIBE') ? (query.includes('acc') ? ACCOUNTS : columns) : query.includes('acc') ? accounts(4) : ''))
    const { diagnostics } = await vet([`${address}?accounts=acc&${kind}=none`])
    expect(diagnostics).toMatchObject([{ code: 'no-rows', severity: 'error', file: `${address}?accounts=acc&${kind}=none#none` }])
  }) // biome-ignore format: a glance
})

describe('a table named for the results that is none of them', () => {
  it('is left as it is', async () => {
    const asked: string[] = []
    const address = await server((query, response) => {
      asked.push(query)
      response.end(query.startsWith('EXISTS') ? rows([{ result: 1 }]) : query.startsWith('DESCRIBE') ? ACCOUNTS : '')
    })
    const report = await vet([{ path: 'a.csv', content: 'handle,platform,followers\nvoice.1,instagram,5000\n' }])
    await expect(writeResults(`${address}?accounts=acc&results=prospects`, report, '')).rejects.toMatchObject({
      code: 'bad-option',
      message: "The table prospects is there already and is none of vet's results: it has no column run. Nothing was changed in it.",
    })
    expect(asked.filter(query => /^(CREATE|ALTER|INSERT)/.test(query))).toEqual([])
  })
})
