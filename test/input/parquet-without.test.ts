import { expect, test, vi } from 'vitest'
import { vet } from '../../src/index.ts'

vi.mock('@duckdb/node-api', () => {
  throw new Error('not installed')
})

test('without DuckDB a Parquet file is one sentence with what to install', async () => {
  const file = { path: 'accounts.parquet', content: Buffer.from('PAR1\x15\x04\x15\x00') }
  await expect(vet([file])).rejects.toMatchObject({
    code: 'no-duckdb',
    message: 'accounts.parquet is a Parquet file, which DuckDB reads, and that is not installed.',
    hint: 'Install it with: npm install @duckdb/node-api, or export the file as CSV.',
  })
})
