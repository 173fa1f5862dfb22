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
    { measure: 'lnRatio', low: -1.5, high: 4, centre: 1.532, weight: 0.82 },
    { measure: 'lnThousandsFollowed', low: 0, high: 2, centre: 0.439, weight: 1.555 },
    { measure: 'lnPosts', low: 0, high: 4, centre: 1.99, weight: -0.997 },
    { measure: 'noPicture', low: 0, high: 1, centre: 0.121, weight: 2.244 },
    { measure: 'nameDigits', low: 0, high: 4, centre: 0.902, weight: 0.395 },
  ],
  patterns: [
    { base: 0, slope: 0 }, // none
    { base: 0.209, slope: 1.165 }, // lnRatio
    { base: -0.046, slope: 1.26 }, // lnPosts
    { base: 0.081, slope: 1.125 }, // lnRatio, lnPosts
    { base: 0, slope: 0 }, // noPicture
    { base: 0.302, slope: 1.186 }, // lnRatio, noPicture
    { base: 0.168, slope: 1.139 }, // lnPosts, noPicture
    { base: 0.225, slope: 1.057 }, // lnRatio, lnPosts, noPicture
    { base: 0, slope: 0 }, // nameDigits
    { base: 0.227, slope: 1.154 }, // lnRatio, nameDigits
    { base: 0.023, slope: 1.201 }, // lnPosts, nameDigits
    { base: 0.109, slope: 1.08 }, // lnRatio, lnPosts, nameDigits
    { base: 0, slope: 0 }, // noPicture, nameDigits
    { base: 0.329, slope: 1.167 }, // lnRatio, noPicture, nameDigits
    { base: 0.212, slope: 1.095 }, // lnPosts, noPicture, nameDigits
    { base: 0.241, slope: 1 }, // lnRatio, lnPosts, noPicture, nameDigits
  ],
}
