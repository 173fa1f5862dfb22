import type { Scorer } from './score.ts'

/**
 * Coefficients of the follower scorer, written by `npm run evaluate -- <folder> --refit`: ridge logistic regression on
 * labelled followers of SRF Data 2017 and of Akyon and Kalfaoglu 2019 (InstaFake), sets weighted alike and fakes and real
 * followers within each alike. Whether there is a biography is left out: it told nothing more where it was known.
 */
export const SCORER: Scorer = {
  fitted: '2026-11-23',
  sets: ['instafake', 'srf'],
  clip: 3,
  suspiciousAt: 1.8,
  terms: [
    { measure: 'lnRatio', low: -1.5, high: 4, centre: 1.532, weight: 0.759 },
    { measure: 'lnThousandsFollowed', low: -0.7, high: 2, centre: 0.097, weight: 1.251 },
    { measure: 'lnPosts', low: 0, high: 4, centre: 1.99, weight: -1.054 },
    { measure: 'noPicture', low: 0, high: 1, centre: 0.121, weight: 2.268 },
    { measure: 'nameDigits', low: 0, high: 4, centre: 0.902, weight: 0.39 },
  ],
  patterns: [
    { base: 0, slope: 0 }, // none
    { base: 0.162, slope: 1.06 }, // lnRatio
    { base: -0.046, slope: 1.193 }, // lnPosts
    { base: 0.105, slope: 1.112 }, // lnRatio, lnPosts
    { base: 0, slope: 0 }, // noPicture
    { base: 0.247, slope: 1.115 }, // lnRatio, noPicture
    { base: 0.156, slope: 1.082 }, // lnPosts, noPicture
    { base: 0.236, slope: 1.049 }, // lnRatio, lnPosts, noPicture
    { base: 0, slope: 0 }, // nameDigits
    { base: 0.192, slope: 1.07 }, // lnRatio, nameDigits
    { base: 0.015, slope: 1.145 }, // lnPosts, nameDigits
    { base: 0.136, slope: 1.069 }, // lnRatio, lnPosts, nameDigits
    { base: 0, slope: 0 }, // noPicture, nameDigits
    { base: 0.287, slope: 1.108 }, // lnRatio, noPicture, nameDigits
    { base: 0.198, slope: 1.047 }, // lnPosts, noPicture, nameDigits
    { base: 0.258, slope: 1 }, // lnRatio, lnPosts, noPicture, nameDigits
  ],
}
