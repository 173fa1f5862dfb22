import type { Entry, ZipFile } from 'yauzl'
import { VetError } from '../errors.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { PackedFormat } from './formats.ts'
import { BOMB_BYTES, MOST_TIMES } from './gzip.ts'
import { CutShort, type Source, withHead } from './source.ts'
import { wholeSource } from './whole-source.ts'

const LARGEST_ARCHIVE = 2 ** 29
const MOST_ENTRIES = 1_000
/** What the chosen files of an archive may expand to, together. They are streamed, so this bounds time and not memory. */
const MOST_EXPANDED = 2 ** 30

/** YouTube Studio's archives hold the table, and beside it the same figures by day and their sums. */
const TABLE_DATA =
  /(^|\/)(?:table data|tabellendaten|datos de la tabla|informations relatives aux tableaux|dados da tabela|dati (?:della )?tabella)\.csv$/i

const READABLE = /\.(csv|tsv|txt|json|ndjson|jsonl|xlsx|gz)$/i

/** What operating systems add. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/

/** An archive opened in memory, with its entries listed. */
export async function openZip(path: string, bytes: Buffer): Promise<{ readonly zip: ZipFile; readonly entries: readonly Entry[] }> {
  const { fromBufferPromise } = (await import('yauzl')).default
  const entries: Entry[] = []
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    if (zip.entryCount > MOST_ENTRIES * 10)
      throw new VetError(
        'not-a-table',
        `${path} is a zip archive of ${zip.entryCount} files, more than are looked through.`,
        'Take out of it what is to be vetted.',
      )
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return { zip, entries }
  } catch (error) {
    if (error instanceof VetError) throw error
    if (/relative path|absolute path|invalid characters in fileName/.test((error as Error).message))
      throw new VetError(
        'not-a-table',
        `${path} is a zip archive with a file that would be put outside of its folder.`,
        'Take out of it what is to be vetted.',
      )
    throw new VetError('not-a-table', `${path} begins as a zip archive and is cut short or damaged.`, 'Fetch or export the file again.')
  }
}

/** A zip archive: the tables in it, each an input of its own. */
export const zip: PackedFormat = {
  is: head => head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)),
  unpack,
}

async function* unpack(source: Source, diagnostics: Diagnostics): AsyncIterable<() => Promise<Source>> {
  const { path, part } = source
  const { zip, entries } = await openZip(path, await wholeSource(source, LARGEST_ARCHIVE, 'a zip archive'))
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/') && !CLUTTER.test(fileName))
  if (files.length > MOST_ENTRIES)
    throw new VetError(
      'not-a-table',
      `${path} holds ${files.length} files, more than the ${MOST_ENTRIES} that vet looks at.`,
      'Unpack it and name the files that count.',
    )
  const chosen = choose(path, part, files)
  const expanded = chosen.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (expanded > MOST_EXPANDED)
    throw new VetError(
      'not-a-table',
      `${path} expands to ${Math.round(expanded / 2 ** 20)} MiB, more than the limit of ${MOST_EXPANDED / 2 ** 20} MiB.`,
      'Unpack it, if it is sound, and name the files in it: those may be of any size.',
    )
  const bomb = chosen.find(
    ({ compressedSize, uncompressedSize }) => uncompressedSize > BOMB_BYTES && uncompressedSize > compressedSize * MOST_TIMES,
  )
  if (bomb)
    throw new VetError(
      'not-a-table',
      `${bomb.fileName} in ${path} expands to more than ${MOST_TIMES} times its size, as no table does.`,
      'Unpack it by hand if it is sound, and name the file in it.',
    )
  const passedOver = files.filter(file => !chosen.includes(file)).map(({ fileName }) => fileName)
  if (passedOver.length > 0)
    diagnostics.add({
      code: 'skipped-files',
      severity: 'warning',
      message: `Of the archive, ${listed(chosen.map(({ fileName }) => fileName))} was read and ${listed(passedOver)} passed over. Name another as ${path.split('#')[0]}#${passedOver[0]}.`,
      file: path,
    })
  for (const entry of chosen) yield () => withHead(`${path.split('#')[0]}/${entry.fileName}`, null, entryChunks(path, zip, entry))
}

function choose(path: string, part: string | null, files: readonly Entry[]): readonly Entry[] {
  const named = (name: string) => files.filter(({ fileName }) => fileName === name || fileName.endsWith(`/${name}`))
  const chosen =
    part !== null
      ? named(part)
      : files.some(({ fileName }) => TABLE_DATA.test(fileName))
        ? files.filter(({ fileName }) => TABLE_DATA.test(fileName))
        : files.filter(({ fileName }) => READABLE.test(fileName))
  if (chosen.length > 0) return chosen
  const holds = files.length > 0 ? `It holds ${listed(files.map(({ fileName }) => fileName))}.` : 'It is empty.'
  if (part !== null) throw new VetError('not-found', `There is no file ${part} in ${path.split('#')[0]}.`, holds)
  throw new VetError(
    'not-a-table',
    `${path} is a zip archive without a table in it.`,
    `${holds} Name the export itself: CSV, JSON or XLSX.`,
  )
}

async function* entryChunks(path: string, zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  const inner = `${path.split('#')[0]}/${entry.fileName}`
  if (entry.isEncrypted())
    throw new VetError(
      'not-a-table',
      `${inner} is protected by a password.`,
      'Unpack the archive with its password and name the file in it.',
    )
  let bytes = 0
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      yield chunk
    }
  } catch (error) {
    if (error instanceof VetError) throw error
    if (bytes === 0) throw new VetError('not-a-table', `${inner} is damaged in the archive.`, 'Fetch or export the file again.')
    throw new CutShort('The file is cut short or damaged in the archive; what stood before that was read. Fetch or export it again.')
  }
}

/** Names for a sentence, a few of them. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map(name => `“${name.slice(0, 60)}”`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
