import { Option } from 'commander'
import { VERDICTS } from '../model/names.ts'
import { AIMS } from '../shortlist/options.ts'
import { count, delimiter } from './option-values.ts'

const collect = (value: string, all: string[] = []) => [...all, value]

const output = (formats: readonly string[]): Option[] => [
  new Option('-f, --format <name>', 'what to print (default: table)').choices(formats),
  new Option('--json', 'short for -f json'),
  new Option('-o, --output <[format=]path>', 'write it to a file, its format from the extension (repeatable)').argParser(collect),
]

/** What `vet shortlist` takes besides the input options. */
export const shortlistOptions: readonly Option[] = [
  new Option('--budget <amount>', 'what all may cost together, as 5000 or "5000 EUR"'),
  new Option('--count <n>', 'how many accounts at most').argParser(count),
  new Option('--max-risk <verdict>', 'the worst verdict taken (default: insufficient)').choices([...VERDICTS]),
  new Option('--optimise <aim>', 'what to have most of (default: engagements)').choices([...AIMS]),
  new Option('--max-share-per-account <share>', 'the most of the budget that one account may cost, as 25%'),
  ...output(['table', 'json', 'csv', 'xlsx']),
  new Option('--csv-delimiter <mark>', 'between the fields of CSV (default: comma)').argParser(delimiter),
  new Option('--all', 'show every account in the table'),
]

/** What `vet compare` takes besides the input options. */
export const compareOptions: readonly Option[] = [
  new Option('--days <n>', 'days between the two, where no dates tell').argParser(count),
  new Option(
    '--fail-on <verdict>',
    'exit 1 where an account came to this verdict or a worse one (no policy of the config is held)',
  ).choices(['insufficient', 'possible', 'likely']),
  ...output(['table', 'json', 'markdown']),
  new Option('--all', 'show every change and account in the table'),
]
