/** Counts the lines of a text that a parser gave up on, of which only those from its last row on are kept. */
export interface LinesLeft {
  readonly chunk: (bytes: Uint8Array) => void
  /** Forgets what stands before the line with this number, since its rows were read. */
  readonly forget: (line: number) => void
  /** Lines after this one that hold something, and the first of them. */
  readonly after: (line: number) => { readonly first: number; readonly rows: number }
}

/** @param lines before the first chunk */
export function linesLeft(lines: number): LinesLeft {
  let kept: { readonly bytes: Uint8Array; readonly lines: number }[] = []
  let seen = lines
  let endedInReturn = false
  return {
    chunk(bytes) {
      kept.push({ bytes, lines: seen })
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i]!
        // the second half of a Windows line break is none of its own
        if (byte === 13 || (byte === 10 && !endedInReturn)) seen++
        endedInReturn = byte === 13
      }
    },
    forget(line) {
      let from = 0
      while (from + 1 < kept.length && kept[from + 1]!.lines < line) from++
      if (from > 0) kept = kept.slice(from)
    },
    after(line) {
      let at = kept[0]?.lines ?? 0
      let first = 0
      let rows = 0
      let filled = false
      let back = false
      const end = () => {
        at++
        if (filled && at > line) {
          if (rows++ === 0) first = at
        }
        filled = false
      }
      for (const { bytes } of kept)
        for (let i = 0; i < bytes.length; i++) {
          const byte = bytes[i]!
          if (byte === 13 || (byte === 10 && !back)) end()
          else if (byte > 32) filled = true
          back = byte === 13
        }
      if (filled) end()
      return { first: first || line + 1, rows }
    },
  }
}
