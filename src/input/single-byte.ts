export type SingleByte = 'windows-1252' | 'windows-1250'

/**
 * Bytes that tell Western (1252) from Central European (1250) text, by what they are in each. Positive speaks for 1250.
 * A sign such as ³ in the middle of a word is no Western text, so the letters of 1250 that stand where 1252 has signs
 * weigh most; letters that one family of languages hardly uses (ŕ, ĺ, ţ against à, å, þ) weigh less; letters common
 * in both are not listed.
 */
// biome-ignore format: a table reads better in rows
const WEIGHT: ReadonlyMap<number, number> = new Map([
  // ł ą ľ Ł Ż Ą ť Ť Ź: signs or nothing in 1252
  [0xb3, 3], [0xb9, 3], [0xbe, 3], [0xa3, 3], [0xaf, 3], [0xa5, 3], [0x9d, 3], [0x8d, 3], [0x8f, 3],
  // ź against Ÿ; š ž Š Ž are in both, and rare in the West; ţ against þ
  [0x9f, 3], [0x9a, 2], [0x9e, 2], [0x8a, 2], [0x8e, 2], [0xfe, 1],
  // ŕ Ŕ ĺ Ĺ ˙ against à À å Å ÿ
  [0xe0, -2], [0xc0, -2], [0xe5, -3], [0xc5, -3], [0xff, -3],
])

/** Which of the two the text was written in; Western where nothing tells. */
export function singleByteEncoding(bytes: Uint8Array): SingleByte {
  let score = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    const before = isLetter(bytes[i - 1])
    const after = isLetter(bytes[i + 1])
    if (!before && !after) continue
    score += (WEIGHT.get(byte) ?? 0) + inPlace(byte, before, after, bytes[i + 1])
  }
  return score > 0 ? 'windows-1250' : 'windows-1252'
}

/** Letters that only their neighbours tell, since both families write them: by the letter after, or by none. */
function inPlace(byte: number, before: boolean, after: boolean, next: number | undefined): number {
  const vowelAfter = after && VOWELS.has(next!)
  switch (byte) {
    case 0xbf: // ż, but ¿ begins a question
      return before ? 3 : 0
    case 0xba: // ş and Ş, but º and ª end an abbreviation
    case 0xaa:
      return before && after ? 3 : 0
    case 0x9c: // ś œ, Ś Œ: œu, œi
    case 0x8c:
      return vowelAfter ? -1 : 2
    case 0xe8: // č è, Č È, ř ø
    case 0xc8:
    case 0xf8:
      return vowelAfter ? 1 : -1
    case 0xf1: // ń ñ
      return vowelAfter ? -1 : 1
    case 0xec: // ě ì, ů ù: at the end of words they are Italian and French
    case 0xf9:
      return after ? 1 : -1
    case 0xe6: // ć æ
      return !after ? 1 : vowelAfter ? 0 : -1
    case 0xe3: // ă ã: ão and ãe are Portuguese
      return next === 0x6f || next === 0x65 ? -2 : 0
    case 0xf5: // ő õ: so is õe
      return next === 0x65 ? -2 : before ? 1 : 0
    default:
      return 0
  }
}

function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false
  return (
    (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) || SHARED.has(byte)
  )
}

/** Š Œ Ž š œ ž and what 1250 has in their places. */
const SHARED: ReadonlySet<number> = new Set([0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e])

/** Vowels, with the accented ones that are the same in both. */
const VOWELS: ReadonlySet<number> = new Set(Buffer.from('aeiouyAEIOUYáâäéëíîóôöúüýÁÂÄÉËÍÎÓÔÖÚÜÝ', 'latin1'))

/** What 0x80 to 0x9f are in Windows-1252; the rest of it is Latin-1. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Decodes without TextDecoder for 1252: some Node 22 and 23 releases take that label for plain Latin-1. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByte): Buffer {
  if (encoding === 'windows-1250') return Buffer.from(new TextDecoder('windows-1250').decode(bytes), 'utf8')
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return Buffer.from(
    latin.replace(/[\u0080-\u009f]/g, char => WESTERN[char.charCodeAt(0) - 0x80]!),
    'utf8',
  )
}
