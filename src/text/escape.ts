/**
 * Names, handles and captions come from strangers: they may hold what a terminal obeys, what a spreadsheet computes,
 * or what turns the reading direction round.
 */

// Whole sequences first, so that no `[31m` stays behind: CSI, then OSC/DCS/APC/PM/SOS with their text, then two-character ones.
const CSI = String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`
const STRING = String.raw`(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)`
const SEQUENCES = new RegExp([CSI, STRING, String.raw`\x1b[ -/]*[0-~]`].join('|'), 'g')
const BIDI = String.raw`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`
const CONTROLS = new RegExp(String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff${BIDI}]|\p{Cs}`, 'gu')
const LINE_ENDS = /\r\n|[\r\x85\u2028\u2029]/g
// Zero-width and other format characters, variation selectors, and fillers that look like nothing.
const INVISIBLE = /\p{Cf}|[\ufe00-\ufe0f]|\u034f|[\u115f\u1160\u3164\uffa0]/gu
// Stacked marks ("zalgo") spill over the lines above and below.
const STACKED_MARKS = /(\p{Mn}{3})\p{Mn}+/gu
// Latin letters without the soft hyphen, and dashes, quotation marks and the ellipsis: nothing of the above, in nearly every text.
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u02af\u2010-\u2027]*$/
// A spreadsheet skips blanks before a formula. The full-width forms count in East Asian editions of Excel.
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\t\r＝＋－＠]/u

/**
 * Whether none of the functions below would change the text, as is true of nearly every one: Latin letters and the usual
 * marks of print, the first of them no blank and nothing that begins a formula.
 */
export function isHarmless(s: string): boolean {
  const first = s.charCodeAt(0)
  // blank + - = @
  if (first === 0x20 || first === 0x2b || first === 0x2d || first === 0x3d || first === 0x40) return false
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i)
    if (c >= 0x20 && c <= 0x7e) continue
    // to the end of Latin, without the soft hyphen; then dashes, quotation marks and the ellipsis
    if (!((c > 0xa0 && c < 0x2b0 && c !== 0xad) || (c >= 0x2010 && c <= 0x2027))) return false
  }
  return true
}

/** Text without terminal sequences, control characters and bidi overrides; line ends become `\n`, and tabs stay. */
export const withoutControls = (s: string): string => s.replace(SEQUENCES, '').replace(LINE_ENDS, '\n').replace(CONTROLS, '')

/** One line that a terminal shows as it is and obeys in nothing. */
export const forTerminal = (s: string): string =>
  PLAIN.test(s)
    ? s
    : withoutControls(s)
        .replace(/[\t\n]+/g, ' ')
        .replace(INVISIBLE, '')
        .replace(STACKED_MARKS, '$1')

/** Text that a spreadsheet program keeps as text: an apostrophe before what it would compute. Not for numbers. */
export const forSpreadsheet = (s: string): string => (FORMULA.test(s) ? `'${s}` : s)

/**
 * Lines that a build server does not take for commands to itself: GitHub obeys `::error::` at the start of a line and
 * `##[error]` anywhere, Azure `##vso[`.
 */
export const forLog = (lines: string): string =>
  lines.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gm, '$1·').replace(/#(?=#(?:\[|vso))/gi, '·')

// As `JSON.stringify` writes half of a surrogate pair; an even number of backslashes before it are backslashes of the text.
const HALF_PAIR = /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g

/**
 * JSON with DEL, C1 and invisible characters written as `\uXXXX`: the same data, harmless where it is printed. Half of a
 * surrogate pair, which is no character and which jq refuses, becomes U+FFFD.
 */
export function forJson(json: string): string {
  const whole = json.includes('\\ud') ? json.replace(HALF_PAIR, '$1\\ufffd') : json
  if (!/[^\0-~]/.test(whole)) return whole
  return whole.replace(/[\x7f-\x9f\u2028\u2029\ufffe\uffff\p{Cf}]/gu, character =>
    character
      .split('')
      .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
