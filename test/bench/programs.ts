import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Generated } from './generate.ts'

/** Something to measure: a command, and what it does. */
export interface Program {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

const node = process.execPath
const VET = resolve('bin/vet.js')

export const bareNode: Program = { name: '`node -e 0`', command: [node, '-e', '0'] }

export function vet(name: string, ...args: readonly string[]): Program {
  return { name, command: [node, VET, ...args] }
}

/** Count, median and mean by account and nothing else, on the two threads that the goal is written for. */
export function duckdbAggregate(posts: string): Program {
  const query = `SELECT handle, count(*), median(likes), avg(likes) FROM read_csv('${posts.replaceAll("'", "''")}') GROUP BY handle`
  const code = `
import { DuckDBInstance } from '@duckdb/node-api'
const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
const result = await connection.stream(${JSON.stringify(query)})
for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk());
`
  return { name: 'DuckDB: count, median, mean by account', command: [node, '--input-type=module', '-e', code] }
}

/** csv-parse reading the rows as vet sets it up, and doing nothing with them. */
export function csvParse(path: string): Program {
  const code = `
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
const parser = parse({ bom: true, record_delimiter: ['\\r\\n', '\\n', '\\r'], relax_column_count: true, relax_quotes: true, on_record: () => null })
createReadStream(${JSON.stringify(path)}).pipe(parser).resume()
`
  return { name: 'csv-parse: merely reading', command: [node, '--input-type=module', '-e', code] }
}

/** What others do with the same file, where they are installed. */
export function others({ posts, accounts }: Generated): Program[] {
  const path = posts ?? accounts
  const [group, figure] = posts === null ? ['platform', 'likesPerPost'] : ['handle', 'likes']
  const python = process.env.VET_BENCH_PYTHON ?? 'python3'
  const pandas = `import pandas; pandas.read_csv(${JSON.stringify(path)}).groupby('${group}')['${figure}'].agg(['count', 'median', 'mean'])`
  const programs: Program[] = [
    { name: 'pandas: the same', command: [python, '-c', pandas] },
    { name: 'Miller: the same', command: ['mlr', '--icsv', '--ocsv', 'stats1', '-a', 'count,p50,mean', '-f', figure!, '-g', group!, path] },
  ]
  return programs.filter(({ command: [program] }) => (program === 'mlr' ? runs('mlr', '--version') : runs(program, '-c', 'import pandas')))
}

function runs(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
