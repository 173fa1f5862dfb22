import type { Config } from '../config/schema.ts'
import { VetError } from '../errors.ts'
import { FIELDS, type Field } from '../model/fields.ts'
import type { Kind } from '../model/names.ts'
import type { InputReport } from '../model/report.ts'
import { dayOf } from '../text/day.ts'
import { nearest } from '../text/nearest.ts'
import { headerKey } from './aliases.ts'
import { readHandle, readPlatform } from './handles.ts'
import type { HeaderMap } from './mapped-columns.ts'
import { PRESETS } from './presets/index.ts'
import type { Preset } from './presets/preset.ts'
import type { TableOptions } from './table.ts'

/** What a run says of all its files. */
export interface InputSettings {
  readonly platform?: string
  readonly niche?: string
  readonly country?: string
  readonly handle?: string
  readonly map?: Readonly<Record<string, string>>
  /** Day of the export, as 2026-09-01. */
  readonly asOf?: string
}

/**
 * How tables are to be read, from options and config; options go first.
 * @throws VetError where a field is named that no kind of row has
 */
export function tableOptions(
  { platform, niche, country, handle, map = {}, asOf }: InputSettings,
  { columns = {}, presets = {}, numbers = {}, dates = {}, currencySymbols = {}, currency }: Config,
): Omit<TableOptions, 'kind'> {
  return {
    platform: platform === undefined ? null : readPlatform(platform),
    niche: niche ?? null,
    country: country ?? null,
    handle: handle === undefined ? null : readHandle(handle).handle,
    map: [...mappings(map, 'bad-option', '--map'), ...mappings(columns, 'bad-config', 'columns in the config')].filter(
      ({ field }, i, all) => all.findIndex(other => other.field === field) === i,
    ),
    presets: [...Object.entries(presets).map(([name, preset]) => ownPreset(name, preset)), ...PRESETS],
    list: null,
    decimal: numbers.decimal ?? null,
    rates: numbers.rates ?? null,
    dateOrder: dates.order ?? null,
    asOf: asOf === undefined ? null : readDay(asOf),
    money: { symbols: currencySymbols, currency: currency ?? null },
    watch: null,
  }
}

function mappings(map: Readonly<Record<string, string>>, code: 'bad-option' | 'bad-config', where: string): HeaderMap {
  return Object.entries(map).map(([field, header]) => {
    checkField(field, null, code, where)
    return { field, header, key: headerKey(header) }
  })
}

type OwnPreset = NonNullable<Config['presets']>[string]

function ownPreset(name: string, { kind, platform, required, columns }: OwnPreset): Preset {
  for (const field of Object.keys(columns)) checkPreset(name, kind, field)
  return {
    name,
    title: name,
    kind,
    platform: platform === undefined ? null : readPlatform(platform),
    required,
    columns: columns as Partial<Record<Field, string | readonly string[]>>,
    handleMayHaveBlanks: true,
  }
}

/** @throws VetError where the config's `columns` name a field that no kind of row has */
export function checkColumns(field: string): void {
  checkField(field, null, 'bad-config', 'columns in the config')
}

/** @throws VetError where a preset of the config names a field that its kind of row does not have */
export function checkPreset(name: string, kind: Kind, field: string): void {
  checkField(field, kind, 'bad-config', `The preset “${name}” in the config`)
}

function checkField(field: string, kind: Kind | null, code: 'bad-option' | 'bad-config', where: string): void {
  const known = [...new Set((kind === null ? Object.values(FIELDS) : [FIELDS[kind]]).flatMap(fields => Object.keys(fields)))]
  if (known.includes(field)) return
  const near = nearest(field, known)
  throw new VetError(
    code,
    `${where} names the field “${field}”, which ${kind === null ? 'vet does not have' : `${kind} do not have`}.`,
    near ? `Did you mean “${near}”?` : `Fields: ${known.join(', ')}.`,
  )
}

/**
 * Every header that `--map` names stands in some file: a typing mistake there would leave a column unread in silence.
 * @throws VetError where one does not
 */
export function checkMapped(
  map: Readonly<Record<string, string>>,
  inputs: readonly Pick<InputReport, 'columns' | 'unusedColumns'>[],
): void {
  const headers = [...new Set(inputs.flatMap(({ columns, unusedColumns }) => [...Object.values(columns), ...unusedColumns]))]
  const keys = new Set(headers.map(headerKey))
  for (const [field, header] of Object.entries(map)) {
    // a column's number is looked for in each table (table.ts)
    if (keys.has(headerKey(header)) || /^#\d+$/.test(header)) continue
    const near = nearest(header, headers)
    throw new VetError(
      'bad-option',
      `--map ${field}="${header}": no file has a column of that name.`,
      near ? `The nearest is “${near.trim()}”. vet columns lists them all.` : 'vet columns lists the columns of each file.',
    )
  }
}

/** A day as 2026-09-01, in epoch milliseconds. @throws VetError where the text is none */
export function readDay(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || dayOf(at) !== text) throw new VetError('bad-option', `“${text}” is not a day.`, 'Write it as 2026-09-01.')
  return at
}
