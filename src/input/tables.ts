import { VetError } from '../errors.ts'
import type { InputReport } from '../model/report.ts'
import type { RowSink } from './csv.ts'
import { flattenedRows, isFlattened } from './flattened.ts'
import type { Tables } from './formats.ts'
import type { Layout, Understanding } from './held-table.ts'
import { understandHeader } from './kinds.ts'
import { type RecordGroup, recordGroup } from './record-group.ts'
import { readTable } from './table.ts'

/** The tables of one input, as its format finds them. */
export function openTables(path: string, { options, records, diagnostics }: Understanding) {
  const groups = new Map<string, RecordGroup>()
  let table: ReturnType<typeof readTable> | null = null
  let byNumber = false
  const placed: Understanding = {
    options,
    records,
    diagnostics: {
      ...diagnostics,
      add: finding =>
        diagnostics.add(
          byNumber && finding.line
            ? { ...finding, message: `${finding.message} (Record ${finding.line}; the file is one line.)` }
            : finding,
        ),
    },
  }
  const groupOf = (name: string, layout: Layout): RecordGroup => {
    const known = groups.get(name)
    if (known) return known
    const group = recordGroup(name === '' ? path : `${path}#${name}`, placed, layout)
    groups.set(name, group)
    return group
  }
  const tables: Tables = {
    rows(delimiter) {
      let sink: RowSink = (cells, line, severalLines) => {
        if (isFlattened(cells)) {
          sink = flattenedRows(path, cells, columnOf => groupOf('', { delimiter, columnOf }), diagnostics)
        } else {
          table = readTable(path, delimiter, options, records, diagnostics)
          sink = table.row
          sink(cells, line, severalLines)
        }
      }
      return (cells, line, severalLines) => sink(cells, line, severalLines)
    },
    lost(rows) {
      if (table) table.lost(rows)
      else for (let i = 0; i < rows; i++) groupOf('', { delimiter: null, columnOf: () => null }).reject()
    },
    group: name => groupOf(name, { delimiter: null, columnOf: () => null }),
    knows: headers => understandHeader(headers, options) !== null,
    oneAccount: options.handle !== null,
    numbered() {
      byNumber = true
    },
  }
  return {
    tables,
    end(encoding: string, format: string): InputReport[] {
      const reports = table ? [table.end(encoding)] : []
      for (const group of groups.values()) reports.push(...group.end(encoding))
      if (reports.length === 0)
        throw new VetError(
          'not-a-table',
          `${path === '-' ? 'Standard input' : path} ${format === 'csv' ? 'is empty' : 'holds no records'}.`,
          `It should have ${format === 'csv' ? 'a header line and a row' : 'an object with its figures'} for each account.`,
        )
      return reports
    },
  }
}
