import { newAccount } from '../../model/account-row.ts'
import { FIELDS } from '../../model/fields.ts'
import type { AccountRow } from '../../model/records.ts'
import { moneyRowReader } from '../../money/row.ts'
import { dayOf } from '../../text/day.ts'
import { plural } from '../../text/numbers.ts'
import { cellReader } from '../cells.ts'
import type { Columns } from '../columns.ts'
import { dateInName } from '../dates.ts'
import type { Diagnostics } from '../diagnostics.ts'
import { withoutAddress } from '../handles.ts'
import { inUnit, unitInHeader } from '../header-units.ts'
import { isMissing, isPartOfOne, PEOPLE, readNumber, roundedIn } from '../values.ts'
import { settleHidden, settleLonelyZeros, settleRates, settleZeroLikes } from './account-columns.ts'
import { identityReader } from './identity.ts'
import { sayMaybePosts } from './maybe-posts.ts'
import type { MakeRowReader } from './reader.ts'

const ACCOUNT_NUMBERS = (Object.keys(FIELDS.accounts) as (keyof typeof FIELDS.accounts)[]).filter(field =>
  ['count', 'average', 'rate'].includes(FIELDS.accounts[field]),
)
const ACCOUNT_TEXTS = ['name', 'creator', 'niche', 'country', 'website', 'channelId', 'currency', 'offer'] as const
const CALLED: ReadonlySet<string> = new Set(['name', 'creator', 'website'])
const TOTALS = ['likes', 'comments', 'shares', 'saves', 'views'] as const

/** Account rows; one whose follower count cannot be read is rejected. They are handed on at the end, when their columns are settled. */
export const accountReader: MakeRowReader = (path, columns, options, records, diagnostics) => {
  const reader = cellReader(path, columns, options, diagnostics)
  const identify = identityReader(columns, reader, options)
  const totalsCount = columns.at.has('postsSampled')
  if (!totalsCount) sayTotals(columns, path, diagnostics)
  const numbers = ACCOUNT_NUMBERS.filter(field => columns.at.has(field) && (totalsCount || !(TOTALS as readonly string[]).includes(field)))
  const read = numbers.map(field => reader.numbers(field))
  const texts = ACCOUNT_TEXTS.filter(field => columns.at.has(field)).map(field => [field, reader.texts(field)] as const)
  const date = columns.at.has('date') ? reader.dates() : null
  const verified = columns.at.has('verified') ? reader.flags('verified') : null
  const isPrivate = columns.at.has('private') ? reader.flags('private') : null
  const likesHidden = columns.at.has('hidden') ? reader.flags('hidden') : null
  const followersText = columns.at.has('followers') ? reader.texts('followers') : null
  const unit = unitInHeader(columns.headers[columns.at.get('followers') ?? -1] ?? '')?.unit ?? null
  const readMoney = (['price', 'revenue', 'currency'] as const).some(field => columns.at.has(field))
    ? moneyRowReader(
        reader,
        options.money,
        (cells, field) => cells[columns.at.get(field) ?? -1] ?? null,
        columns.headers[columns.at.get('price') ?? -1] ?? '',
      )
    : null
  const exported = date === null ? dateInName(path) : null
  const rows: AccountRow[] = []
  const hidden: AccountRow[] = []
  const unsampled = { rows: 0, line: 0 }

  return {
    cells: reader,
    row(cells, line) {
      const identity = identify(cells, line)
      if (!identity) return false
      const account = newAccount(identity.handle, identity.platform ?? 'unknown', { file: path, line })
      for (const [field, text] of texts) {
        const value = text(cells).trim()
        // whoever is called 0 is called nothing, and is not everybody else who is
        if (value !== '' && !isMissing(value) && !(value === '0' && CALLED.has(field)))
          account[field] = field === 'website' ? value : withoutAddress(value)
      }
      // what is unknown is left out rather than written
      if (options.niche !== null) account.niche ??= options.niche
      if (options.country !== null) account.country ??= options.country
      for (let i = 0; i < numbers.length; i++) {
        const value = read[i]!(cells, line)
        if (!Number.isNaN(value)) (account as Record<string, unknown>)[numbers[i]!] = value
      }
      if (followersText) {
        const written = followersText(cells)
        const raw = unit === null ? written : String(inUnit(written, unit))
        if (account.followers === null && unreadable(raw)) {
          reader.hold(null)
          return false
        }
        const by = roundedIn(raw)
        if (by !== 0) account.followersRoundedBy = by
      }
      if (totalsCount && !(account.postsSampled! > 0) && TOTALS.some(field => account[field] !== null) && unsampled.rows++ === 0)
        unsampled.line = line
      readMoney?.(account, cells, line)
      if (date) {
        const at = date(cells, line, () => Number.NaN)
        if (!Number.isNaN(at)) account.date = at
      } else if (exported !== null) account.date = exported
      if (verified) account.verified = verified(cells, line)
      if (isPrivate) account.private = isPrivate(cells, line)
      reader.hold(account)
      if (likesHidden?.(cells, line)) hidden.push(account)
      rows.push(account)
      return true
    },
    settle(delimiter) {
      reader.settle(delimiter)
      sayMaybePosts(rows, columns, path, diagnostics)
      settleHidden(hidden, reader)
      settleZeroLikes(rows, columns, path, diagnostics)
      settleLonelyZeros(rows, columns, path, diagnostics)
      settleRates(rows, columns, reader, options, path, diagnostics)
      if (unsampled.rows > 0)
        reader.bad(
          'postsSampled',
          '',
          unsampled.line,
          'total-without-posts',
          `${plural(unsampled.rows, 'row')} ${unsampled.rows === 1 ? 'has' : 'have'} totals, and no word over how many posts; the totals are not used there. Fill in postsSampled.`,
          'warning',
        )
      if (exported !== null && rows.length > 0)
        diagnostics.add({
          code: 'date-from-name',
          severity: 'warning',
          message: `No column dates these figures; they are taken to be of ${dayOf(exported)}, as the file’s name says.`,
          file: path,
          field: 'date',
        })
      for (const row of rows) records.account(row)
      rows.length = 0
      return 0
    },
  }
}

/** Neither a number nor one of the ways to say that there is none. */
function unreadable(raw: string): boolean {
  const reading = readNumber(raw, true, 'followers')
  if (reading.is !== 'number') return reading.is === 'bad'
  return reading.percent || (reading.value < 0 && reading.value !== -1) || isPartOfOne(reading.value) || reading.value > PEOPLE
}

/** Totals mean nothing without the number of posts they sum over: said once a file. */
function sayTotals(columns: Columns, path: string, diagnostics: Diagnostics): void {
  for (const field of TOTALS) {
    const index = columns.at.get(field)
    if (index === undefined) continue
    const header = columns.headers[index]!
    diagnostics.add({
      code: 'total-without-posts',
      severity: 'warning',
      message: `“${header}” is a total or an average: no column says over how many posts, so it is not used. Add a column postsSampled, or say --map ${field}PerPost="${header}" if it is an average.`,
      file: path, line: 1, column: index + 1, field, value: header,
    }) // biome-ignore format: the place of a value in one row
  }
}
