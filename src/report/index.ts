import type { Reporter } from './reporter.ts'

/** Every output format. Each is a file of its own, loaded when it is used, so that none slows down the start of another. */
export const reporters: readonly Reporter[] = [
  { name: 'table', extensions: ['.txt'], title: 'A table for the terminal', load: () => import('./table.ts') },
  { name: 'html', extensions: ['.html', '.htm'], title: 'A page for people, in one file', load: () => import('./html/index.ts') },
  { name: 'json', extensions: ['.json'], title: 'The whole report as JSON', load: () => import('./json.ts') },
  { name: 'ndjson', extensions: ['.ndjson', '.jsonl'], title: 'JSON, one account a line', load: () => import('./ndjson.ts') },
  { name: 'csv', extensions: ['.csv'], title: 'A spreadsheet, one account a row', load: () => import('./csv.ts') },
  { name: 'xlsx', extensions: ['.xlsx'], title: 'A workbook for spreadsheet programs', binary: true, load: () => import('./xlsx.ts') },
  { name: 'markdown', extensions: ['.md'], title: 'For pull-request comments and CI job summaries', load: () => import('./markdown.ts') },
  { name: 'github', extensions: [], title: 'Annotations for GitHub Actions', load: () => import('./github.ts') },
  { name: 'junit', extensions: ['.xml'], title: 'JUnit XML, an assertion of the policy a test case', load: () => import('./junit.ts') },
  { name: 'sarif', extensions: ['.sarif'], title: 'SARIF 2.1.0 for code scanning', load: () => import('./sarif.ts') },
]

export const reporterNamed = (name: string): Reporter | undefined => reporters.find(reporter => reporter.name === name)
