import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { unzip } from './unzip.ts'

/** Whole exports as people have them: every input file of the fixtures. */
export const exported: readonly Buffer[] = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
  .filter(path => ['.csv', '.json', '.ndjson'].includes(extname(path)) && !/expected/.test(path))
  .sort()
  .map(path => readFileSync(join('fixtures', path)))

const rowsOf = (csv: Buffer) =>
  csv
    .toString()
    .trimEnd()
    .split('\n')
    .map(line => line.split(',').map(cell => (/^\d+$/.test(cell) ? Number(cell) : cell)))

export const csv = readFileSync('fixtures/formats/twin/accounts.csv')
const posts = readFileSync('fixtures/formats/nested/posts.csv')
/** Two sheets as a spreadsheet program writes them. */
export const workbook = Buffer.from(
  await writeXlsx({
    sheets: [
      { name: 'Accounts', rows: rowsOf(csv) },
      { name: 'Posts', rows: rowsOf(posts) },
    ],
  }),
)
export const parts = unzip(workbook)

/** One put into the other, somewhere. */
export function spliced(whole: Buffer, part: Buffer): Buffer {
  const at = whole.length === 0 ? 0 : (part.length * 7919) % whole.length
  return Buffer.concat([whole.subarray(0, at), part, whole.subarray(at)])
}
