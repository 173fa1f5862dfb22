/** A text that grows, as bytes of UTF-8. Reports of millions of accounts are written into one, with no string for each cell. */
export interface Bytes {
  readonly text: (text: string) => void
  /** One ASCII character, by its code. */
  readonly character: (code: number) => void
  /** As `String` writes it. */
  readonly number: (value: number) => void
  /**
   * A cell of CSV out of a text of Latin letters and the usual marks of print, in quotes where it needs them.
   * @returns false, with nothing written, where the text has anything else; such a cell is for others to write
   */
  readonly plainCell: (text: string, delimiter: number) => boolean
  readonly size: () => number
  /** What was written since the last time: a view that the next writing overwrites. */
  readonly take: () => Uint8Array
}

const [BLANK, QUOTE, PLUS, MINUS, DOT, ZERO, COLON, EQUALS, AT] = [0x20, 0x22, 0x2b, 0x2d, 0x2e, 0x30, 0x3a, 0x3d, 0x40]

/** Powers of ten are exact up to 22, so that a quotient of two whole numbers is the number nearest to its decimals. */
const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

const SHORT = 48

export function growingBytes(): Bytes {
  let bytes = Buffer.allocUnsafe(1 << 16)
  let at = 0
  const makeRoom = (more: number) => {
    if (at + more <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(2 * bytes.length, at + more))
    bytes.copy(larger, 0, 0, at)
    bytes = larger
  }
  /** The digits of a whole number of at least so many places, zeros before it. */
  const digits = (value: number, places: number) => {
    let length = 1
    while (length < POWERS.length && value >= POWERS[length]!) length++
    if (length < places) length = places
    for (let i = at + length - 1, left = value; i >= at; i--) {
      const tens = Math.floor(left / 10)
      bytes[i] = ZERO + left - tens * 10
      left = tens
    }
    at += length
  }
  /** A number of at most six significant digits, as the report's are; false where it is none. */
  const decimal = (value: number): boolean => {
    let places = 0
    for (let size = value; size < 1e5 && places < 12; size *= 10) places++
    let whole = Math.round(value * POWERS[places]!)
    if (whole / POWERS[places]! !== value) return false
    for (; places > 0 && whole % 10 === 0; places--) whole /= 10
    if (places === 0) digits(whole, 1)
    else {
      const before = Math.floor(whole / POWERS[places]!)
      digits(before, 1)
      bytes[at++] = DOT
      digits(whole - before * POWERS[places]!, places)
    }
    return true
  }
  const text = (content: string) => {
    const { length } = content
    makeRoom(length * 3)
    // a call into the buffer takes longer than a few letters
    let i = 0
    if (length <= SHORT) for (; i < length && content.charCodeAt(i) < 0x80; i++) bytes[at + i] = content.charCodeAt(i)
    at += i === length ? length : bytes.write(content, at)
  }
  return {
    text,
    character(code) {
      makeRoom(1)
      bytes[at++] = code
    },
    number(value) {
      makeRoom(32)
      const size = Math.abs(value)
      if (size === 0) bytes[at++] = ZERO
      else if (!(size >= 1e-6 && size < 1e12)) text(String(value))
      else {
        const start = at
        if (value < 0) bytes[at++] = MINUS
        if (Number.isInteger(size)) digits(size, 1)
        else if (!decimal(size)) {
          at = start
          text(String(value))
        }
      }
    },
    plainCell(content, delimiter) {
      const { length } = content
      if (length === 0) return true
      makeRoom(length * 3 + 2)
      const first = content.charCodeAt(0)
      if (first === BLANK || first === PLUS || first === MINUS || first === EQUALS || first === AT) return false
      let quoted = first === COLON || content.charCodeAt(length - 1) === BLANK
      const to = bytes
      let end = at
      for (let i = 0; i < length; i++) {
        const c = content.charCodeAt(i)
        if (c >= 0x20 && c <= 0x7e) {
          if (c === QUOTE) return false
          if (c === delimiter) quoted = true
          to[end++] = c
        } else if (c > 0xa0 && c < 0x2b0 && c !== 0xad) {
          to[end++] = 0xc0 | (c >> 6)
          to[end++] = 0x80 | (c & 0x3f)
        } else if (c >= 0x2010 && c <= 0x2027) {
          to[end++] = 0xe2
          to[end++] = 0x80 | ((c >> 6) & 0x3f)
          to[end++] = 0x80 | (c & 0x3f)
        } else return false
      }
      if (quoted) {
        to.copyWithin(at + 1, at, end)
        to[at] = QUOTE
        to[end + 1] = QUOTE
        end += 2
      }
      at = end
      return true
    },
    size: () => at,
    take() {
      const taken = bytes.subarray(0, at)
      at = 0
      return taken
    },
  }
}
