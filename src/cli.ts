import { Command, CommanderError, Option } from 'commander'
import { endCleanly } from './commands/ending.ts'
import type { Flags } from './commands/flags.ts'
import { subcommands } from './commands/index.ts'
import { amount, count, day, decimal, delimiter, percentage } from './commands/option-values.ts'
import { withPlainOutput } from './commands/plain-output.ts'
import { inLines, printWords } from './commands/print-words.ts'
import type { ProcessLike } from './commands/process.ts'
import { asWord } from './commands/retype.ts'
import { sayError } from './commands/say.ts'
import { namesResults } from './engine/server.ts'
import { VetError } from './errors.ts'
import { BASES, KINDS, TIERS } from './model/names.ts'
import { reporters } from './report/index.ts'
import { SORT_FIELDS } from './report/select.ts'
import { forTerminal } from './text/escape.ts'
import { VERSION } from './version.ts'

export type { ProcessLike } from './commands/process.ts'

/** Runs the command line in the process itself. @returns its exit code */
export function main(process: NodeJS.Process): Promise<number> {
  return run(withPlainOutput(process))
}

/** Runs the command line on a process and answers its exit code: 0 ran, 1 a policy failed, 2 could not run. */
export async function run(process: ProcessLike): Promise<number> {
  const faults = streamFaults(process)
  endCleanly(process)
  try {
    const code = await parse(process)
    return await faults.codeAfter(code)
  } catch (error) {
    const code = await faults.codeAfter(error instanceof CommanderError && error.exitCode === 0 ? 0 : 2)
    if (code === 2 && !(error instanceof CommanderError)) await printWords(process.stderr, sayError(error))
    return code
  }
}

/**
 * A reader that stops reading (`| head`) is no fault; standard output that cannot be written is one. Whether anybody reads
 * the messages changes no code: CI would take a list that failed for one that passed.
 */
function streamFaults({ stdout, stderr }: ProcessLike) {
  let closed = false
  let unwritten: NodeJS.ErrnoException | null = null
  stdout.on?.('error', error => {
    if (error.code === 'EPIPE') closed = true
    else unwritten = error
  })
  // unheard, it would end the process
  stderr.on?.('error', () => undefined)
  return {
    async codeAfter(code: number): Promise<number> {
      // a fault is told a moment after the writing
      await new Promise(setImmediate)
      if (closed) return 0
      if (unwritten === null) return code
      const { unwritable } = await import('./commands/output.ts')
      await printWords(stderr, sayError(unwritable('Standard output', unwritten.code)))
      return 2
    },
  }
}

async function parse(process: ProcessLike): Promise<number> {
  let code = 0
  const program = new Command('vet')
    .exitOverride()
    .configureOutput({
      writeOut: text => void process.stdout.write(text),
      writeErr: text => void process.stderr.write(text),
      // what was typed stands in it, and may come from a name that strangers chose
      outputError: (text, write) =>
        write(
          inLines(
            process.stderr,
            `${forTerminal(text.trimEnd())
              .replace(/^error: missing required argument '(\w+)'/, (_, name) => `vet: ${UNNAMED[name] ?? `No ${name} was named.`}`)
              .replace(/^error: /, 'vet: ')
              .replace(' (Did you mean', '\n(Did you mean')}\n`,
          ),
        ),
      getOutHelpWidth: () => process.stdout.columns || 80,
      getErrHelpWidth: () => process.stderr.columns || 80,
    })
    .enablePositionalOptions()
    .description(
      'Vets influencers from your own exports: tier, engagement against what is expected, and signs of purchased followers, with the reasons. Offline; signs are not proof.',
    )
    .version(VERSION, '-V, --version')
    .showHelpAfterError('Try: vet --help')
    .argument('[files...]', 'exports of accounts, posts, history and followers; - is standard input')
    .action(async (files: string[], flags: Flags) => {
      const { run } = await import('./commands/main.ts')
      code = await run(process, files, flags).catch(async error => {
        throw await misspelt(error, files)
      })
    })
  mainOptions(inputOptions(program))
  const words = asHelp(process.argv.slice(2))
  const helps = words.some(word => /^-(\w*h|-help$)/.test(word))
  for (const { usage, summary, readsFiles, options, load } of subcommands) {
    const command = program.command(usage).description(summary)
    // nobody asks for it, and its options would take as long as all else that a start does
    if (!helps && !words.includes(nameOf(usage))) continue
    if (readsFiles) inputOptions(command)
    for (const option of options) command.addOption(option)
    command.action(async (...given: unknown[]) => {
      const [args, flags] = [given.slice(0, -2), given.at(-2) as Flags]
      if (readsFiles) refuseResults(nameOf(usage), [...args.flat(), ...KINDS.flatMap(kind => flags[kind] ?? [])])
      const { run } = await load()
      code = await run(process, args, flags)
    })
  }
  await program.parseAsync(words, { from: 'user' })
  return code
}

/** A table of results is written by the main command alone. @throws VetError where another would leave it out in silence */
function refuseResults(command: string, inputs: readonly unknown[]): void {
  if (!inputs.some(input => typeof input === 'string' && namesResults(input))) return
  throw new VetError(
    'bad-option',
    `The address names a table of results, and vet ${command} writes none.`,
    'Leave out results=…, or write them with vet and the address alone.',
  )
}

