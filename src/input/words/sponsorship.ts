import { anyWord } from './words.ts'

/** Words and tags by which a post is marked as advertising. */
export const SPONSORSHIP_WORDS = anyWord([
  '#ad',
  '#sponsored',
  'paid partnership',
  'anzeige',
  'werbung',
  'publicité',
  'publi',
  'publicidad',
  '広告',
  '广告',
])
