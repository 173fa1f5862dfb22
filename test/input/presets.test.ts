import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Report, type VetOptions, vet } from '../../src/index.ts'
import { PRESETS } from '../../src/input/presets/index.ts'

type Account = Partial<Report['accounts'][number]>

interface Case {
  readonly file: string
  readonly preset: string
  /** Rows and accepted rows of each table in the file. */
  readonly rows: readonly (readonly [number, number])[]
  readonly options?: VetOptions
  /** A file that names no account is read beside one that does. */
  readonly beside?: string
  readonly accounts: readonly Account[]
  /** Codes of all diagnostics, each once, sorted. */
  readonly codes: readonly string[]
}

const account = (handle: string, platform: string, more: Account): Account => ({ handle, platform, ...more })
const per = (
  likes: number | null,
  comments: number | null,
  shares: number | null,
  saves: number | null,
  views: number | null,
): Account => ({
  likesPerPost: likes,
  commentsPerPost: comments,
  sharesPerPost: shares,
  savesPerPost: saves,
  viewsPerPost: views,
})

const GOAT = [
  account('433.curds', 'instagram', { name: '433 Curds', niche: 'Sports', country: null, followers: 1_200_000, engagementRatePct: 1.875 }),
  account('goat.gabe', 'instagram', { name: 'Goat Gabe', country: 'France', followers: 13_800_000, engagementRatePct: 1.89928 }),
]

