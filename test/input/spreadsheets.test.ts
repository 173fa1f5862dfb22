import { describe, expect, it } from 'vitest'
import { countLacking, hasEngagement } from '../../src/commands/afterwards.ts'
import { type Report, vet } from '../../src/index.ts'

const read = async (content: string, path = 'list.csv') => {
  const report = await vet([{ path, content }])
  const by = <F extends keyof (typeof report.accounts)[number]>(field: F) =>
    Object.fromEntries(report.accounts.map(a => [a.handle, a[field]]))
  return { report, by, said: report.diagnostics.map(({ code, line, message }) => ({ code, line, message })) }
}

const sayLacking = ({ accounts, inputs }: Report): string => {
  const lacking = countLacking()
  for (const account of accounts) lacking.add(account, hasEngagement(account))
  return lacking.say(inputs)
}

describe('counts that a spreadsheet broke', () => {
  it('rejects a fraction of followers and reads the thousands beside it', async () => {
    const { report, by, said } = await read(
      'handle;platform;followers;likesPerPost;commentsPerPost\na;instagram;18.405;200;9\nb;instagram;48.2;300;9\nc;instagram;20000,5;300;9',
    )
    expect(by('followers')).toEqual({ a: 18_405, c: 20_000.5 })
    expect(report.inputs[0]).toMatchObject({ rows: 3, accepted: 2, rejected: 1 })
    expect(said).toEqual([
      {
        code: 'bad-number',
        line: 3,
        message: '“48.2” is no whole number, as where a spreadsheet dropped the zeros of a number in thousands, so the row was rejected.',
      },
    ])
  })

  it('reads such a number in a JSON file no other way', async () => {
    const { report } = await read(
      '[{"handle":"a","platform":"instagram","followers":18405,"likesPerPost":2.5},{"handle":"b","platform":"instagram","followers":48.2,"likesPerPost":2.5}]',
      'list.json',
    )
    expect(report.accounts.map(({ handle }) => handle)).toEqual(['a'])
  })

  it('takes no list for a number, and says where a key stands twice', async () => {
    const rest = '"platform":"instagram","likesPerPost":2.5'
    // converters from XML make a list of everything
    const alone = await read(`[{"handle":"a","followers":[18405],${rest}}]`, 'list.json')
    expect([alone.by('followers'), alone.said]).toEqual([{ a: 18_405 }, []])
    for (const followers of ['[18405, 2]', '["18405", "3"]', '[1, 200]']) {
      const list = `[{"handle":"a","followers":${followers},${rest}},{"handle":"b","followers":18405,${rest}}]`
      const { by, said } = await read(list, 'list.json')
      expect(by('followers')).toEqual({ b: 18_405 })
      expect(said.map(({ code }) => code)).toEqual(['bad-number'])
    }
    const twice = await read(`[{"handle":"a","followers":5,"followers":18405,${rest}},{"handle":"b","followers":7,"followers":7,${rest}}]`, 'list.json') // biome-ignore format: one call
    expect(twice.by('followers')).toEqual({ a: 18_405, b: 7 })
    expect(twice.said).toEqual([
      { code: 'repeated-key', line: 1, message: '“followers” stands in one record twice, with different values; the last is used.' },
    ])
  })

  it('rejects rows whose followers are an id, and reads the views of a channel that are as many', async () => {
    const { by, said } = await read(
      'handle,platform,followers,lifetimeViews\na,instagram,17841400000000000,5\nb,youtube,290000000,310000000000',
    )
    expect(by('followers')).toEqual({ b: 290_000_000 })
    expect(said.map(({ line, message }) => [line, message])).toEqual([
      [2, '“17841400000000000” is more than there are people, so it is no number that followers can be, so the row was rejected.'],
    ])
  })

  it('reads the scientific notation of spreadsheets, in any language', async () => {
    const { by } = await read('handle;platform;followers;likesPerPost\na;instagram;1,2E+06;3000\nb;instagram;1.25e+05;300')
    expect(by('followers')).toEqual({ a: 1_200_000, b: 125_000 })
  })

  it('says what becomes of a row whose followers cannot be read, and of another cell', async () => {
    const { said } = await read(
      'handle,platform,followers,following,likesPerPost\na,instagram,12k?,5,3\nb,instagram,-5,5,3\nc,instagram,5000,x,3',
    )
    expect(said.map(({ line, message }) => [line, message])).toEqual([
      [2, '“12k?” is no number that followers can be, so the row was rejected.'],
      [3, 'followers cannot be negative (“-5”), so the row was rejected.'],
      [4, '“x” is no number that following can be; it counts as unknown.'],
    ])
  })
})

