import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const HEADER = 'handle,platform,name,creator,website,followers,likesPerPost,commentsPerPost,price,currency'
const creatorsOf = async (rows: readonly string[]) =>
  (await vet([{ path: 'accounts.csv', content: [HEADER, ...rows].join('\n') }])).creators

const key = (name: string) => name.normalize('NFKC').toLowerCase()

describe('one person over several accounts', () => {
  it('is known by the column creator', async () => {
    const creators = await creatorsOf([
      'brie,instagram,Brie,Marthe Lindqvist,,20000,380,20,100,EUR',
      'brie.clips,tiktok,Brie!,marthe  lindqvist,https://brie.example,150000,90,10,200,EUR',
      'alone,instagram,Alone,Tomas Egger,,9000,100,5,50,EUR',
    ])
    expect(creators).toHaveLength(1)
    expect(creators[0]).toMatchObject({
      name: 'marthe  lindqvist',
      knownFrom: 'creator-column',
      suggested: false,
      followersSum: 170_000,
      followersUnknown: 0,
      overlapPct: null,
      tier: 'macro',
      priceSum: 300,
      currency: 'EUR',
      website: 'https://brie.example',
    })
    // the largest first; 400 of 20,000 and 100 of 150,000
    expect(
      creators[0]!.accounts.map(({ platform, engagementRatePct, engagementsPerPost }) => [platform, engagementRatePct, engagementsPerPost]),
    ).toEqual([
      ['tiktok', 0.0666667, 100],
      ['instagram', 2, 400],
    ])
  })

  it('is nobody whom a cell calls 0, or says is missing', async () => {
    for (const nobody of ['0', 'nan', 'N/A', '#REF!', 'None'])
      expect(await creatorsOf([`brie,instagram,,${nobody},,20000,380,20,,`, `feta,tiktok,,${nobody},,9000,380,20,,`])).toEqual([])
  })

  it('is suggested for an account that the column leaves out, and never for another person of the column', async () => {
    const rows = [
      'x1,instagram,Ada Gouda,Ada Gouda,,150000,3000,100,,',
      'x2,tiktok,Ada Gouda,Ada Gouda,,5000,300,100,,',
      'x3,youtube,Ada G,,https://instagram.com/x1,90000,300,100,,',
      'x4,x,Ada Gouda,,,9000,30,10,,',
      'y1,instagram,Ada Gouda,Another Ada,,9000,300,10,,',
    ]
    expect((await creatorsOf(rows)).map(({ accounts, suggested, why }) => [accounts.map(({ handle }) => handle), suggested, why])).toEqual([
      [['x1', 'x3'], true, '@x3 on youtube links to @x1 on instagram.'],
      [['x1', 'x2'], false, 'The column creator says Ada Gouda.'],
    ])
    expect((await creatorsOf(rows.slice(0, -1))).map(({ accounts }) => accounts.map(({ handle }) => handle))).toEqual([
      ['x1', 'x3'],
      ['x1', 'x4', 'x2'],
      ['x1', 'x2'],
    ])
  })

  it('has the worst verdict of its accounts', async () => {
    const rows = ['good,instagram,,A B,,9000,180,9,,', 'bad,tiktok,,A B,,190000,40,0,,']
    const report = await vet([{ path: 'accounts.csv', content: [HEADER, ...rows].join('\n') }])
    const worst = report.accounts.find(({ handle }) => handle === 'bad')!.purchasedFollowers
    expect(worst).toBe('possible')
    expect(report.creators[0]!.purchasedFollowers).toBe('possible')
  })

  it('is suggested by the same name on different platforms, and not on one', async () => {
    const creators = await creatorsOf([
      'a,instagram,Iris Okafor,,,20000,,,,',
      'b,tiktok,iris okafor,,,30000,,,,',
      'c,instagram,Tomas Egger,,,20000,,,,',
      'd,instagram,Tomas Egger,,,30000,,,,',
    ])
    expect(creators.map(({ knownFrom, suggested, why }) => [knownFrom, suggested, why])).toEqual([
      ['same-name', true, 'All of them are called Iris Okafor.'],
    ])
  })

  it('is suggested whatever the script of the name, and what pictures stand beside it', async () => {
    const names = ['Zoë Ångström*', 'Анна Иванова', '雲井 さつき花子のこ', 'Ŋuyễn Łukasz']
    const rows = names.flatMap((name, i) => [`a${i},instagram,${name} 🧀,,,20000,,,,`, `b${i},tiktok,${name.toLowerCase()},,,30000,,,,`])
    const creators = await creatorsOf(rows)
    expect(creators.map(({ knownFrom }) => knownFrom)).toEqual(['same-name', 'same-name', 'same-name', 'same-name'])
  })

  it('is suggested by a name in letters of any kind, small and capital', async () => {
    const letters = Array.from({ length: 0x250 - 0xc0 }, (_, i) => String.fromCodePoint(0xc0 + i)).filter(letter => /\p{L}/u.test(letter))
    const names = letters.map(letter => `${letter.repeat(2)} ${letter.repeat(3)}`)
    const rows = names.flatMap((name, i) => [`a${i},instagram,${name},,,20000,,,,`, `b${i},tiktok,${name},,,30000,,,,`])
    // a capital and its small letter are one name, which two people of a platform share
    const alone = names.filter((name, i) => !names.some((other, k) => k !== i && key(other) === key(name)))
    expect((await creatorsOf(rows)).map(({ name }) => name).sort()).toEqual(alone.sort())
    const capitals = await creatorsOf(['zulu,instagram,ƏSƏD ƏLİ,,,5000,,,,', 'alfa,tiktok,ƏSƏD ƏLİ,,,9000,,,,'])
    expect(capitals.map(({ name }) => name)).toEqual(['ƏSƏD ƏLİ'])
  })

  it('is not suggested by a name of one word', async () => {
    expect(await creatorsOf(['a,instagram,Official,,,20000,,,,', 'b,tiktok,Official,,,30000,,,,'])).toEqual([])
  })

  it('is suggested by a profile that links to another, and by a website of both', async () => {
    const creators = await creatorsOf([
      'a,instagram,,,https://www.tiktok.com/@b.clips,20000,,,,',
      'b.clips,tiktok,,,,30000,,,,',
      'c,instagram,,,https://cheese.example/,1000,,,,',
      'd,youtube,,,http://www.cheese.example,,,,,',
    ])
    expect(creators.map(({ knownFrom, followersSum, followersUnknown, why }) => [knownFrom, followersSum, followersUnknown, why])).toEqual([
      ['linked-profiles', 50_000, 0, '@a on instagram links to @b.clips on tiktok.'],
      ['same-website', 1000, 1, 'All of them name https://cheese.example/.'],
    ])
  })

  it('adds no prices of different currencies', async () => {
    const [creator] = await creatorsOf(['a,instagram,,X Y,,20000,,,100,EUR', 'b,tiktok,,X Y,,30000,,,100,USD'])
    expect([creator!.priceSum, creator!.currency]).toEqual([null, null])
  })
})