const CASES: readonly Case[] = [
  {
    file: 'meta-instagram-content/content.csv',
    preset: 'meta-instagram-content',
    rows: [[3, 3]],
    accounts: [account('gouda.gazette', 'instagram', { name: 'Gouda Gazette', ...per(410, 31, 12, 55, 12_400), postsSampled: 3 })],
    codes: [],
  },
  {
    file: 'meta-instagram-content-de/inhalte.csv',
    preset: 'meta-instagram-content-de',
    rows: [[3, 3]],
    accounts: [account('kaese.kontor', 'instagram', { name: 'Käsekontor', ...per(210, 18, 9, 21, 5020) })],
    codes: [],
  },
  {
    file: 'meta-instagram-content-es/contenido.csv',
    preset: 'meta-instagram-content-es',
    rows: [[3, 3]],
    accounts: [account('queso.norte', 'instagram', { name: 'Queso Norte', ...per(210, 18, 9, 21, 5020) })],
    codes: [],
  },
  {
    file: 'meta-instagram-content-fr/contenu.csv',
    preset: 'meta-instagram-content-fr',
    rows: [[3, 3]],
    accounts: [account('fromage.nord', 'instagram', { name: 'Fromage Nord', ...per(210, 18, 9, 21, 5020) })],
    codes: [],
  },
  {
    file: 'meta-instagram-content-it/contenuti.csv',
    preset: 'meta-instagram-content-it',
    rows: [[3, 3]],
    accounts: [account('formaggio.nord', 'instagram', { name: 'Formaggio Nord', ...per(210, 18, 9, 21, 5020) })],
    codes: [],
  },
  {
    file: 'meta-instagram-content-pt/conteudo.csv',
    preset: 'meta-instagram-content-pt',
    rows: [[3, 3]],
    accounts: [account('queijo.norte', 'instagram', { name: 'Queijo Norte', ...per(210, 18, 9, 21, 5020) })],
    codes: [],
  },
  {
    // reactions 120, 80, 160; comments 30, 20, 40; shares 15, 10, 20: their sums stand in a column beside them
    file: 'meta-facebook-content/content.csv',
    preset: 'meta-facebook-content',
    rows: [[3, 3]],
    accounts: [account('brie & beyond', 'facebook', per(120, 30, 15, null, 8200))],
    codes: [],
  },
  {
    file: 'meta-daily-metric/followers.csv',
    preset: 'meta-daily-metric',
    rows: [[3, 3]],
    options: { handle: '@Feta.Fan', platform: 'Facebook' },
    accounts: [account('feta.fan', 'facebook', { followers: 48_245 })],
    codes: ['skipped-rows'],
  },
  {
    file: 'meta-daily-metric/follows.csv',
    preset: 'meta-daily-metric',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nfeta.fan,facebook,9000\n',
    accounts: [account('feta.fan', 'facebook', { followers: 9000 })],
    codes: ['not-used', 'skipped-rows'],
  },
  {
    // the literal “undefined”, and days without a year on both sides of New Year
    file: 'tiktok-studio-followers/FollowerHistory-2026-01-03.csv',
    preset: 'tiktok-studio-followers',
    rows: [[6, 5]],
    beside: 'handle,platform,followers\nrind.rider,tiktok,10400\n',
    accounts: [account('rind.rider', 'tiktok', { followers: 10_400 })],
    codes: ['handle-taken', 'missing-value', 'no-point'],
  },
  {
    file: 'tiktok-studio-content/Content.csv',
    preset: 'tiktok-studio-content',
    rows: [[4, 4]],
    accounts: [account('rind.rider', 'tiktok', per(1090, 26.5, 10.5, 35.5, 16_250))],
    codes: [],
  },
  {
    file: 'tiktok-studio-overview/Overview.csv',
    preset: 'tiktok-studio-overview',
    rows: [[3, 3]],
    options: { asOf: '2026-09-02' },
    beside: 'handle,platform,followers\nrind.rider,tiktok,10400\n',
    accounts: [account('rind.rider', 'tiktok', { followers: 10_400, viewsPerPost: null })],
    codes: ['not-used'],
  },
  {
    file: 'youtube-studio-days/Totals.csv',
    preset: 'youtube-studio-days',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nrind.tv,youtube,40100\n',
    accounts: [account('rind.tv', 'youtube', { followers: 40_100 })],
    codes: ['not-used'],
  },
  {
    file: 'youtube-studio-days-de/Gesamtzahlen.csv',
    preset: 'youtube-studio-days-de',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nrind.tv,youtube,40100\n',
    accounts: [account('rind.tv', 'youtube', { followers: 40_100 })],
    codes: ['not-used'],
  },
  {
    file: 'youtube-studio-days-es/Totales.csv',
    preset: 'youtube-studio-days-es',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nrind.tv,youtube,40100\n',
    accounts: [account('rind.tv', 'youtube', { followers: 40_100 })],
    codes: ['not-used'],
  },
  {
    file: 'youtube-studio-table/Table data.csv',
    preset: 'youtube-studio-table',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nblue.vein,YouTube,90000\nblue.vein,instagram,4000\n',
    accounts: [
      account('blue.vein', 'youtube', { followers: 90_000, ...per(2500, 180, 150, null, 61_000), postsSampled: 3 }),
      account('blue.vein', 'instagram', { followers: 4000, likesPerPost: null }),
    ],
    codes: ['handle-taken', 'total-row'],
  },
  {
    file: 'youtube-studio-table-de/Tabellendaten.csv',
    preset: 'youtube-studio-table-de',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nblue.vein,YouTube,90000\n',
    accounts: [account('blue.vein', 'youtube', { followers: 90_000, ...per(1800, 120, null, null, 60_000), postsSampled: 3 })],
    codes: ['handle-taken', 'total-row'],
  },
  {
    file: 'youtube-studio-table-es/Datos de la tabla.csv',
    preset: 'youtube-studio-table-es',
    rows: [[3, 3]],
    beside: 'handle,platform,followers\nblue.vein,YouTube,90000\n',
    accounts: [account('blue.vein', 'youtube', { followers: 90_000, ...per(900, 60, null, null, 30_000), postsSampled: 3 })],
    codes: ['handle-taken', 'total-row'],
  },
  {
    file: 'youtube-studio-days-fr/Totaux.csv',
    preset: 'youtube-studio-days-fr',
    rows: [[2, 2]],
    beside: 'handle,platform,followers\ncroute.tv,youtube,40100\n',
    accounts: [account('croute.tv', 'youtube', { followers: 40_100 })],
    codes: ['not-used'],
  },
  {
    file: 'youtube-studio-table-fr/Informations relatives aux tableaux.csv',
    preset: 'youtube-studio-table-fr',
    rows: [[1, 1]],
    beside: 'handle,platform,followers\ncroute.tv,YouTube,90000\n',
    accounts: [account('croute.tv', 'youtube', { followers: 90_000, ...per(900, 60, null, null, 30_000), postsSampled: 1 })],
    codes: ['handle-taken', 'total-row'],
  },
  {
    file: 'youtube-studio-days-pt/Totais.csv',
    preset: 'youtube-studio-days-pt',
    rows: [[2, 2]],
    beside: 'handle,platform,followers\nqueijo.tv,youtube,40100\n',
    accounts: [account('queijo.tv', 'youtube', { followers: 40_100 })],
    codes: ['not-used'],
  },
  {
    file: 'youtube-studio-table-pt/Dados da tabela.csv',
    preset: 'youtube-studio-table-pt',
    rows: [[1, 1]],
    beside: 'handle,platform,followers\nqueijo.tv,YouTube,90000\n',
    accounts: [account('queijo.tv', 'youtube', { followers: 90_000, ...per(null, 60, null, null, 30_000) })],
    codes: ['handle-taken', 'total-row'],
  },
  {
    file: 'youtube-studio-table-it/Dati tabella.csv',
    preset: 'youtube-studio-table-it',
    rows: [[1, 1]],
    beside: 'handle,platform,followers\npecorino.tv,YouTube,90000\n',
    accounts: [account('pecorino.tv', 'youtube', { followers: 90_000, ...per(900, null, null, null, 30_000), postsSampled: 1 })],
    codes: ['handle-taken', 'total-row'],
  },
  {
    file: 'youtube-api-channels/channels.json',
    preset: 'youtube-api-channels',
    rows: [[3, 3]],
    accounts: [
      account('curdsandwhey', 'youtube', { name: 'Curds & Whey', country: 'IE', followers: 98_700, posts: 240 }),
      account('rindreport', 'youtube', { name: 'Rind Report', country: null, followers: 5400, posts: 40 }),
      account('ucc0000000000000000brine', 'youtube', { name: 'Brine Time', followers: null, posts: 12 }),
    ],
    codes: ['zero-for-missing'],
  },
  {
    file: 'youtube-api-videos/videos.json',
    preset: 'youtube-api-videos',
    rows: [[5, 5]],
    accounts: [
      account('uca0000000000000000curds', 'youtube', { ...per(1600, 40, null, null, 42_000), postsSampled: 3 }),
      account('ucb0000000000000000rinds', 'youtube', { ...per(15, 2, null, null, 1000), postsSampled: 2 }),
    ],
    codes: [],
  },
  {
    file: 'x-content/account_content.csv',
    preset: 'x-content',
    rows: [[3, 3]],
    accounts: [account('comte_cam', 'x', per(84, 20, 9, 6, null))],
    codes: [],
  },
  {
    file: 'x-content-old/tweet_activity.csv',
    preset: 'x-content-old',
    rows: [[2, 2]],
    accounts: [account('feta_fan', 'x', per(37, 6.5, 5, null, null))],
    codes: [],
  },
  {
    file: 'x-overview/account_overview.csv',
    preset: 'x-overview',
    rows: [[2, 2]],
    beside: 'handle,platform,followers\ncomte_cam,twitter,5000\n',
    accounts: [account('comte_cam', 'x', { followers: 5000 })],
    codes: ['not-used'],
  },
  {
    file: 'instagram-graph-profile/profiles.json',
    preset: 'instagram-graph-profile',
    rows: [[2, 2], [14, 14]], // biome-ignore format: one glance
    accounts: [
      account('rind.reader', 'instagram', {
        ...{ name: 'Rind Reader', followers: 12_400, following: 310, posts: 204 },
        ...per(431.5, 9.5, null, null, null),
        postsSampled: 8,
      }),
      account('whey.ahead', 'instagram', {
        ...{ name: 'Whey Ahead', followers: 9100, following: 120, posts: 88 },
        ...per(292.5, 9.5, null, null, null),
        postsSampled: 6,
      }),
    ],
    codes: [],
  },
  ...(['profiles.json', 'profiles.csv'] as const).map(
    (file): Case => ({
      // of seven posts one is pinned, one has hidden likes and one is another account’s
      file: `apify-instagram-profile/${file}`,
      preset: 'apify-instagram-profile',
      rows: [file === 'profiles.json' ? [2, 1] : [1, 1], [7, 7]],
      accounts: [
        account('cheddar.chaser', 'instagram', {
          ...{ name: 'Cheddar Chaser', niche: 'Food', followers: 24_000, following: 610, posts: 412 },
          ...per(505, 21.5, null, null, 9100),
          postsSampled: 4,
        }),
      ],
      codes: file === 'profiles.json' ? ['failed-record', 'hidden-count'] : ['hidden-count'],
    }),
  ),
  {
    file: 'apify-instagram-posts/posts.csv',
    preset: 'apify-instagram-posts',
    rows: [[4, 4]],
    accounts: [account('edam.eddie', 'instagram', per(425, 22.5, null, null, null))],
    codes: [],
  },
  ...(['videos.json', 'videos.csv'] as const).map(
    (file): Case => ({
      file: `apify-tiktok/${file}`,
      preset: 'apify-tiktok',
      rows: [[5, 5]],
      accounts: [
        account('curd.nerd', 'tiktok', {
          ...{ name: 'Curd Nerd', followers: 61_000, following: 120, posts: 230 },
          ...per(3300, 53, 43, 33, 36_300),
        }),
      ],
      codes: [],
    }),
  ),
  {
    // the first record has no name of the channel, only its address
    file: 'apify-youtube/videos.json',
    preset: 'apify-youtube',
    rows: [[3, 3]],
    accounts: [account('rindcurd', 'youtube', { name: 'Rind and Curd', followers: 40_100, ...per(650, 33, null, null, 16_000) })],
    codes: [],
  },
  {
    file: '4cat-instagram/posts.csv',
    preset: '4cat-instagram',
    rows: [[5, 5]],
    accounts: [account('parm.patrol', 'instagram', { ...per(310, 14, null, null, null), postsSampled: 3 })],
    codes: ['hidden-likes'],
  },
  {
    file: '4cat-tiktok/videos.csv',
    preset: '4cat-tiktok',
    rows: [[4, 4]],
    accounts: [account('whey.wanderer', 'tiktok', { followers: 5400, posts: 96, ...per(202.5, 12.5, 5.5, null, 3025) })],
    codes: [],
  },
  {
    file: 'instaloader-posts/posts.json',
    preset: 'instaloader-posts',
    rows: [[4, 4]],
    accounts: [account('manchego.mila', 'instagram', { likesPerPost: 160, commentsPerPost: 11, postsSampled: 3 })],
    codes: ['hidden-count'],
  },
  {
    file: 'instaloader-post-files/2026-06-01_UTC.json',
    preset: 'instaloader-post-files',
    rows: [[1, 1]],
    accounts: [account('ricotta.rory', 'instagram', { followers: 3100, likesPerPost: 88, commentsPerPost: 7 })],
    codes: [],
  },
  {
    file: 'hypeauditor-instagram-ranking/december.csv',
    preset: 'hypeauditor-instagram-ranking',
    rows: [[3, 3]],
    accounts: [...GOAT, account('havarti_hal', 'instagram', { followers: 820_000, engagementRatePct: null })],
    codes: ['missing-value', 'vendor-score'],
  },
  {
    // followers stand there twice, 1.2M and 1234567
    file: 'hypeauditor-instagram-ranking/november.csv',
    preset: 'hypeauditor-instagram-ranking',
    rows: [[3, 3]],
    accounts: [account('433.curds', 'instagram', { followers: 1_234_567 }), GOAT[1]!, account('havarti_hal', 'instagram', {})],
    codes: ['missing-value', 'repeated-column'],
  },
  {
    file: 'hypeauditor-instagram-ranking/june.csv',
    preset: 'hypeauditor-instagram-ranking',
    rows: [[3, 3]],
    accounts: [...GOAT, account('havarti_hal', 'instagram', { name: 'Havarti Hal', engagementRatePct: 1.34146 })],
    codes: [],
  },
  {
    file: 'hypeauditor-tiktok-ranking/september.csv',
    preset: 'hypeauditor-tiktok-ranking',
    rows: [[3, 3]],
    accounts: [
      account('skyr.sky', 'tiktok', { name: 'Skyr Sky', followers: 4_200_000, ...per(130_000, 800, 1200, null, 1_100_000) }),
      account('quarkquinn', 'tiktok', per(70_200, 410, null, null, 640_500)),
      account('labneh_lab', 'tiktok', per(65_000, 390, 510, null, null)),
    ],
    codes: ['missing-value', 'zero-for-missing'],
  },
  {
    file: 'hypeauditor-tiktok-ranking/november.csv',
    preset: 'hypeauditor-tiktok-ranking',
    rows: [[3, 3]],
    accounts: [
      account('skyr.sky', 'tiktok', { followers: 4_300_000, likesPerPost: 131_000 }),
      account('quarkquinn', 'tiktok', {}),
      account('labneh_lab', 'tiktok', { sharesPerPost: null }),
    ],
    codes: ['empty-row', 'missing-value'],
  },
  {
    // views are countries, and what is called likes is something else
    file: 'hypeauditor-tiktok-ranking/june.csv',
    preset: 'hypeauditor-tiktok-ranking',
    rows: [[3, 3]],
    accounts: [
      account('skyr.sky', 'tiktok', { followers: 4_100_000, ...per(null, null, null, null, null), engagementRatePct: null }),
      account('quarkquinn', 'tiktok', { followers: 2_000_000 }),
      account('labneh_lab', 'tiktok', { followers: 1_800_000 }),
    ],
    codes: ['contradicts-header'],
  },
  {
    file: 'hypeauditor-youtube-ranking/june.csv',
    preset: 'hypeauditor-youtube-ranking',
    rows: [[3, 3]],
    accounts: [
      account('bluevein', 'youtube', { name: 'Blue Vein TV', niche: 'Education', followers: 1_900_000, viewsPerPost: 150_300 }),
      account('halloumi.hub', 'youtube', { country: 'Greece', ...per(9100, 640, null, null, 210_000) }),
      account('melt.manor', 'youtube', {}),
    ],
    codes: ['missing-value'],
  },
  {
    file: 'top-instagram/top.csv',
    preset: 'top-instagram',
    rows: [[3, 3]],
    accounts: [
      account('camembert.king', 'instagram', { followers: 475_800_000, posts: 3300, likesPerPost: 8_700_000, country: 'Portugal' }),
      account('raclette.rae', 'instagram', { followers: 366_200_000 }),
      account('stilton.star', 'instagram', { posts: 890, country: null }),
    ],
    codes: [],
  },
  {
    // likes and the other reactions 120, 110, 130 of interactions 180, 160, 200 that hold comments and shares as well
    file: 'crowdtangle/posts.csv',
    preset: 'crowdtangle',
    rows: [[3, 3]],
    accounts: [account('syravino', 'facebook', { name: 'Sýr a Víno', followers: 9800, ...per(120, 40, 20, null, null) })],
    codes: [],
  },
  {
    file: 'crowdtangle-instagram/posts.csv',
    preset: 'crowdtangle-instagram',
    rows: [[2, 2]],
    accounts: [account('tome.tom', 'instagram', { name: 'Tome Tom', followers: 15_400, likesPerPost: 610 })],
    codes: [],
  },
  {
    // reactions 400 and 410 hold the likes 390 and 402
    file: 'sprout-posts/posts.csv',
    preset: 'sprout-posts',
    rows: [[2, 2]],
    accounts: [account('pecorino.pia', 'instagram', per(405, 50, 36, 31.5, null))],
    codes: [],
  },
  {
    file: 'sprout-profiles/profiles.csv',
    preset: 'sprout-profiles',
    rows: [[3, 3]],
    accounts: [account('pecorino.pia', 'instagram', { followers: 31_290 })],
    codes: [],
  },
  {
    file: 'hypeauditor-report/report.json',
    preset: 'hypeauditor-report',
    rows: [
      [1, 1],
      [8, 8],
    ],
    accounts: [account('mascarpone.max', 'instagram', { followers: 88_000, following: 402, likesPerPost: 1900, commentsPerPost: 60 })],
    codes: ['skipped-lists'],
  },
  {
    // the rate stands there as 0.03
    file: 'modash-report/report.json',
    preset: 'modash-report',
    rows: [
      [1, 1],
      [8, 8],
    ],
    accounts: [account('provolone.pam', 'instagram', { followers: 42_000, engagementRatePct: 3, viewsPerPost: 9000 })],
    codes: [],
  },
]

