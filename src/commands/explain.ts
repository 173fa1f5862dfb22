import { VetError } from '../errors.ts'
import { vet } from '../index.ts'
import { readPlatform } from '../input/handles.ts'
import type { Report } from '../model/report.ts'
import { sayDiagnostics } from '../report/diagnostics.ts'
import { explain } from '../report/explain/page.ts'
import { pieces } from '../report/json.ts'
import { countAccounts } from '../report/summarise.ts'
import { contextOf, type Flags, inputsOf, toOptions } from './flags.ts'
import { type ProcessLike, print } from './process.ts'

/** `vet explain <handle> <files...>`: everything known about one account. */
export async function run(process: ProcessLike, args: readonly unknown[], flags: Flags): Promise<number> {
  const [handle, files] = args as readonly [string, readonly string[]]
  const options = await toOptions(flags, process)
  const found = await vet(inputsOf(files, flags), { ...options, only: handle, charts: true, evidence: 'all' })
  const report = flags.platform === undefined ? found : onPlatform(found, readPlatform(flags.platform))
  const context = contextOf(process, flags)
  await print(
    process.stdout,
    flags.json ? [...pieces(report, { ...context, evidence: 'all', charts: true })].join('') : explain(report, context),
  )
  // what is amiss with other accounts is the main command's to say
  const own = report.diagnostics.filter(({ severity, value }) => severity === 'error' || value === report.accounts[0]!.handle)
  if (!flags.quiet) await print(process.stderr, sayDiagnostics(own))
  return 0
}

/** A handle that several platforms have is narrowed down by `--platform`. */
function onPlatform(report: Report, platform: string): Report {
  const accounts = report.accounts.filter(account => account.platform === platform)
  if (accounts.length === 0)
    throw new VetError(
      'no-such-account',
      `${report.accounts[0]!.handle} is not on ${platform} in these files.`,
      `It is on ${report.accounts.map(account => account.platform).join(', ')}.`,
    )
  const counts = countAccounts()
  for (const account of accounts) counts.add(account)
  return { ...report, accounts, summary: counts.summary(accounts.length, report.summary.newestDate) }
}
