import { VetError } from '../errors.ts'
import type { Baseline } from '../peers/baseline.ts'
import { forJson, forLog, forTerminal } from '../text/escape.ts'
import { plural } from '../text/numbers.ts'
import { baseline } from '../vet.ts'
import { type Flags, inputsOf, toOptions } from './flags.ts'
import { writeWhole } from './output.ts'
import { filesOf, takePlaces } from './places.ts'
import { type ProcessLike, print } from './process.ts'

/** `vet baseline <files...>`: the peers fitted on these files, to judge small lists by. */
export async function run(process: ProcessLike, args: readonly unknown[], flags: Flags): Promise<number> {
  const [files] = args as readonly [readonly string[]]
  const [path, ...more] = flags.output ?? []
  if (more.length > 0) throw new VetError('bad-option', 'A baseline goes to one file; -o is given more than once.', null)
  const options = await toOptions(flags, process)
  if (path !== undefined) await (await takePlaces(filesOf(files, flags, options.config)))(path)
  const made = await baseline(inputsOf(files, flags), options)
  const json = forJson(`${inLines(made)}\n`)
  if (path === undefined) await print(process.stdout, json)
  else {
    await writeWhole(path, json)
    await print(process.stdout, forLog(`${said(made)}\nJudge by it with: vet <files...> --baseline ${forTerminal(path)}\n`))
  }
  return 0
}

/** How many peers each platform gives; too few of them give nothing to compare with. */
function said({ accounts, platforms }: Baseline): string {
  const each = Object.entries(platforms).map(([platform, { fit }]) =>
    fit === null ? `${platform} has too few to compare with` : `${platform} ${plural(fit.peers, 'peer')}`,
  )
  return forTerminal(`Peers of ${plural(accounts, 'account')}: ${each.join(', ')}.`)
}

/** JSON with lists of numbers in one line each. */
function inLines(value: unknown): string {
  const lines: string[] = []
  let list = false
  for (const line of JSON.stringify(value, null, 2).split('\n')) {
    const bare = line.trimStart()
    const joins: boolean = /^-?\d/.test(bare) && (list || lines.at(-1)!.endsWith('['))
    if (joins) lines[lines.length - 1] += list ? ` ${bare}` : bare
    else if (list && bare.startsWith(']')) lines[lines.length - 1] += bare
    else lines.push(line)
    list = joins
  }
  return lines.join('\n')
}
