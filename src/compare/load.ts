import { readFile } from 'node:fs/promises'
import { VetError } from '../errors.ts'
import { type Input, type KindInput, type VetOptions, vet } from '../index.ts'
import type { Report } from '../model/report.ts'
import { type ComparedReport, comparable } from './comparable.ts'

/** A file of accounts, vetted; or a JSON report of `vet`, taken as it is. */
export async function loadSide(inputs: readonly (Input | KindInput)[], path: string, options: VetOptions): Promise<ComparedReport> {
  const written = /\.json$/i.test(path) ? await writtenReport(path) : null
  if (written) return written
  const report = await vet(inputs, options)
  return { ...comparable(report), diagnostics: report.diagnostics }
}

async function writtenReport(path: string): Promise<ComparedReport | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isReport(value)) return null
  if (value.schemaVersion !== 1)
    throw new VetError(
      'bad-option',
      `${path} is a report of schema ${value.schemaVersion}; this version of vet reads schema 1.`,
      'Vet its files again, or compare with the version that wrote it.',
    )
  if (!value.accounts.every(isAccount))
    throw new VetError(
      'not-a-table',
      `${path} is a report of vet, but not all of its accounts have a handle and a platform.`,
      'Write it again with vet --json.',
    )
  return comparable(value as unknown as Report)
}

function isReport(value: unknown): value is { schemaVersion: unknown; accounts: unknown[] } {
  if (typeof value !== 'object' || value === null) return false
  const { tool, accounts, settings, summary } = value as Record<string, unknown>
  const isObject = (part: unknown) => typeof part === 'object' && part !== null
  return isObject(tool) && (tool as { name?: unknown }).name === 'vet' && Array.isArray(accounts) && isObject(settings) && isObject(summary)
}

function isAccount(value: unknown): boolean {
  const { handle, platform } = (value ?? {}) as Record<string, unknown>
  return typeof handle === 'string' && typeof platform === 'string'
}
