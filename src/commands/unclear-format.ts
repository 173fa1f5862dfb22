import { extname } from 'node:path'
import { VetError } from '../errors.ts'

/** What is asked for that vet does not write, and which of its own files lead there, the best first. */
const INSTEAD: Readonly<Record<string, readonly [extensions: readonly string[], then: string]>> = {
  '.pdf': [['.html', '.xlsx'], 'open it and print it as a PDF'],
  '.xls': [['.xlsx'], 'which Excel opens'],
  '.ods': [['.xlsx'], 'which LibreOffice opens'],
}

/** The fault of `-o` with a path that tells none of these formats. */
export function unclearFormat(text: string, formats: Readonly<Record<string, readonly string[]>>): VetError {
  const names = Object.keys(formats)
  const extension = extname(text)
  const [others = [], then = ''] = INSTEAD[extension.toLowerCase()] ?? []
  const other = others.find(one => Object.values(formats).some(extensions => extensions.includes(one)))
  return new VetError(
    'bad-option',
    `The format of ${text} is not clear from its name.`,
    other === undefined
      ? `Put it before the path, as -o ${names.find(name => name === 'csv') ?? names.at(-1)}=${text}. Formats: ${names.join(', ')}.`
      : `Write -o ${text.slice(0, -extension.length)}${other}, ${then}.`,
  )
}
