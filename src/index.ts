import { aBoolean, aCount, aMark, aWidth, checkedOptions, checkReport, oneOfThese, orNull } from './config/arguments.ts'
import { loadConfig } from './config/load.ts'
import type { Config } from './config/schema.ts'
import { VetError } from './errors.ts'
import type { Report } from './model/report.ts'
import { reporterNamed, reporters } from './report/index.ts'
import { type ReportContext, renderWith } from './report/reporter.ts'
import { signals } from './signals/index.ts'

export { comparable } from './compare/comparable.ts'
export { type Comparison, compare } from './compare/compare.ts'
export type { Config } from './config/schema.ts'
export { VetError, type VetErrorCode } from './errors.ts'
export type { Input } from './input/open.ts'
export type { Progress } from './input/progress.ts'
export type { AccountReport, Diagnostic, Evidence, Report } from './model/report.ts'
export type { Baseline } from './peers/baseline.ts'
export { reporters } from './report/index.ts'
export type { ReportContext, Reporter } from './report/reporter.ts'
export type { ShortlistOptions } from './shortlist/options.ts'
export { type Shortlist, shortlist } from './shortlist/shortlist.ts'
export { baseline, type KindInput, type VetOptions, vet } from './vet.ts'
export { signals }

const PLAIN: ReportContext = { width: 120, color: false, all: true, top: null, csvDelimiter: ',', evidence: 'all', charts: true }
const CHECKS = {
  ...{ width: aWidth, color: aBoolean, all: aBoolean, top: orNull(aCount), csvDelimiter: aMark, charts: aBoolean },
  evidence: oneOfThese(['all', 'fired', 'none']),
}

/**
 * A report in one of the formats of `reporters`: text, or bytes where the format is binary.
 * @param context what is left out is as for a file: no colours, every account, all evidence
 */
export async function render(report: Report, format: string, context: Partial<ReportContext> = {}): Promise<string | Uint8Array> {
  const reporter = reporterNamed(format)
  if (!reporter)
    throw new VetError('bad-option', `There is no report format “${format}”.`, `Formats: ${reporters.map(({ name }) => name).join(', ')}.`)
  checkReport(report, ['settings', 'summary', 'policy'])
  return await renderWith(reporter, report, checkedOptions(context, PLAIN, CHECKS))
}

/** Types a config written in JavaScript. */
export function defineConfig(config: Config): Config {
  return config
}

export { loadConfig }