const folder = 'fixtures/presets'

describe('presets', () => {
  it.each(CASES)('$file', async ({ file, preset, rows, options = {}, beside, accounts, codes }) => {
    const inputs = [`${folder}/${file}`, ...(beside === undefined ? [] : [{ path: 'accounts.csv', content: beside }])]
    const report = await vet(inputs, options)
    const read = report.inputs.filter(({ path }) => path.startsWith(folder))
    expect(read[0]!.preset).toBe(preset)
    expect(read.map(({ rows, accepted }) => [rows, accepted])).toEqual(rows)
    for (const input of report.inputs) expect(input.rows).toBe(input.accepted + input.rejected)
    const bySize = (list: readonly Account[]) =>
      [...list].sort((a, b) => (`${a.handle} ${a.platform}` < `${b.handle} ${b.platform}` ? -1 : 1))
    expect(bySize(report.accounts)).toMatchObject(bySize(accounts))
    expect([...new Set(report.diagnostics.map(({ code }) => code))].sort()).toEqual(codes)
  })

  it('has a fixture for each', () => {
    const tested = new Set(CASES.map(({ preset }) => preset))
    // these two stand as lists in the record of their report, and the posts of a profile in its own
    const inside = ['hypeauditor-followers-chart', 'modash-history', 'apify-instagram-latest-posts']
    expect(PRESETS.map(({ name }) => name).filter(name => !tested.has(name) && !inside.includes(name))).toEqual([])
    expect(readdirSync(folder).sort()).toEqual([...tested].sort())
  })

  it('has a line for each in the README', () => {
    const readme = readFileSync('src/input/README.md', 'utf8')
    expect(PRESETS.map(({ name }) => name).filter(name => !readme.includes(`| \`${name}\` |`))).toEqual([])
  })

  it('settles days without a year on both sides of New Year', async () => {
    const file = `${folder}/tiktok-studio-followers/FollowerHistory-2026-01-03.csv`
    const report = await vet([file], { handle: 'rind.rider' })
    expect(report.summary.newestDate).toBe('2026-01-03')
    expect(report.accounts[0]).toMatchObject({ handle: 'rind.rider', platform: 'tiktok', followers: 10_395 })
  })
})

it('says of a list put together of two exports that it has followers in two columns', async () => {
  const content = 'username,platform,followers,followersCount,avg_likes\nanna,instagram,12300,,400\ndan,instagram,,5000,150\n'
  const { diagnostics } = await vet([{ path: 'two.csv', content }])
  expect(diagnostics.map(({ code, message }) => [code, message])).toContainEqual([
    'repeated-column',
    '“followers” also means followers; “followersCount” is used. Choose with --map followers="…".',
  ])
})
