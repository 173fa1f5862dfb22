import { csv } from './csv.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import type { Reporter } from './reporter.ts'
import { table } from './table.ts'

export const reporters: readonly Reporter[] = [table, json, ndjson, csv]

export const reporterNamed = (name: string): Reporter | undefined => reporters.find(reporter => reporter.name === name)