describe('averages of 0', () => {
  it('accuse nobody: a private account has no likes to count', async () => {
    const { by, said } = await read(
      'handle,platform,followers,posts,likesPerPost,commentsPerPost\nshy,instagram,20000,0,0,0\nopen,instagram,20000,90,300,9\ntiny,instagram,50,3,0,0',
    )
    expect(by('purchasedFollowers')).toEqual({ shy: 'insufficient', open: 'no-sign', tiny: 'insufficient' })
    expect(by('likesPerPost')).toEqual({ shy: null, open: 300, tiny: 0 })
    expect(said).toEqual([
      {
        code: 'zero-average',
        line: 2,
        message: '“likesPerPost” is 0 beside 20,000 followers, as where posts are private, gone or not counted; it counts as unknown.',
      },
    ])
  })

  it('hold for a file of one account too, and for views where views are judged', async () => {
    const one = await read('handle,platform,followers,likesPerPost,commentsPerPost\nshy,instagram,20000,0,0')
    expect(one.by('purchasedFollowers')).toEqual({ shy: 'insufficient' })
    const views = await read('handle,platform,followers,viewsPerPost\na,youtube,20000,0\nb,instagram,20000,0')
    expect(views.by('viewsPerPost')).toEqual({ a: null, b: 0 })
  })
})

describe('what a list lacks', () => {
  const rows = 'Anna,Instagram,18400,410,22\nBob,TT,1200000,38000,412'

  it('takes a column of platforms for the platform, whatever it is called', async () => {
    for (const header of ['Influencer,Channel', 'Name,Channel', 'Handle,Social']) {
      const { report, said } = await read(`${header},Followers,Likes per post,Comments per post\n${rows}`)
      expect(report.accounts.map(({ handle, platform }) => `${handle} ${platform}`).sort()).toEqual(['anna instagram', 'bob tiktok'])
      expect(said).toEqual([])
    }
    const marks = await read('Handle,Booked,Followers,Likes per post\nanna,x,18400,410')
    expect(marks.by('platform')).toEqual({ anna: 'unknown' })
  })

  it('reads handles and platforms under each other’s header the right way round, and says it', async () => {
    const list = 'handle,platform,followers,likesPerPost\ninstagram,anna,18400,410\nTT,bob,1200000,38000'
    const { report, said } = await read(list)
    expect(report.accounts.map(({ handle, platform }) => `${handle} ${platform}`).sort()).toEqual(['anna instagram', 'bob tiktok'])
    expect(said).toEqual([
      {
        code: 'swapped-columns',
        line: 1,
        message:
          '“handle” holds platforms, and “platform” holds none; they are read the other way round. If that is wrong, say so with --map handle="handle" --map platform="platform".',
      },
    ])
    const named = await vet([{ path: 'list.csv', content: list }], { map: { handle: 'handle', platform: 'platform' } })
    expect(named.accounts.map(({ handle }) => handle).sort()).toEqual(['instagram', 'tt'])
    // the platforms' own accounts are called so
    expect((await read('handle,platform,followers\ninstagram,instagram,600000000\ntiktok,tiktok,90000000')).said).toEqual([])
  })

  it('says that the platform is not known, and how to say it', async () => {
    const { report } = await read('handle,followers,likesPerPost,commentsPerPost\na,18400,410,22\nb,12000,38,4')
    expect(sayLacking(report)).toBe(
      'warning: 2 accounts name no platform, so no published norm is right for them. If all are on one, say it with --platform instagram; else add a column platform.\n',
    )
    const known = await read('handle,platform,followers,likesPerPost,commentsPerPost\na,instagram,18400,410,22')
    expect(sayLacking(known.report)).toBe('')
  })

  it('says that no column gives the followers, and which columns are not used', async () => {
    const { report } = await read('handle,platform,Size (K),likesPerPost,commentsPerPost\na,instagram,18,410,22')
    expect(sayLacking(report)).toBe(
      'warning: no account has a follower count, so neither tier nor engagement rate can be told. If a column has it, name it with --map followers="…"; not used are “Size (K)”. If none has, add a file of accounts that does.\n',
    )
    const gained = await read('handle,platform,date,likes,comments,New follows\na,instagram,2026-09-01,5,1,3')
    expect(sayLacking(gained.report)).toMatch(/Add a file of accounts that has it\.\n$/)
    const posts = await read('handle,platform,postId,date,likes,comments\na,instagram,1,2026-09-01,5,1')
    expect(sayLacking(posts.report)).toMatch(/^warning: no account has a follower count.*Add a file of accounts that has it\.\n$/)
  })

  it('reads German averages a post and rates in percent', async () => {
    const { report } = await read(
      'Benutzername;Plattform;Followerzahl;Ø Likes pro Post;Ø Kommentare pro Post;Engagement Rate in %\na;Insta;48.200;790,5;31,2;1,7',
    )
    // (790.5 + 31.2) / 48,200 = 1.7048 %
    expect(report.accounts[0]).toMatchObject({ platform: 'instagram', followers: 48_200, likesPerPost: 790.5 })
    expect(report.accounts[0]!.engagementRatePct).toBeCloseTo(1.7048, 3)
  })

  it('reads accounts from addresses in columns called Profil and Channel URL', async () => {
    const german = await read('Profil,Follower\nhttps://www.instagram.com/new.one/?hl=de,30000')
    expect(german.report.accounts[0]).toMatchObject({ handle: 'new.one', platform: 'instagram', followers: 30_000 })
    const channels = await read('Channel name,Channel URL,Subscribers\nCook Books,https://www.youtube.com/@cookbooks,1.2M')
    expect(channels.report.accounts[0]).toMatchObject({ handle: 'cookbooks', platform: 'youtube', followers: 1_200_000 })
    expect((await read('Channel name,Subscribers\nCook Books,1.2M')).by('followers')).toEqual({ 'cook books': 1_200_000 })
  })

  it('names only what each account lacks', async () => {
    const { by } = await read(
      'handle,platform,followers,likesPerPost,commentsPerPost,viewsPerPost\nno,instagram,5000,,,\nliked,instagram,5000,90,,\nshy,instagram,5000,,9,\nfilms,youtube,5000,9,1,900\nunseen,youtube,5000,9,1,\nwhere,,5000,90,9,\nwork,linkedin,5000,90,9,',
    )
    const first = Object.fromEntries(Object.entries(by('reasons')).map(([handle, reasons]) => [handle, reasons[0]]))
    expect(first).toEqual({
      no: 'Not enough data to tell: likes and comments per post missing.',
      liked: 'Not enough data to tell: comments per post missing.',
      shy: 'Not enough data to tell: likes per post missing.',
      films: 'Not enough data to tell: the number of videos (column posts, 20 or more) missing.',
      unseen: 'Not enough data to tell: views per post, the number of videos (column posts, 20 or more) missing.',
      where: 'Not enough data to tell: the platform missing.',
      work: 'Not enough data to tell: 20 peers of this platform missing.',
    })
  })
})

