import type { AccountReport, Report } from '../model/report.ts'
import { forLog, forTerminal } from '../text/escape.ts'
import { plural } from '../text/numbers.ts'
import { type Flags, inputsOf } from './flags.ts'
import { asWord, retype } from './retype.ts'

/** Data older than this says little of today. */
const STALE_DAYS = 90
const DAY_MS = 86_400_000

/** A warning where the newest data is old; empty where it is not. @param today as 2026-09-01 */
export function sayStale({ summary, settings }: Report, today: string): string {
  const by = settings.asOf ?? today
  if (summary.newestDate === null) return ''
  const days = Math.round((Date.parse(by) - Date.parse(summary.newestDate)) / DAY_MS)
  return days > STALE_DAYS
    ? `warning: the newest data is of ${summary.newestDate}, ${days} days before ${by}. Export it anew before you decide.\n`
    : ''
}

/** What accounts lack so that hardly anything can be said of them, counted one at a time. */
export interface Lacking {
  /** @param engaged whether it has likes, comments or views; taken for granted where nobody looked */
  readonly add: (account: Pick<AccountReport, 'platform' | 'followers'>, engaged?: boolean) => void
  /** With what to do about it; empty where they lack nothing. */
  readonly say: (inputs: Report['inputs']) => string
}

/** Whether anything is known of what people made of its posts. */
export function hasEngagement({
  engagementRatePct,
  likesPerPost,
  commentsPerPost,
  viewsPerPost,
}: Pick<AccountReport, 'engagementRatePct' | 'likesPerPost' | 'commentsPerPost' | 'viewsPerPost'>): boolean {
  return [engagementRatePct, likesPerPost, commentsPerPost, viewsPerPost].some(figure => figure !== null)
}

export function countLacking(): Lacking {
  let [accounts, homeless, counted, engaged] = [0, 0, 0, 0]
  return {
    add({ platform, followers }, known = true) {
      accounts++
      if (platform === 'unknown') homeless++
      if (followers !== null) counted++
      if (known) engaged++
    },
    say(inputs) {
      const said = [
        ...(homeless > 0 ? [noPlatform(homeless, inputs)] : []),
        ...(accounts > 0 && counted === 0 ? [noFollowers(inputs)] : []),
        ...(accounts > 0 && engaged === 0 ? noEngagement(inputs) : []),
      ]
      return said.map(line => `${forLog(line)}\n`).join('')
    },
  }
}

function noPlatform(n: number, inputs: Report['inputs']): string {
  const column = inputs.find(({ kind, columns }) => kind === 'accounts' && columns.platform !== undefined)?.columns.platform
  const next =
    column === undefined
      ? 'If all are on one, say it with --platform instagram; else add a column platform.'
      : `Fill in “${forTerminal(column).trim().slice(0, 30)}” in ${n === 1 ? 'its row' : 'their rows'}: cells that were merged leave it empty under the first.`
  return `warning: ${plural(n, 'account')} ${n === 1 ? 'names' : 'name'} no platform, so no published norm is right for ${n === 1 ? 'it' : 'them'}. ${next}`
}

/** Followers that somebody began with a post, which are not those that an account has. */
const GAINED = /new follow|follows|gained|unfollow|lost|nuevos seguidor|novos seguidor|nouveaux abonn|neue follower|seguimento|seguimient/i

function noFollowers(inputs: Report['inputs']): string {
  const unused = inputs.filter(({ columns }) => columns.followers === undefined).flatMap(({ unusedColumns }) => unusedColumns)
  const named = unused.map(header => forTerminal(header).trim().slice(0, 30)).filter(header => header !== '' && !GAINED.test(header))
  const listed = named.slice(0, 5).map(header => `“${header}”`).join(', ') // biome-ignore format: one list
  const more = named.length > 5 ? ` and ${named.length - 5} more` : ''
  return `warning: no account has a follower count, so neither tier nor engagement rate can be told. ${
    named.length > 0
      ? `If a column has it, name it with --map followers="…"; not used are ${listed}${more}. If none has, add a file of accounts that does.`
      : 'Add a file of accounts that has it.'
  }`
}

/** What engagement is called in headers, in the languages of those that are known. */
const ENGAGEMENT =
  /like|gefällt|gusta|aime|curtid|gosto|piace|comment|komment|coment|engag|interac|interak|(?<!\p{L})views?(?!\p{L})|aufruf|vistas|visuali|vues/iu

/** Columns that may have what no account has. */
function noEngagement(inputs: Report['inputs']): string[] {
  // where likes were read, they are missing for another reason, which is said
  if (inputs.some(({ columns }) => columns.likes !== undefined)) return []
  const maybe = inputs.flatMap(({ unusedColumns }) => unusedColumns).filter(header => ENGAGEMENT.test(header))
  if (maybe.length === 0) return []
  const listed = maybe.slice(0, 5).map(header => `“${forTerminal(header).trim().slice(0, 30)}”`).join(', ') // biome-ignore format: one list
  return [
    `warning: no account has likes, comments or views, and not used are ${listed}. If a column has them, name it with --map likesPerPost="…", or of posts with --map likes="…".`,
  ]
}

/** The command that tells most next, with the options that this run was made with; empty where there is none. */
export function sayHint({ accounts, inputs }: Report, files: readonly string[], flags: Flags): string {
  if (inputsOf(files, flags).some(input => (typeof input === 'string' ? input : input.input) === '-')) return ''
  const again = retype(files, flags)
  const flagged = accounts.find(({ flagged, ignored }) => flagged && ignored === null)
  const lacksPosts = !inputs.some(({ kind }) => kind !== 'accounts')
  const saved = flags.saveHistory !== undefined
  const next = flagged
    ? `vet explain ${handleWord(flagged.handle)} ${again}`
    : lacksPosts
      ? `export the posts as well, say as posts.csv, and see more: vet ${retype([...files, 'posts.csv'], flags)}`
      : saved || inputs.some(({ kind }) => kind === 'history') || accounts.every(({ followers }) => followers === null)
        ? null
        : `keep the counts, so that next month’s run has a history: vet ${again} --save-history history.csv`
  return next === null ? '' : `${forLog(`Next: ${next}`)}\n`
}

/** A handle that begins like an option is written with its mark. */
function handleWord(handle: string): string {
  return asWord(handle.startsWith('-') ? `@${handle}` : handle)
}
