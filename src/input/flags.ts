import type { Field } from '../model/fields.ts'

const YES = new Set([
  'true', 't', 'yes', 'y', '1', '1.0', 'on', 'ja', 'j', 'si', 'sí', 'sì', 'oui', 'sim', 'x', '✓', '✔', '✅', '☑', 'wahr', 'vrai', 'vero', 'verdadero', 'verdadeiro',
]) // biome-ignore format: one glance
const NO = new Set([
  'false', 'f', 'no', 'n', '0', '0.0', 'off', 'nein', 'non', 'não', 'nao', '✗', '✘', '❌', '☐', 'falsch', 'faux', 'falso',
]) // biome-ignore format: one glance

/** Yes, no, or null where the cell says neither. */
export function readFlag(cell: string): boolean | null {
  const word = cell.trim().toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

const VERIFIED = ['verified|verifiziert|verificado|verificada|vérifié|verificato', 'unverified'] as const
/** What columns of yes and no say in words of their own: yes, then no. */
const OWN_WORDS: Partial<Record<Field, readonly [yes: string, no: string]>> = {
  verified: VERIFIED,
  authorVerified: VERIFIED,
  private: ['private|privat|privé|privado|privada|privato|protected', 'public|öffentlich|publique|público|pública|pubblico'],
  sponsored: [
    'sponsored|paid|paid partnership|ad|advertisement|gesponsert|anzeige|werbung|sponsorisé|patrocinado|sponsorizzato',
    'organic|unpaid|organisch|organique|orgánico|organico|orgânico',
  ],
  hidden: ['hidden|versteckt|masqué|masqués|oculto|ocultos|nascosto|nascosti', 'visible|shown|sichtbar|visibles|visibili'],
  pinned: ['pinned|angepinnt|épinglé|fijado|fixado', 'unpinned'],
}

/** The same in the words of its column: `Verified`, `Public`, `not sponsored`. */
export function readFlagOf(field: Field, cell: string): boolean | null {
  const [yes, no] = OWN_WORDS[field] ?? ['', '']
  const word = cell.normalize('NFC').trim().toLowerCase().replaceAll('_', ' ')
  const has = (words: string, one: string) => one !== '' && words.split('|').includes(one)
  if (has(yes, word)) return true
  return has(no, word) || has(yes, word.replace(/^(?:not|non|nicht|no|não)[- ]/, '')) ? false : null
}
