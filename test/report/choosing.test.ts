import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { render, vet } from '../../src/index.ts'

const posts = (handle: string, month: string, sponsored: number) =>
  Array.from({ length: 6 }, (_, i) => `${handle},instagram,${handle}${i},${month}-1${i},reel,90,10,${i < sponsored ? 'yes' : 'no'}`)
const vetted = () =>
  vet([
    {
      path: 'accounts.csv',
      content:
        'handle,platform,followers,price,currency,clicks\nquiet.quinn,instagram,10000,20-50,EUR,25\nbusy.bea,instagram,20000,,,\n=1+1,instagram,5000,,,\n',
    },
    {
      path: 'posts.csv',
      content: `handle,platform,postId,date,type,likes,comments,sponsored\n${[...posts('quiet.quinn', '2026-03', 0), ...posts('busy.bea', '2026-06', 3)].join('\n')}\n`,
    },
  ])

describe('what choosing rests on, for people', () => {
  it('notes dormant and much sponsored accounts under the table, and shows the cost of an engagement where there is room', async () => {
    const report = await vetted()
    const narrow = String(await render(report, 'table', { width: 80 }))
    expect(narrow).toContain('Before you choose\n')
    expect(narrow).toContain('  Over 30 % of recent posts are sponsored: @busy.bea (50.0 %).\n')
    // from 15 March to 15 June
    expect(narrow).toMatch(/Dormant, no post for over sixty days: @quiet\.quinn \(92 days\)\./)
    expect(narrow).not.toContain('Cost each')
    // 50 EUR, the upper end, for 100 engagements
    expect(String(await render(report, 'table', { width: 140 }))).toMatch(/Cost each[\s\S]*@quiet\.quinn.*0\.50 EUR/)
  })

  it('says the same in Markdown', async () => {
    const text = String(await render(await vetted(), 'markdown'))
    expect(text).toMatch(/\| Main reason \| Cost per engagement \|\n(?:\| [:-]+ ){10}/)
    expect(text).toMatch(/quiet\.quinn.*\| 0&#46;50 EUR \|\n/)
    expect(text).toMatch(/busy\.bea.*\| – \|\n/)
    expect(text).toMatch(/Dormant, no post for over sixty days: .*quiet\.quinn/)
  })

  it('has the figures as columns of the CSV, empty where they are not known', async () => {
    const rows = parse(String(await render(await vetted(), 'csv')), { columns: true }) as Record<string, string>[]
    const by = (handle: string) => rows.find(row => row.handle === handle)!
    expect(by('quiet.quinn')).toMatchObject({
      ...{ priceLow: '20', price: '50', engagementsPerPost: '100', costPerClick: '2', dormant: 'true', daysSinceLastPost: '92' },
      ...{ lastPost: '2026-03-15', postsSponsored: '0', postsSponsoredKnown: '6', costPerThousandCredibleFollowers: '' },
    })
    expect(by('busy.bea')).toMatchObject({ postsSponsored: '3', dormant: 'false', costPerClick: '', priceStanding: '' })
  })

  it('notes nothing where nothing is to note', async () => {
    const report = await vet([{ path: 'a.csv', content: 'handle,platform,followers\nbrie,instagram,5000\n' }])
    const text = String(await render(report, 'table', { width: 140 }))
    expect(text).not.toContain('Before you choose')
    expect(text).not.toContain('Cost each')
  })
})
