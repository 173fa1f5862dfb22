import stringWidth from 'string-width'

/**
 * Text cut and wrapped by terminal columns. Widths are those of `string-width`, which cli-table3 measures by, so that
 * what is fitted here fits there. Text must have been through `forTerminal`.
 */

/** Latin letters and the usual marks of print are a column each. */
const PLAIN = /^[ -~\u00a1-\u024f\u2010-\u2027]*$/

export const columns = (s: string): number => (PLAIN.test(s) ? s.length : stringWidth(s))

/** The longest beginning of at most `width` columns. Looks at no more of `s` than that needs. */
const beginning = (s: string, width: number): string => {
  const start = s.slice(0, width)
  if (PLAIN.test(start)) return start
  let used = 0
  let end = 0
  for (const character of s) {
    used += stringWidth(character)
    if (used > width) break
    end += character.length
    // Marks without a width of their own must not make it endless.
    if (end > width * 8) break
  }
  return s.slice(0, end)
}

/** At most `width` columns, with `…` where something was cut. */
export const truncate = (s: string, width: number): string => {
  const whole = beginning(s, width)
  return whole.length === s.length ? s : `${beginning(s, width - 1).trimEnd()}…`
}

/** With blanks on the side that is not aligned, so that it takes `width` columns; a longer one stays as it is. */
export const padded = (s: string, width: number, align: 'left' | 'right'): string => {
  const blank = ' '.repeat(Math.max(0, width - columns(s)))
  return align === 'right' ? blank + s : s + blank
}

/** Lines of at most `width` columns, broken at blanks where possible; at most `most` lines, the last cut with `…`. */
export const wrap = (s: string, width: number, most: number): readonly string[] => {
  const lines: string[] = []
  let rest = s.trim()
  while (rest !== '') {
    if (lines.length === most - 1) return [...lines, truncate(rest, width)]
    let line = beginning(rest, width)
    if (line === '') return lines
    if (line.length < rest.length && rest[line.length] !== ' ') {
      const blank = line.lastIndexOf(' ')
      if (blank > 0) line = line.slice(0, blank)
    }
    rest = rest.slice(line.length).trimStart()
    lines.push(line.trimEnd())
  }
  return lines
}