describe('engagement under headers that nobody knows', () => {
  it('is named, with the option that reads it', async () => {
    const { report } = await read('handle,platform,followers,Durchschnittl. Likeszahl,Notizen\nbrie,instagram,15300,450,ruhig\n')
    expect(sayLacking(report)).toBe(
      'warning: no account has likes, comments or views, and not used are “Durchschnittl. Likeszahl”. If a column has them, name it with --map likesPerPost="…", or of posts with --map likes="…".\n',
    )
  })

  it('is not missed where there is some, or no column that may be it', async () => {
    for (const content of [
      'handle,platform,followers,Likeszahl,likesPerPost\nbrie,instagram,15300,450,450\n',
      'handle,platform,followers,Notizen\nbrie,instagram,15300,ruhig\n',
      'handle,platform,followers,Review score,Overview\nbrie,instagram,15300,5,good\n',
      'handle,platform,followers,likesPerPost,Likeszahl\nbrie,instagram,,900,5\nfeta,instagram,90,,5\n',
    ])
      expect(sayLacking((await read(content)).report)).toBe('')
  })

  it('is read in the words of Italian and Portuguese lists', async () => {
    for (const header of [
      'Nome utente,Piattaforma,Follower,Like medi,Commenti medi',
      'Usuário,Plataforma,Seguidores,Curtidas médias,Comentários médios',
    ]) {
      const { by } = await read(`${header}\nbrie,Instagram,15300,450,20\n`)
      expect([by('likesPerPost'), by('commentsPerPost')]).toEqual([{ brie: 450 }, { brie: 20 }])
    }
  })
})
