import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A fenced piece of the README. */
export interface Fence {
  readonly language: string
  readonly text: string
}

const readme = readFileSync('README.md', 'utf8')
const FENCE = /^```(\w+)\n(.*?)^```$/gms

export const fences: readonly Fence[] = [...readme.matchAll(FENCE)].map(([, language, text]) => ({ language: language!, text: text! }))

const inLanguage = (language: string): string[] => fences.filter(fence => fence.language === language).map(({ text }) => text)

/** What stands between backticks within the prose; in a table `\|` is one bar. */
const spans: readonly string[] = [...readme.replace(FENCE, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!.replaceAll('\\|', '|'))

/** Scripts for a shell that stand as a file of their own. */
export const scripts: readonly string[] = inLanguage('sh').filter(text => text.startsWith('#!'))

/** Commands with what they print below them. */
export const samples: readonly { readonly command: string; readonly prints: string }[] = inLanguage('text').flatMap(text => {
  const [, command, prints] = /^\$ ([^\n]+)\n(.*)$/s.exec(text) ?? []
  return command === undefined ? [] : [{ command, prints: prints! }]
})

/** What else stands in a fence of plain text: for other programs. */
export const others: readonly string[] = inLanguage('text').filter(text => !text.startsWith('$ '))

/** Each command in the order in which a reader comes upon them, those of the fences first. */
export const commands: readonly string[] = [
  ...inLanguage('sh')
    .filter(text => !text.startsWith('#!'))
    .flatMap(text => text.trimEnd().split('\n'))
    .flatMap(line => line.replace(/\s+# .*/, '').split(' && ')),
  ...spans.filter(code => /^(vet|npx|npm|[A-Z_]+=\S+ \w+) /.test(code)),
]

/** Options as the prose names them, alone or with a value. */
export const options: readonly string[] = [...new Set(spans.filter(code => /^-(-?[a-z]|$)/.test(code)))]

/** Configs, whole or a key of one. */
export const configs: readonly Readonly<Record<string, unknown>>[] = [
  ...inLanguage('json'),
  ...spans.filter(code => /^\{ "/.test(code)),
  ...spans.filter(code => /^"[$\w]+": /.test(code)).map(code => `{${code}}`),
].map(text => JSON.parse(text))

/** Programs that use the library. */
export const programs: readonly string[] = inLanguage('ts')

interface Step {
  readonly run?: string
}

/** The shell lines of the files for CI. */
export const jobs: readonly { readonly name: string; readonly lines: readonly string[] }[] = inLanguage('yaml').map(text => {
  const file = parse(text)
  if (file.jobs) return { name: 'GitHub', lines: file.jobs.vet.steps.flatMap(({ run }: Step) => run ?? []) }
  if (file.repos) {
    const [{ entry, pass_filenames: passes = true }] = file.repos[0].hooks
    // only files that are to be committed would be passed
    return { name: 'pre-commit', lines: [passes ? `${entry} lists/posts.csv` : entry] }
  }
  return { name: 'GitLab', lines: file.vet.script }
})
