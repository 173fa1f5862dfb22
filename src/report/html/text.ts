import { withoutControls } from '../../text/escape.ts'

/** Longest text shown of what strangers write; the JSON report has it whole. */
const LONGEST = 300

// Marks stacked on one letter spill over the lines above and below.
const STACKED_MARKS = /(\p{Mn}{3})\p{Mn}+/gu

/** One line of text that a page can show: no controls, no bidi overrides, no half characters, not endless. */
export function shown(text: string): string {
  const line = withoutControls(text.slice(0, LONGEST * 4))
    .replace(/\s+/g, ' ')
    .replace(STACKED_MARKS, '$1')
    .trim()
  const characters = [...line]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
