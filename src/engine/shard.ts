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

/** True for the accounts of a shard; the platform does not matter, since posts may name none. */
export function inShard({ part, of }: Shard): (handle: string) => boolean {
  return handle => handleHash(handle) % of === part - 1
}
