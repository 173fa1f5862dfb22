import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

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
