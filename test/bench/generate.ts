import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs'

/** How many accounts, and how many posts each; 0 posts writes averages into the account rows instead. */
export interface Size {
  readonly accounts: number
  readonly postsEach: number
}

/** Where the rows are, for readers that take one file. */
export interface Generated {
  readonly accounts: string
  readonly posts: string | null
  readonly bytes: number
}

const WORDS = ['brie', 'gouda', 'feta', 'comte', 'edam', 'ricotta', 'halloumi', 'manchego', 'cheddar', 'pecorino', 'tilsit', 'stilton']
const PLATFORMS = ['instagram', 'tiktok', 'youtube'] as const
const NICHES = ['cheese', 'bread', 'wine', 'gardens', 'bicycles'] as const
const DAY = 86_400_000
const NEWEST = Date.UTC(2026, 7, 31)
const PIECE = 1 << 20

/** About so many bytes a row of posts takes. */
export const BYTES_A_POST = 58

/**
 * Invented accounts and their posts as CSV files in `folder`, the same on every machine: each figure is a hash of its
 * account and post, so that nothing is kept. The posts stand as a daily export has them, newest of every account first,
 * so that no account's posts are together. Files that are there already are taken.
 */
export function generate(folder: string, size: Size): Generated {
  const name = `${folder}/${size.accounts}x${size.postsEach}`
  const accounts = `${name}-accounts.csv`
  const posts = size.postsEach > 0 ? `${name}-posts.csv` : null
  once(accounts, write => accountRows(size, write))
  if (posts !== null) once(posts, write => postRows(size, write))
  return { accounts, posts, bytes: statSync(posts ?? accounts).size }
}

function accountRows({ accounts, postsEach }: Size, write: (row: string) => void): void {
  const averages = postsEach === 0
  write(`handle,platform,niche,followers,following,posts${averages ? ',likesPerPost,commentsPerPost' : ''}\n`)
  for (let account = 0; account < accounts; account++) {
    const { followers, likes } = sizeOf(account)
    const row = [
      handleOf(account),
      platformOf(account),
      NICHES[account % NICHES.length],
      followers,
      100 + (hash(account, 3) % 1400),
      40 + (hash(account, 4) % 2000),
    ]
    if (averages) row.push(likes, Math.round(likes * (0.01 + 0.04 * unit(account, 5))))
    write(`${row.join(',')}\n`)
  }
}

function postRows({ accounts, postsEach }: Size, write: (row: string) => void): void {
  write('handle,platform,postId,date,likes,comments,views\n')
  for (let post = 0; post < postsEach; post++)
    for (let account = 0; account < accounts; account++) {
      const seed = account * 64 + post
      const likes = Math.round(sizeOf(account).likes * Math.exp(0.5 * normal(seed)))
      const comments = Math.round(likes * (0.01 + 0.04 * unit(seed, 7)))
      const date = new Date(NEWEST - post * 3 * DAY - (hash(seed, 8) % 2) * DAY).toISOString().slice(0, 10)
      write(
        `${handleOf(account)},${platformOf(account)},${account}-${post},${date},${likes},${comments},${Math.round(likes * (4 + 20 * unit(seed, 9)))}\n`,
      )
    }
}

/** Followers from 1,000 to 3,000,000, and likes as accounts of that size get them, some of them far too few. */
function sizeOf(account: number): { readonly followers: number; readonly likes: number } {
  const followers = Math.round(1000 * Math.exp(8 * unit(account, 1) ** 2))
  const bought = hash(account, 6) % 20 === 0 ? 0.05 : 1
  return { followers, likes: Math.max(1, Math.round(followers * 0.02 * bought * Math.exp(0.7 * normal(account)))) }
}

function handleOf(account: number): string {
  return `${WORDS[account % WORDS.length]}.${WORDS[hash(account, 2) % WORDS.length]}.${account}`
}

function platformOf(account: number): string {
  return PLATFORMS[account % PLATFORMS.length]!
}

/** A whole number of 32 bits that looks random (the finisher of MurmurHash3). */
function hash(number: number, salt: number): number {
  let h = Math.imul(number ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f)
  return (h ^ (h >>> 15)) >>> 0
}

const unit = (number: number, salt: number): number => hash(number, salt) / 2 ** 32

/** Nearly normal, in −3.5 to 3.5: a sum of four. */
const normal = (number: number): number => (unit(number, 11) + unit(number, 12) + unit(number, 13) + unit(number, 14) - 2) * Math.sqrt(3)

/** Writes a file in pieces; it has its name when it is whole. */
function once(path: string, rows: (write: (row: string) => void) => void): void {
  if (existsSync(path)) return
  const file = openSync(`${path}.part`, 'w')
  let piece = ''
  rows(row => {
    piece += row
    if (piece.length < PIECE) return
    writeSync(file, piece)
    piece = ''
  })
  writeSync(file, piece)
  closeSync(file)
  renameSync(`${path}.part`, path)
}
