import { VetError } from '../errors.ts'
import { handleHash } from './sample.ts'

/** One of `of` equal parts of all accounts, from 1. An account is in the same part whatever file or machine it is read on. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** @param text as `2/8` */
export function readShard(text: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const shard = { part: Number(part), of: Number(of) }
  if (!(shard.part >= 1 && shard.part <= shard.of))
    throw new VetError('bad-option', `--shard ${text} is no part of a whole.`, 'Write it as 1/4, 2/4, 3/4 and 4/4.')
  return shard
}

/**
 * True for the accounts that a run judges: all of them, or those of a shard. The platform does not matter, since posts may name none.
 * The answer throws a VetError that names the file, where a shard is to take rows that name none.
 */
export function inShard(shard: Shard | null): (handle: string, file: string) => boolean {
  if (shard === null) return () => true
  const { part, of } = shard
  return (handle, file) => {
    if (handle === '')
      throw new VetError(
        'bad-option',
        `${file} names no account, so --shard ${part}/${of} cannot tell whether its rows belong to this part.`,
        'Say whose they are with --handle, or vet this file without --shard.',
      )
    return handleHash(handle) % of === part - 1
  }
}
