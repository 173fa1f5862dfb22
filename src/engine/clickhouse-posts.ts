import type { ClickHouseClient } from '@clickhouse/client'
import type { Columns } from '../input/columns.ts'
import { EARLIEST } from '../input/dates.ts'
import { DAMAGED_ID, ID_IN_LINK, NO_IDS } from '../input/post-ids.ts'
import { isNoName } from '../input/values.ts'
import type { Field } from '../model/fields.ts'
import { POST_COUNTS, type PostColumns } from '../model/records.ts'
import { allRowsOf, columnNamed, identifier, rowsOf, type ServerAddress } from './clickhouse.ts'
import { type Group, type GroupedPosts, isNeverZero, isPlain, maybePlatforms, PLATFORM_CELL } from './grouped-posts.ts'
import { inWords } from './post-types.ts'
import { sortByDate } from './row-order.ts'

/** Posts are asked for in so many at a time, split by the server's own hash of the handle, so that no answer is large. */
const POSTS_AT_A_TIME = 2_000_000

/** Unknown counts travel as −1: a true one is never below zero, and JSON has no NaN. */
const UNKNOWN = -1

/** How a column's date becomes seconds since 1970; null where the server's type is none that is read exactly. */
function secondsOf(type: string, cell: string): string | null {
  const bare = type.replace(/^Nullable\((.*)\)$/, '$1')
  if (bare === 'Date') return `toFloat64(toUInt16(${cell})) * 86400`
  if (bare === 'Date32') return `toFloat64(toInt32(${cell})) * 86400`
  if (/^DateTime(\('[^']*'\))?$/.test(bare)) return `toFloat64(toUInt32(${cell}))`
  return /^DateTime64/.test(bare) ? `toFloat64(${cell})` : null
}

const TEXT = /^(LowCardinality\(|Nullable\()*(String|FixedString|Enum)/

const NUMERIC = /^(Nullable\()?(U?Int(8|16|32|64)|Float(32|64))\)?$/

/**
 * Posts grouped by the server in one query, also over a Distributed table; null where the table's columns are of types
 * that have to be read cell by cell.
 */
export async function groupOnServer(
  client: ClickHouseClient,
  address: ServerAddress,
  table: string,
  columns: Columns,
  types: readonly string[],
): Promise<(GroupedPosts & { readonly rows: number }) | null> {
  const { at } = columns
  if (!isPlain(columns) || !at.has('date')) return null
  const column = (index: number) => columnNamed(columns.headers[index]!)
  const cell = (field: Field) => column(at.get(field)!)
  const counts = POST_COUNTS.filter(field => at.has(field))
  const seconds = secondsOf(types[at.get('date')!]!, cell('date'))
  if (seconds === null || !counts.every(field => NUMERIC.test(types[at.get(field)!]!))) return null
  // of a fixed length, texts end in zero bytes, which the reader of rows takes off
  if (['handle', 'platform', 'postId', 'url', 'type'].some(field => /FixedString/.test(types[at.get(field as Field) ?? -1] ?? '')))
    return null
  const keyField: Field | null = at.has('postId') ? 'postId' : at.has('url') ? 'url' : null
  const handle = `ifNull(toString(${cell('handle')}), '')`
  const platform = at.has('platform') ? `ifNull(toString(${cell('platform')}), '')` : `''`
  const from = identifier(table)
  // what the default reader would take for a platform by its values
  const unnamed = maybePlatforms(columns).filter(index => TEXT.test(types[index]!))
  const id =
    keyField === null ? `''` : `replaceRegexpAll(ifNull(toString(${cell(keyField)}), ''), '^[\\\\s\\\\x{a0}]+|[\\\\s\\\\x{a0}]+$', '')`
  // an id that tells nothing is said, or passed over for the address, as is an empty one
  const noIds = [
    ...(at.has('postId') && at.has('url') ? [`${id} = ''`] : []),
    `lowerUTF8(${id}) IN (${NO_IDS.map(text => `'${text.replaceAll("'", "\\'")}'`).join(', ')})`,
    `match(${id}, '^${DAMAGED_ID}$')`,
  ]
  const odd = [
    `${cell('date')} IS NULL`,
    ...(keyField === null ? [] : noIds),
    `${seconds} < ${EARLIEST / 1000}`,
    ...counts.map(field => `ifNull(${cell(field)} < 0 OR ${cell(field)} != trunc(${cell(field)}), 0)`),
    ...counts.filter(isNeverZero).map(field => `ifNull(${cell(field)} = 0, 0)`),
    ...unnamed.map(index => `match(lower(ifNull(toString(${column(index)}), '')), '^${PLATFORM_CELL.replaceAll('\\', '\\\\')}$')`),
  ].join(' OR ')

  const inLink = `extract(${id}, '${ID_IN_LINK}')`
  const key = keyField === null ? 'toUInt64(0)' : `bitShiftRight(cityHash64(if(${inLink} = '', ${id}, ${inLink})), 11)`

  // the same post twice is for the default reader, which says so
  const listed = await allRowsOf<{ handle: string; platform: string; newest: number; rows: number; odd: number; repeated: number }>(
    client,
    address,
    `SELECT ${handle} AS handle, ${platform} AS platform, max(${seconds}) AS newest, toFloat64(count()) AS rows, toFloat64(sum(${odd})) AS odd, ${keyField === null ? 'toFloat64(0)' : `toFloat64(count()) - toFloat64(uniqExact(${key}))`} AS repeated FROM ${from} GROUP BY handle, platform`,
  )
  // that there are none the default reader says
  if (listed.length === 0) return null
  if (listed.some(group => group.odd > 0 || group.repeated > 0 || isNoName(group.handle))) return null
  // a server's own order is one of hashes, and what is said of accounts stands in that of their groups
  listed.sort((a, b) => (a.handle < b.handle ? -1 : a.handle > b.handle ? 1 : a.platform < b.platform ? -1 : 1))
  const groups = listed.map(
    ({ handle, platform, newest }, index): Group => ({
      index,
      handle,
      platform: platform === '' ? null : platform,
      newest: Math.round(newest * 1000),
    }),
  )
  const indexOf = new Map(listed.map(({ handle, platform }, i) => [`${platform}\n${handle}`, i]))
  const rows = listed.reduce((sum, group) => sum + group.rows, 0)

  const lists = [
    `groupArray(${seconds}) AS date`,
    `groupArray(${at.has('type') ? `ifNull(toString(${cell('type')}), '')` : `''`}) AS type`,
    ...counts.map(field => `groupArray(ifNull(toFloat64(${cell(field)}), ${UNKNOWN})) AS ${field}`),
  ]
  const parts = Math.max(1, Math.ceil(rows / POSTS_AT_A_TIME))
  const codes = new Map<string, number>([['', 0]])
  const words = ['']
  const codeOf = (word: string): number => {
    let code = codes.get(word)
    if (code === undefined) {
      code = words.length
      codes.set(word, code)
      words.push(word)
    }
    return code
  }
  return {
    async *groups() {
      yield groups
    },
    rows,
    async *posts(accounts) {
      for (let part = 0; part < parts; part++) {
        const query = `SELECT ${handle} AS handle, ${platform} AS platform, ${lists.join(', ')} FROM ${from}${parts > 1 ? ` WHERE cityHash64(${handle}) % ${parts} = ${part}` : ''} GROUP BY handle, platform`
        for await (const batch of rowsOf<GroupRow>(client, address, query))
          for (const row of batch) {
            const index = indexOf.get(`${row.platform}\n${row.handle}`)
            // an account that appeared between two questions is in neither answer whole
            const account = index === undefined ? -1 : accounts[index]!
            if (account >= 0) yield { account, posts: postsOf(row, words, codeOf) }
          }
      }
    },
  }
}

type GroupRow = { readonly handle: string; readonly platform: string; readonly type: readonly string[] } & {
  readonly [F in 'date' | (typeof POST_COUNTS)[number]]?: readonly number[]
}

function postsOf(row: GroupRow, types: readonly string[], codeOf: (word: string) => number): PostColumns {
  const { length } = row.type
  const numbers = (field: (typeof POST_COUNTS)[number]) =>
    Float64Array.from({ length }, (_, i) => {
      const value = row[field]?.[i] ?? UNKNOWN
      return value < 0 ? Number.NaN : value
    })
  const read = { ...Object.fromEntries(POST_COUNTS.map(field => [field, numbers(field)])) } as Record<
    (typeof POST_COUNTS)[number],
    Float64Array
  >
  const dates = Float64Array.from(row.date!, seconds => Math.round(seconds * 1000))
  const order = Int32Array.from({ length }, (_, i) => i)
  const { words, places } = inWords(row.type)
  sortByDate(order, dates, 'newest', [...POST_COUNTS.map(field => read[field]), places])
  const ordered = (values: ArrayLike<number>) => Float64Array.from(order, i => values[i]!)
  return {
    length,
    date: ordered(dates),
    flags: new Uint8Array(length),
    type: Float64Array.from(order, i => codeOf(words[places[i]!]!)),
    types,
    likes: ordered(read.likes),
    comments: ordered(read.comments),
    shares: ordered(read.shares),
    saves: ordered(read.saves),
    views: ordered(read.views),
    reach: ordered(read.reach),
    impressions: ordered(read.impressions),
    followersAtPosting: ordered(read.followersAtPosting),
  }
}
