import type { AccountRow, Source } from '../model/records.ts'
import { plural } from '../text/numbers.ts'

/** Whose posts, history or followers were read. */
export interface Owner {
  /** Empty where the file names nobody. */
  readonly handle: string
  readonly platform: string | null
  /** Where it was first met. */
  readonly source: Source
  /** What was read of it, as bits of `GAVE`. */
  gave: number
}

export const GAVE = { posts: 1, history: 2, followers: 4 } as const

/** What an owner gave, in words. */
function rowsOf({ gave }: Owner): string {
  const words = [
    ...(gave & GAVE.posts || gave === 0 ? ['posts'] : []),
    ...(gave & GAVE.history ? ['history'] : []),
    ...(gave & GAVE.followers ? ['followers'] : []),
  ]
  return words.join(' and ')
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function ambiguous(owner: Owner, platforms: number) {
  return {
    code: 'ambiguous-platform',
    severity: 'error',
    message: `${sentence(rowsOf(owner))} of ${owner.handle} without a platform: ${platforms} platforms have an account of that handle, so these rows were not used. Add a platform column, or --platform.`,
    file: owner.source.file,
    line: owner.source.line,
    field: 'platform',
    value: owner.handle,
  } as const
}

export function joinedByName(owner: Owner, account: AccountRow) {
  return {
    code: 'joined-by-name',
    severity: 'warning',
    message: `${sentence(rowsOf(owner))} of the page “${owner.handle}” were taken for those of ${account.handle} (facebook), the one account of that name. If they are another’s, name the page itself in the column of handles.`,
    file: owner.source.file,
    line: owner.source.line,
    field: 'handle',
    value: owner.handle,
  } as const
}

/** What is not looked up where other accounts are judged elsewhere. */
const IN_PART: ReadonlyMap<string | null, string> = new Map([
  ['facebook', ' With --shard, pages are not looked up by their names: write the page’s name in the column of handles.'],
  ['youtube', ' With --shard, channels are not looked up by their ids: write the id in the column of handles.'],
])

/** @param whole false where other accounts are judged elsewhere, whose names are not known here */
export function unlisted(owner: Owner, whole: boolean) {
  return {
    code: 'posts-without-account',
    severity: 'warning',
    message: `${sentence(rowsOf(owner))} of ${owner.handle}, who is not in the account rows: these rows were not used. Add a row for this account, with its followers${owner.gave === GAVE.history ? '; if its file is another list of accounts, say --accounts before it' : ''}.${whole ? '' : (IN_PART.get(owner.platform) ?? '')}`,
    file: owner.source.file,
    line: owner.source.line,
    field: 'handle',
    value: owner.handle,
  } as const
}

export function taken(owner: Owner, account: AccountRow) {
  const unsure = owner.platform !== null && account.platform === 'unknown'
  const which = unsure
    ? `account of this run that may be of ${owner.platform}, since it names no platform`
    : `${owner.platform === null ? '' : `${owner.platform} `}account of this run`
  return {
    code: 'handle-taken',
    severity: 'warning',
    message: `This file names no account; its rows (${rowsOf(owner)}) were taken for those of ${account.handle}${unsure ? '' : ` (${account.platform})`}, the one ${which}. Say whose they are with --handle.`,
    file: owner.source.file,
    line: null,
    field: 'handle',
    value: account.handle,
  } as const
}

export function inPart(owner: Owner) {
  return {
    code: 'no-account-named',
    severity: 'error',
    message: `Rows here name no account (${rowsOf(owner)}), and with --shard nobody can tell whose they are, so they were not used. Say it with --handle.`,
    file: owner.source.file,
    line: null,
    field: 'handle',
    value: null,
  } as const
}

/** @param homeless how many of the candidates name no platform, and so may be of another */
export function nobody(owner: Owner, candidates: number, homeless: number) {
  const platform = owner.platform === null ? '' : `${owner.platform} `
  const sure = owner.platform === null ? candidates : candidates - homeless
  const counted = [
    ...(sure > 0 || candidates === 0 ? [`${sure === 0 ? 'no' : sure} ${platform}${sure === 1 ? 'account' : 'accounts'}`] : []),
    ...(candidates > sure ? [`${plural(candidates - sure, 'account')} without a platform`] : []),
  ]
  return {
    code: 'no-account-named',
    severity: 'error',
    message: `This file names no account, and the run has ${counted.join(' and ')} that it may be of, so its rows (${rowsOf(owner)}) were not used. Say whose they are with --handle.${candidates > sure ? ' A column platform in the list of accounts would tell as well.' : ''}`,
    file: owner.source.file,
    line: null,
    field: 'handle',
    value: null,
  } as const
}
