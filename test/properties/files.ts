import fc from 'fast-check'
import { ATTACKS } from '../report/hostile.ts'

/** A file as a stranger may have made it: most cells are sound, some are anything. */
export interface AnyFile {
  readonly path: string
  readonly content: string
}

const WORDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'NaN', 'Infinity', '-0', '1e999', '٣', '½', '']
const anything = fc.oneof(
  fc.constantFrom(...Object.values(ATTACKS).filter(text => text.length < 1_000), ...WORDS),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

const handle = fc.constantFrom('anna', 'berta', '@Cleo', 'dora.d', 'https://www.instagram.com/emil/', '__proto__', 'constructor')
const platform = fc.constantFrom('instagram', 'tiktok', 'youtube', 'X', '__proto__')
const count = fc.oneof(fc.nat(3_000_000).map(String), fc.constantFrom('0', '1', '-1', '1.2K', '48.200', '1,5', '999999999999999999', '2M'))
const date = fc.oneof(
  fc.date({ min: new Date('2015-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }).map(day => day.toISOString().slice(0, 10)),
  fc.constantFrom('2026-02-30', '31.12.2025', '1700000000', '9999-12-31', '2026-09-01T10:00:00+14:00'),
)
const text = fc.constantFrom('food', 'Käse & Brot', '#ad with @brand', 'giveaway!', 'image', 'reel', 'DE', 'EUR', 'true', 'no', '100')

const COLUMNS: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<string>>>>> = {
  accounts: {
    ...{
      handle,
      platform,
      followers: count,
      following: count,
      posts: count,
      likesPerPost: count,
      commentsPerPost: count,
      viewsPerPost: count,
    },
    ...{
      engagementRatePct: fc.constantFrom('1.5%', '0.02', '250 %', '-3'),
      niche: text,
      country: text,
      name: text,
      creator: text,
      website: text,
    },
    ...{ price: count, currency: text, date, verified: text, postsSampled: count, clicks: count, conversions: count },
  },
  posts: {
    ...{ handle, platform, postId: count, url: text, date, type: text, likes: count, comments: count, shares: count, saves: count },
    ...{ views: count, reach: count, impressions: count, caption: text, sponsored: text, pinned: text, followersAtPosting: count },
  },
  history: { handle, platform, date, followers: count, following: count, posts: count },
  followers: {
    ...{ handle, platform, follower: text, followers: count, following: count, posts: count, hasPicture: text, hasBio: text },
    ...{ private: text, verified: text, nameDigits: fc.constantFrom('0', '4', '12') },
  },
}

const cell = (sound: fc.Arbitrary<string>) => fc.oneof({ arbitrary: sound, weight: 12 }, { arbitrary: anything, weight: 1 })
const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const table = fc.constantFrom(...Object.keys(COLUMNS)).chain(kind => {
  const columns = COLUMNS[kind]!
  const extra = fc.array(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'Notes'), anything), { maxLength: 2 })
  return fc.tuple(fc.subarray(Object.keys(columns), { minLength: 2 }), extra, fc.boolean()).chain(([some, more, asJson]) => {
    const fields = [...new Set(['handle', ...some])]
    const row = fc.tuple(...fields.map(field => cell(columns[field]!)), ...more.map(() => anything))
    return fc.array(row, { minLength: 1, maxLength: 30 }).map(rows => {
      const headers = [...fields, ...more]
      return asJson
        ? JSON.stringify(rows.map(cells => Object.fromEntries(headers.map((header, i) => [header, cells[i]]))))
        : [headers, ...rows].map(cells => cells.map(quoted).join(',')).join('\n')
    })
  })
})

const path = fc.oneof(
  fc.constantFrom('a.csv', 'b.json', 'c'),
  anything.map(name => `${name}.csv`),
)

/** One to three files, whose names and cells may be hostile. */
export const anyFiles: fc.Arbitrary<AnyFile[]> = fc.array(fc.record({ path, content: table }), { minLength: 1, maxLength: 3 })
