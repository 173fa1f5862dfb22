import { BYTES_A_POST, type Generated, generate, type Size } from './generate.ts'
import { bareNode, csvParse, duckdbAggregate, others, type Program, vet } from './programs.ts'

/** One table of the results. The first program is what the others are set against. */
export interface Case {
  readonly name: string
  readonly title: string
  /** Only when it is named. */
  readonly onRequest: boolean
  readonly rounds: number
  /** Bytes on the disk that its files and what they are joined with take. */
  readonly disk: number
  /** Posts, or accounts where there are only those. */
  readonly rows: number
  readonly programs: (folder: string) => readonly Program[]
}

export const CASES: readonly Case[] = [
  {
    name: 'start',
    title: 'Start-up, and the quickstart’s thirty accounts',
    onRequest: false,
    rounds: 11,
    disk: 0,
    rows: 30,
    programs: () => [
      bareNode,
      vet('`vet --version`', '--version'),
      vet('`vet fixtures/quickstart/accounts.csv`', 'fixtures/quickstart/accounts.csv'),
      vet('the same with its posts', 'fixtures/quickstart/accounts.csv', 'fixtures/quickstart/posts.csv'),
    ],
  },
  {
    name: '20k',
    title: '20,000 accounts with averages',
    onRequest: false,
    rounds: 5,
    disk: 4e6,
    rows: 20_000,
    programs: folder => {
      const files = generate(folder, { accounts: 20_000, postsEach: 0 })
      return [
        csvParse(files.accounts),
        vet('vet, to CSV', files.accounts, '-f', 'csv'),
        vet('vet, a table of all', files.accounts, '--all'),
        vet('vet, to JSON with all evidence', files.accounts, '--json'),
        ...others(files),
      ]
    },
  },
  posts('250k', '250,000 accounts × 12 posts', { accounts: 250_000, postsEach: 12 }, false, true),
  posts('1m', '1,000,000 accounts × 12 posts', { accounts: 1_000_000, postsEach: 12 }, true, true),
  posts('8m', '8,000,000 accounts × 12 posts', { accounts: 8_000_000, postsEach: 12 }, true, false),
]

function posts(name: string, title: string, size: Size, onRequest: boolean, all: boolean): Case {
  const rows = size.accounts * size.postsEach
  const programs = (folder: string): Program[] => {
    const files = generate(folder, size)
    const { accounts, posts } = files as Generated & { posts: string }
    return [
      duckdbAggregate(posts),
      vet('vet with DuckDB, all signals, to CSV', accounts, posts, '-f', 'csv', '--engine', 'duckdb'),
      ...(all
        ? [
            csvParse(posts),
            vet('vet with its default engine, the same', accounts, posts, '-f', 'csv', '--engine', 'memory'),
            ...others(files),
          ]
        : []),
    ]
  }
  // twice over: what does not fit into memory is spilled
  return { name, title, onRequest, rounds: onRequest ? 1 : 3, disk: rows * BYTES_A_POST * (onRequest ? 3 : 1), rows, programs }
}
