import { VetError } from '../errors.ts'
import { JsonFault, jsonRecords } from '../input/json-tokens.ts'
import { type Place, type Places, placesIn } from './places.ts'

/** @throws VetError where the text is no JSON, or has one key twice in one object */
export function readJson(path: string, text: string): { readonly value: unknown; readonly places: Places } {
  const bare = text.replace(/^\ufeff/, '')
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch {
    throw new VetError('bad-config', `${path} is not JSON: ${faultIn(bare)}.`, null)
  }
  const places = placesIn(bare)
  const { repeated } = places
  if (repeated)
    throw new VetError(
      'bad-config',
      `${path}, ${said(repeated.again)}: “${repeated.key}” stands here a second time (first in line ${repeated.first.line}), and only one of the two could count.`,
      'Take one of them out.',
    )
  return { value, places }
}

export function said({ line, column }: Place): string {
  return `line ${line}, column ${column}`
}

function faultIn(text: string): string {
  if (text.trim() === '') return 'the file is empty'
  const reader = jsonRecords({ item: () => undefined, root: () => undefined })
  try {
    reader.write(Buffer.from(text))
    reader.end()
  } catch (error) {
    if (error instanceof JsonFault) return `${error.message} (${said(error)})`
    throw error
  }
  return 'something stands after its end'
}
