import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { expect, it } from 'vitest'
import { vet as read } from '../../src/index.ts'
import { vet } from '../report/run.ts'
import { file } from './commands.ts'

/* What the properties found, as small as it was when it was found. */

const COMMAND = '::error title=x::owned'

it.each([
  ['columns', [`handle,platform,followers,niche,${COMMAND}`, 'anna,instagram,5000,##[error]owned,x']],
  ['explain', ['handle,platform,followers,niche', 'anna,instagram,5000,##[error]owned']],
  ['shortlist', ['handle,platform,followers,niche,likesPerPost', 'anna,instagram,5000,##[error]owned,90']],
] as const)('vet %s prints nothing that a build log obeys', async (command, lines) => {
  const args = [command, ...(command === 'explain' ? ['anna'] : []), file(lines.join('\n'))]
  const { code, out } = await vet(args)
  expect(code).toBe(0)
  expect(out).toContain('owned')
  expect(out).not.toMatch(/^\s*::|##\[/m)
})

it('vet compare prints nothing that a build log obeys', async () => {
  const now = file(['handle,platform,followers', 'anna,##[error]owned,5000'].join('\n'))
  const { code, out } = await vet(['compare', file('handle,platform,followers\nberta,instagram,4000'), now])
  expect(code).toBe(0)
  expect(out).toContain('owned')
  expect(out).not.toMatch(/##\[/)
})

it('a sentence about a file prints nothing that a build log obeys', async () => {
  const { code, err } = await vet(['##[error]owned.csv'])
  expect(code).toBe(2)
  expect(err).not.toMatch(/##\[/)
})

it('an address in capitals, as currencies are written, is no link in Markdown', async () => {
  const list = file('handle,platform,followers,likesPerPost,price,currency\nanna,instagram,5000,90,100,www.evil.example')
  const { out } = await vet([list, '-f', 'markdown'])
  const html = micromark(out, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  expect(html).toContain('WWW')
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual(['https://www.instagram.com/anna/'])
})

it('vet baseline prints a platform as text, as a file and as a line', async () => {
  const list = file('handle,platform,followers\nanna,gpj.\u202egnp\u009b31m,5000\nberta,instagram,4000')
  for (const args of [[], ['-o', file('', 'json')]]) {
    const { code, out } = await vet(['baseline', list, ...args])
    expect(code).toBe(0)
    expect(out).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
  }
})

it.each([
  ['followers', {}],
  ['followers', '5000'],
  ['tier', 'huge'],
  ['purchasedFollowers', 'maybe'],
])('vet compare refuses a report in which %s is %j', async (field, value) => {
  const list = file('handle,platform,followers\nanna,instagram,5000')
  const report = JSON.parse((await vet([list, '--json'])).out)
  report.accounts[0][field] = value
  const { code, err } = await vet(['compare', file(JSON.stringify(report), 'json'), list])
  expect(code).toBe(2)
  expect(err).toContain('not all of its accounts are as vet writes them')
})

it('what posts tell of their author is taken from the newest of them, wherever it stands', async () => {
  const header = 'handle,platform,postId,date,likes,authorFollowers,authorName'
  const posts = [
    'anna,tiktok,1,2026-08-01,90,5000,Anna',
    'anna,tiktok,2,2026-08-09,80,6000,Anna B.',
    'anna,tiktok,3,2026-07-01,70,4000,Anna',
  ]
  for (const rows of [posts, [...posts].reverse(), [posts[1], posts[0], posts[2]]]) {
    const one = await read([{ path: 'posts.csv', content: [header, ...rows].join('\n') }])
    const several = await read(rows.map((row, i) => ({ path: `${i}.csv`, content: `${header}\n${row}` })))
    for (const { accounts } of [one, several]) expect(accounts).toMatchObject([{ followers: 6000, name: 'Anna B.' }])
  }
})
