import { extname } from 'node:path'
import { VetError } from '../errors.ts'
import { takePlaces } from './places.ts'
import { unclearFormat } from './unclear-format.ts'

/** Reads `-o path` and `-o format=path` of a subcommand, whose formats are its own. @param used files that no report may replace */
export async function readNamedOutputs<Format extends string>(
  given: readonly string[],
  extensions: Readonly<Record<Format, readonly string[]>>,
  used: readonly string[],
): Promise<{ readonly format: Format; readonly path: string }[]> {
  const formats = Object.keys(extensions) as Format[]
  const take = await takePlaces(used)
  const outputs: { format: Format; path: string }[] = []
  for (const text of given) {
    const at = text.indexOf('=')
    const named = formats.find(format => at > 0 && format === text.slice(0, at))
    const path = named ? text.slice(at + 1) : text
    const format = named ?? formats.find(name => extensions[name].includes(extname(text).toLowerCase()))
    if (path === '' || path === '-')
      throw new VetError('bad-option', `-o ${text} names no file.`, 'Name one, as -o list.csv; -f prints to standard output.')
    if (!format) throw unclearFormat(text, extensions)
    await take(path)
    outputs.push({ format, path })
  }
  return outputs
}
