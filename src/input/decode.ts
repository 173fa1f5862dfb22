import { isAscii, isUtf8 } from 'node:buffer'
import type { Diagnostics } from './diagnostics.ts'
import { decodeSingleByte, type SingleByte, singleByteEncoding } from './single-byte.ts'
import type { Source } from './source.ts'

/** A source as UTF-8 text, whatever it was encoded in. */
export interface TextSource {
  readonly path: string
  /** The first characters, without a byte-order mark. */
  readonly head: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** Known for certain only after the last chunk: a file may be plain ASCII for a megabyte before its first umlaut. */
  readonly encoding: () => string
}

/** A source as text; null where its first bytes are no text. */
export function decodeSource(source: Source, diagnostics: Diagnostics): TextSource | null {
  const { path, head } = source
  const wide = utf16Of(head)
  if (wide) {
    const decoder = new TextDecoder(wide)
    return {
      path,
      head: new TextDecoder(wide).decode(head.subarray(0, head.length & ~1)),
      chunks: toUtf8(source.chunks, decoder),
      encoding: () => wide,
    }
  }
  if (head.includes(0)) return null
  const closed = head.subarray(0, head.length - openBytes(head))
  let encoding = encodingOf(closed)
  const first = encoding === 'ascii' || encoding === 'utf-8' ? Buffer.from(closed) : decodeSingleByte(head, encoding)
  const start = first.toString('utf8')
  const chunks = async function* () {
    // the start of a character whose end is in the next chunk
    let rest: Uint8Array = new Uint8Array()
    let told = false
    for await (const bytes of source.chunks) {
      const chunk = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      rest = rest.subarray(0, 0)
      if (encoding !== 'ascii' && encoding !== 'utf-8') yield decodeSingleByte(chunk, encoding)
      else if (encoding === 'ascii' && isAscii(chunk)) yield chunk
      else {
        const whole = chunk.subarray(0, chunk.length - openBytes(chunk))
        const valid = isUtf8(whole)
        // a lone byte at the end of a chunk may begin a UTF-8 character or be a whole one: the next chunk tells
        if (encoding === 'ascii') encoding = encodingOf(whole)
        if (encoding !== 'utf-8' && encoding !== 'ascii') yield decodeSingleByte(chunk, encoding)
        else {
          if (!valid && !told) {
            told = true
            diagnostics.add({
              code: 'bad-characters',
              severity: 'warning',
              message:
                'Some bytes of this UTF-8 file are no characters; each shows as “�”. Export it again as UTF-8 to mend names and texts.',
              file: path,
            })
          }
          yield whole
          rest = chunk.subarray(whole.length)
        }
      }
    }
    if (rest.length === 0) return
    if (encoding === 'ascii') encoding = singleByteEncoding(rest)
    yield encoding === 'utf-8' ? rest : decodeSingleByte(rest, encoding as SingleByte)
  }
  return {
    path,
    head: start.startsWith('\ufeff') ? start.slice(1) : start,
    chunks: chunks(),
    encoding: () => (encoding === 'ascii' ? 'utf-8' : encoding),
  }
}

async function* toUtf8(chunks: AsyncIterable<Uint8Array>, decoder: InstanceType<typeof TextDecoder>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8')
  const last = decoder.decode()
  if (last !== '') yield Buffer.from(last, 'utf8')
}

/** UTF-16 by its mark or, without one, by the zero that is half of every Latin letter, digit and comma. */
function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const sample = head.subarray(0, 4096)
  const pairs = sample.length >> 1
  if (pairs < 2 || !sample.includes(0)) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs * 2; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  if (odd > pairs * 0.4 && even === 0) return 'utf-16le'
  if (even > pairs * 0.4 && odd === 0) return 'utf-16be'
  return null
}

/** What the bytes, of whole characters where they are UTF-8, are written in. */
function encodingOf(bytes: Uint8Array): 'ascii' | 'utf-8' | SingleByte {
  if (isAscii(bytes)) return 'ascii'
  return isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : singleByteEncoding(bytes)
}

/** True where bytes beyond ASCII are characters of UTF-8 more often than not: of other text hardly any two are one by chance. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let balance = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    const whole = more > 0 && i + more < bytes.length && isUtf8(bytes.subarray(i, i + more + 1))
    balance += whole ? 1 : -1
    if (whole) i += more
  }
  return balance > 0
}

/** How many bytes at the end begin a character that is not complete. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? back : 0
  }
  return 0
}