/** What is said where an argument is left out. */
const UNNAMED: Readonly<Record<string, string>> = {
  handle: 'No account was named.',
  old: 'No file was named.',
  new: 'Only one file was named, and two are compared.',
}

/** `vet help explain` is `vet explain --help`. */
function asHelp(words: readonly string[]): readonly string[] {
  const [first, command, ...more] = words
  if (first !== 'help' || more.length > 0) return words
  if (command === undefined) return ['--help']
  return subcommands.some(({ usage }) => nameOf(usage) === command) ? [command, '--help'] : words
}

const nameOf = (usage: string): string => usage.split(' ')[0]!

/** A word that is neither a file nor a command may be meant as one. */
async function misspelt(error: unknown, [word = '', ...others]: readonly string[]): Promise<unknown> {
  if (!(error instanceof VetError) || error.code !== 'not-found' || !/^[a-z]{3,}$/i.test(word)) return error
  if (word === 'vet')
    return new VetError(error.code, 'The command “vet” is typed twice.', `Try: vet ${others.map(asWord).join(' ') || 'accounts.csv'}`)
  const { nearest } = await import('./text/nearest.ts')
  const meant = nearest(
    word,
    subcommands.map(({ usage }) => nameOf(usage)),
  )
  return meant === null ? error : new VetError(error.code, `There is no file or command “${word}”.`, `Did you mean vet ${meant}?`)
}

const collect = (value: string, all: string[] | undefined) => [...(all ?? []), value]

/** What every command takes that reads files. */
function inputOptions(command: Command): Command {
  return command
    .optionsGroup('What is read:')
    .option('--accounts <file>', 'a file of account rows, whatever its columns say (repeatable)', collect)
    .option('--posts <file>', 'a file of post rows, whatever its columns say (repeatable)', collect)
    .option('--history <file>', 'a file of follower counts by date (repeatable)', collect)
    .option('--followers <file>', 'a file of followers sampled from an account (repeatable)', collect)
    .option('--platform <name>', 'platform of rows that name none')
    .option('--niche <name>', 'niche of rows that name none')
    .option('--country <name>', 'country of rows that name none')
    .option('--handle <name>', 'whose the rows are of a file that names no account')
    .option('--map <field=Header>', 'read a field from this column (repeatable)', collect)
    .optionsGroup('How it is judged:')
    .option('--tiers <preset|file>', 'classic, imh, stim, fame, or a JSON file of bounds')
    .addOption(new Option('--er <basis>', 'divide engagement by this (default: followers)').choices(BASES))
    .option('--saves', 'count saves as engagement where the export has them')
    .option('--prior <0..1>', 'probability before any evidence (default: 0.2); flags nobody by itself', decimal)
    .option('--posts-window <n>', 'how many of the newest posts count (default: 18)', count)
    .option('--as-of <date>', 'day of the export, where the rows name none, as 2026-09-01', day)
    .option('--baseline <file>', 'peers to compare with, as vet baseline wrote them')
    .optionsGroup('How it runs:')
    .addOption(new Option('--engine <name>', 'what gathers the rows (default: auto)').choices(['auto', 'memory', 'duckdb']))
    .option('--shard <i/n>', 'judge only this part of all accounts, as 2/8')
    .option('--threads <n>', 'how many threads at most (default: by the processors)', count)
    .option('--config <file>', 'settings, instead of the nearest vet.config.json')
    .option('--quiet', 'no warnings')
    .option('--no-color', 'no colours (as NO_COLOR)')
}

/** What the main command takes besides. */
function mainOptions(command: Command): Command {
  return command
    .optionsGroup('What is reported:')
    .addOption(new Option('-f, --format <name>', 'what to print (default: table)').choices(reporters.map(({ name }) => name)))
    .option('--json', 'short for -f json')
    .option('-o, --output <[format=]path>', 'write a report to a file, its format from the extension (repeatable)', collect)
    .option('--top <n>', 'how many accounts the table shows (default: 25)', count)
    .option('--all', 'show every account in the table')
    .addOption(new Option('--evidence <which>', 'evidence in JSON').choices(['all', 'fired', 'none']))
    .option('--csv-delimiter <mark>', 'between the fields of a CSV report (default: comma)', delimiter)
    .option('--save-history <file>', 'add the counts of this run to a CSV file, once an account and day')
    .option('--no-progress', 'do not show how far the reading is')
    .optionsGroup('Which accounts:')
    .addOption(new Option('--tier <tier>', 'only this tier').choices(TIERS))
    .option('--min-followers <n>', 'only accounts with so many followers, as 10000 or 10k', amount)
    .option('--max-followers <n>', 'only accounts with at most so many', amount)
    .option('--min-er <percent>', 'only accounts with this engagement rate or more', percentage)
    .option('--flagged', 'only accounts judged possible or likely')
    .addOption(new Option('--sort <field>', 'order of the accounts').choices(SORT_FIELDS))
    .optionsGroup('For CI:')
    .addOption(new Option('--fail-on <verdict>', 'exit 1 at this verdict or a worse one').choices(['insufficient', 'possible', 'likely']))
    .option('--strict', 'exit 1 when a row is rejected or a value cannot be read')
    .option('--only-changed <git-ref>', 'only accounts whose rows differ from where this branch left that one')
}
