import { PATTERN_FIELDS, type Scorer } from '../../src/followers/score.ts'

/** The source file of a scorer's coefficients. */
export function scorerSource({ fitted, sets, clip, suspiciousAt, terms, patterns }: Scorer): string {
  const known = (pattern: number) => PATTERN_FIELDS.filter((_, bit) => (pattern >> bit) & 1).join(', ') || 'none'
  return `import type { Scorer } from './score.ts'

/**
 * Coefficients of the follower scorer, written by \`npm run evaluate -- <folder> --refit\`: ridge logistic regression on
 * labelled followers of SRF Data 2017 and of Akyon and Kalfaoglu 2019 (InstaFake), sets weighted alike and fakes and real
 * followers within each alike. Whether there is a biography is left out: it told nothing more where it was known.
 */
export const SCORER: Scorer = {
  fitted: '${fitted}',
  sets: [${sets.map(set => `'${set}'`).join(', ')}],
  clip: ${clip},
  suspiciousAt: ${suspiciousAt},
  terms: [
${terms.map(({ measure, low, high, centre, weight }) => `    { measure: '${measure}', low: ${low}, high: ${high}, centre: ${centre}, weight: ${weight} },`).join('\n')}
  ],
  patterns: [
${patterns.map(({ base, slope }, pattern) => `    { base: ${base}, slope: ${slope} }, // ${known(pattern)}`).join('\n')}
  ],
}
`
}
