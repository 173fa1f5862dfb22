import { VetError } from '../errors.ts'
import type { TextSource } from './decode.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Tables } from './formats.ts'
import { jsonDocument } from './json-document.ts'
import { JsonFault, jsonRecords } from './json-tokens.ts'
import { CutShort } from './source.ts'

/** What programs write for numbers that are none, as far as the first letter tells. */
const NO_NUMBER = /^“-?[NI]/

/** JSON: a list of records, an object with such lists in it, or one record with lists of its own. */
export async function readJson(text: TextSource, tables: Tables, diagnostics: Diagnostics): Promise<void> {
  const document = jsonDocument(tables, () => builder.unfinished())
  const builder = jsonRecords(document)
  const breaksOff = (reason: string, line: number | null, column: number | null) => {
    document.breakOff()
    if (builder.insideRecord()) tables.group('').reject()
    const where = line === null ? '' : ` at line ${line}, column ${column}`
    const read = document.records()
    const next = NO_NUMBER.test(reason)
      ? 'If NaN or Infinity stands there, write null for it, as JSON has neither.'
      : 'Export it again, or mend it there.'
    if (read === 0) throw new VetError('not-a-table', `${text.path} is no whole JSON: ${reason}${where}.`, next)
    diagnostics.add({
      code: 'broken-json',
      severity: 'error',
      message: `The JSON breaks off${where}: ${reason}. ${read === 1 ? 'The record before that stays' : `The ${read} records before that stay`}. ${next}`,
      file: text.path,
      line,
      column,
    })
  }
  try {
    for await (const chunk of text.chunks) builder.write(chunk)
    builder.end()
    const handle = document.keyAsHandle()
    if (handle !== null)
      diagnostics.add({
        code: 'keys-as-handles',
        severity: 'warning',
        message: `The handles are read from the keys of the object, such as “${handle.slice(0, 40)}”.`,
        file: text.path,
        value: handle,
      })
    const { keys, key, line } = builder.repeated()
    if (keys > 0)
      diagnostics.add({
        code: 'repeated-key',
        severity: 'warning',
        message: `“${key.slice(0, 40)}” stands in one record twice, with different values${keys === 1 ? '' : `, and so do ${keys - 1} more keys`}; the last is used.`,
        file: text.path,
        line,
        value: key,
      })
    for (const stray of document.strays()) {
      tables.group('').reject()
      diagnostics.add({
        code: 'bad-record',
        severity: 'error',
        message: `Among the records stands ${JSON.stringify(stray).slice(0, 40)}, which is none, so it was rejected.`,
        file: text.path,
        value: JSON.stringify(stray),
      })
    }
  } catch (error) {
    if (error instanceof CutShort) breaksOff(error.message.replace(/\.$/, ''), null, null)
    else if (error instanceof JsonFault) breaksOff(error.message, error.line, error.column)
    else throw error
  }
}
