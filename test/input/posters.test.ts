import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { newFolder } from '../report/run.ts'

const read = async (accounts: string, posts: string) =>
  (
    await vet([
      { path: 'accounts.csv', content: accounts },
      { path: 'posts.csv', content: posts },
    ])
  ).accounts[0]!

describe('who posted', () => {
  const accounts = 'handle,platform,name,followers\nanna-berg,linkedin,Anna Berg,18400\n'
  const posts = (by: string) =>
    [
      'handle,Post title,Post link,Posted by,Created date,Likes,Comments',
      ...Array.from(
        { length: 6 },
        (_, i) => `anna-berg,T${i},https://www.linkedin.com/feed/update/urn:li:activity:${i},${by},11/2${i}/2026,${40 + i},4`,
      ),
    ].join('\n')

  it('is no other account where it is the name of a person, as LinkedIn writes whoever posted for a page', async () => {
    expect(await read(accounts, posts('Anna Berg'))).toMatchObject({
      likesPerPost: 42.5,
      postsLeftOut: { foreignOwner: 0 },
      trend: { lastPost: '2026-11-25' },
    })
  })

  it('is another account on other platforms, by name as well', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `brie,p${i},Other Star,2026-11-0${i + 1},9000,4`)
    const found = await read(
      'handle,platform,followers\nbrie,instagram,18400\n',
      `handle,postId,Posted by,date,likes,comments\n${rows.join('\n')}\n`,
    )
    expect(found).toMatchObject({ likesPerPost: null, postsLeftOut: { foreignOwner: 6 } })
  })

  it('is nobody else where the cell says that nobody is known', async () => {
    for (const nobody of ['N/A', 'null', '-', 'None', '0'])
      expect(await read(accounts, posts(nobody))).toMatchObject({ likesPerPost: 42.5, postsLeftOut: { foreignOwner: 0 } })
  })

  it('is another account where it is another handle', async () => {
    expect(await read(accounts, posts('other-page'))).toMatchObject({ likesPerPost: null, postsLeftOut: { foreignOwner: 6 } })
  })
})

it('reads Facebook posts under German, Spanish and French headers', async () => {
  for (const header of [
    'Seite,Veröffentlichungszeit,Reaktionen,Kommentare,Geteilte Inhalte',
    'Page,Hora de publicación,Reacciones,Comentarios,Veces compartido',
    'Page,Heure de publication,Réactions,Commentaires,Partages',
  ])
    expect(
      await read(
        'handle,platform,followers\nbergkaese,facebook,18400\n',
        `${header.replace('Seite', 'Page')}\n${Array.from({ length: 6 }, (_, i) => `bergkaese,2026-11-0${i + 1} 09:15,120,14,6`).join('\n')}`,
      ),
    ).toMatchObject({ likesPerPost: 120, commentsPerPost: 14, sharesPerPost: 6, trend: { lastPost: '2026-11-06' } })
})

describe.each(['memory', 'duckdb'] as const)('posts of a page on Facebook, by %s', engine => {
  const folder = newFolder()
  const header = 'Post ID,Page name,Title,Publish time,Permalink,Post type,Reactions,Comments,Shares'
  const posts = Array.from(
    { length: 6 },
    (_, i) => `${i},Brot Berta,T${i},08/1${i}/2026 10:00,https://www.facebook.com/${i},Photos,120,30,20`,
  )
  const joined = async (...accounts: string[]) => {
    const paths = [join(folder, 'accounts.csv'), join(folder, 'posts.csv')]
    writeFileSync(paths[0]!, `${accounts.join('\n')}\n`)
    writeFileSync(paths[1]!, [header, ...posts].join('\n'))
    const { accounts: found, diagnostics } = await vet(paths, { engine, sort: 'handle' })
    return { found: found.map(({ handle, platform, followers, likesPerPost }) => [handle, platform, followers, likesPerPost]), diagnostics }
  }

  it('are those of an account whose handle is the page’s name, with its blanks', async () => {
    for (const [header, platform] of [
      ['handle', 'facebook'],
      ['Page name', 'facebook'],
      ['handle', 'Facebook Page'],
    ]) {
      const { found, diagnostics } = await joined(`${header},platform,followers`, `Brot Berta,${platform},10000`, 'feta,instagram,5000')
      expect(diagnostics).toEqual([])
      expect(found).toEqual([['brot berta', 'facebook', 10000, 120], ['feta', 'instagram', 5000, null]]) // biome-ignore format: one thought
    }
    const many = ['Käse Kai', 'Butter Bea', 'Quark Quirin'].map(name => `${name},facebook,5000`)
    expect((await joined('handle,platform,followers', 'Brot Berta,facebook,10000', ...many)).found[0]).toEqual(['brot berta', 'facebook', 10000, 120]) // biome-ignore format: one thought
  })

  it('are those of the one account of that name, which is said', async () => {
    for (const header of ['handle,name,platform,followers', 'handle,Page name,platform,followers']) {
      const { found, diagnostics } = await joined(header, 'brotberta,Brot Berta,facebook,10000', 'feta,Feta,instagram,5000')
      expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['joined-by-name', 2]])
      expect(diagnostics[0]!.message).toMatch(/^Posts of the page “brot berta” were taken for those of brotberta \(facebook\)/)
      expect(found[0]).toEqual(['brotberta', 'facebook', 10000, 120])
    }
  })

  it('are nobody’s where two have that name, or where the one who has it is elsewhere', async () => {
    const twice = ['brotberta,Brot Berta,facebook,10000', 'berta,Brot Berta,facebook,9000']
    for (const rows of [twice, ['brotberta,Brot Berta,instagram,10000']]) {
      const { found, diagnostics } = await joined('handle,name,platform,followers', ...rows)
      expect(diagnostics.map(({ code }) => code)).toEqual(['posts-without-account'])
      expect(found.every(([, , , likes]) => likes === null)).toBe(true)
    }
  })
})

it('takes no names for handles on other platforms than Facebook', async () => {
  const { diagnostics } = await vet([
    { path: 'a.csv', content: 'handle,platform,followers\nBrot Berta,instagram,10000\nfeta,facebook,900\n' },
  ])
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['bad-handle', 2]])
})
