import { existsSync } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { VetError } from '../errors.ts'
import { type ProcessLike, print } from './process.ts'

const SCHEMA = './node_modules/influencer-vet/dist/config.schema.json'

const CONFIG = `{
  "$schema": "${SCHEMA}",
  "tiers": "classic",
  "er": "followers",
  "postsWindow": 18,
  "prior": 0.2,
  "columns": {}
}
`

const HEADERS = [
  'handle', 'platform', 'name', 'niche', 'country', 'followers', 'following', 'posts',
  'likesPerPost', 'commentsPerPost', 'sharesPerPost', 'viewsPerPost', 'price', 'currency', 'date',
] // biome-ignore format: one glance

const FILES = [
  ['vet.config.json', CONFIG],
  ['accounts.template.csv', `\ufeff${HEADERS.join(',')}\r\n`],
] as const

/** `vet init`: a starter config and a table to fill in; neither replaces a file. */
export async function run(process: ProcessLike): Promise<number> {
  const folder = process.cwd()
  const there: string[] = []
  for (const [name] of FILES)
    if (
      await access(join(folder, name)).then(
        () => true,
        () => false,
      )
    )
      there.push(name)
  if (there.length > 0)
    throw new VetError(
      'unwritable',
      `There is ${there.join(' and ')} here already, so nothing was written.`,
      'Work in another folder, or move what is there away first.',
    )
  for (const [name, content] of FILES)
    await writeFile(join(folder, name), content, { flag: 'wx' }).catch(() => {
      throw new VetError('unwritable', `${name} could not be written in ${folder}.`, 'Check that the folder exists and may be written to.')
    })
  await print(
    process.stdout,
    `Wrote vet.config.json (settings of a team; vet finds it from this folder down) and accounts.template.csv (one row an account; leave empty what you do not know).\n${existsSync(join(folder, SCHEMA)) ? '' : 'Editors complete and check the config where the package is installed beside it: npm install --save-dev influencer-vet\n'}Next: fill in the table, then vet accounts.template.csv\n`,
  )
  return 0
}
