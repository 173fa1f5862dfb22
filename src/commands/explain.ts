import { stat } from 'node:fs/promises'
import { VetError } from '../errors.ts'
import { readPlatform } from '../input/handles.ts'
import type { Report } from '../model/report.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { explain } from '../report/explain/page.ts'
import { pieces } from '../report/json.ts'
import { countAccounts } from '../report/summarise.ts'
import { forLog, forTerminal } from '../text/escape.ts'
import { vet } from '../vet.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { printWords } from './print-words.ts'
import { type ProcessLike, print } from './process.ts'
import { asWord } from './retype.ts'

/** `vet explain <handle> <files...>`: everything known about one account. */
export async function run(process: ProcessLike, args: readonly unknown[], flags: Flags): Promise<number> {
  const [handle, files] = args as readonly [string, readonly string[]]
  const inputs = inputsOf(files, flags)
  if (inputs.length === 0) throw await halfNamed(handle)
  const options = await toOptions(flags, process)
  const found = await vet(inputs, { ...options, only: handle, charts: true, evidence: 'all' })
  const { report, said } = flags.platform === undefined ? { report: found, said: '' } : onPlatform(found, readPlatform(flags.platform))
  const context = contextOf(process, flags)
  await print(
    process.stdout,
    flags.json ? [...pieces(report, { ...context, evidence: 'all', charts: true })].join('') : explain(report, context),
  )
  // what is amiss with other accounts is the main command's to say
  const own = report.diagnostics.filter(
    ({ code, severity, value }) => severity === 'error' || code === 'near-platform' || value === report.accounts[0]!.handle,
  )
  if (!flags.quiet) await printWords(process.stderr, sayDiagnostics(own) + said)
  return 0
}

/** Of a handle and a file only one was named: which of them it is. */
async function halfNamed(word: string): Promise<VetError> {
  const file = word === '-' || FILE.test(word) || (await stat(word).then(found => found.isFile(), () => false)) // biome-ignore format: one thought
  return file
    ? new VetError(
        'no-input',
        `No account was named, only the file ${word}.`,
        `Put its handle before the file: vet explain brie.daily ${asWord(word)}`,
      )
    : new VetError(
        'no-input',
        `No file was named, only the account ${word}.`,
        `Put the files behind it: vet explain ${asWord(word)} accounts.csv`,
      )
}

/** What names a file, whether it is there or not. */
const FILE = /\.(?:csv|tsv|json|ndjson|jsonl|xlsx|xls|parquet|txt|gz|zip)(?:$|#)/i

/** A handle that several platforms have is narrowed down by `--platform`, which elsewhere is for rows that name none. */
function onPlatform(report: Report, platform: string): { readonly report: Report; readonly said: string } {
  const accounts = report.accounts.filter(account => account.platform === platform)
  const [first, another] = report.accounts
  if (accounts.length === 0 && another === undefined)
    return {
      report,
      said: `${forLog(forTerminal(`warning: ${first!.handle} is on ${first!.platform} in these files, not on ${platform}; --platform is for rows that name none.`))}\n`,
    }
  if (accounts.length === 0)
    throw new VetError(
      'no-such-account',
      `${first!.handle} is not on ${platform} in these files.`,
      `It is on ${report.accounts.map(account => account.platform).join(', ')}.`,
    )
  const counts = countAccounts()
  for (const account of accounts) counts.add(account)
  return { report: { ...report, accounts, summary: counts.summary(accounts.length, report.summary.newestDate) }, said: '' }
}
