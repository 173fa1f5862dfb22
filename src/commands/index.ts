import { Option } from 'commander'
import { compareOptions, shortlistOptions } from './choosing-options.ts'
import type { Subcommand } from './command.ts'

/** Every subcommand, in the order in which the help lists them. */
export const subcommands: readonly Subcommand[] = [
  {
    usage: 'explain <handle> [files...]',
    summary: 'everything known about one account: figures, all evidence with its odds, charts, and what would settle it',
    readsFiles: true,
    options: [new Option('--json', 'the report on this account as JSON, with its charts')],
    load: () => import('./explain.ts'),
  },
  {
    usage: 'signals [id]',
    summary: 'the checks, or one check’s documentation',
    readsFiles: false,
    options: [new Option('--json', 'as JSON'), new Option('--no-color', 'no colours (as NO_COLOR)')],
    load: () => import('./signals.ts'),
  },
  {
    usage: 'shortlist [files...]',
    summary: 'the best set of accounts under a budget, a number and a risk; --niche and --country name what is sought',
    readsFiles: true,
    options: shortlistOptions,
    load: () => import('./shortlist.ts'),
  },
  {
    usage: 'compare <old> <new>',
    summary: 'what changed between two exports or two JSON reports: new, gone, tier, verdict, followers and engagement',
    readsFiles: true,
    options: compareOptions,
    load: () => import('./compare.ts'),
  },
  {
    usage: 'baseline [files...]',
    summary: 'writes the peers fitted on these files (-o baseline.json), to judge small lists by (--baseline)',
    readsFiles: true,
    options: [
      new Option('-o, --output <path>', 'the file to write; without it, standard output').argParser((path: string, before?: string[]) => [
        ...(before ?? []),
        path,
      ]),
    ],
    load: () => import('./baseline.ts'),
  },
  {
    usage: 'columns [files...]',
    summary: 'how each file is understood: kind, columns, and what is missing for which check; nobody is vetted',
    readsFiles: true,
    options: [new Option('--json', 'as JSON')],
    load: () => import('./columns.ts'),
  },
  {
    usage: 'init',
    summary: 'writes a starter vet.config.json and accounts.template.csv; never overwrites',
    readsFiles: false,
    options: [],
    load: () => import('./init.ts'),
  },
]
