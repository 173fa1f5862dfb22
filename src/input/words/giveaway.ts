import { anyWord, tested } from './words.ts'

/** Words that count only where they stand alone, and say it by themselves. Lower case. */
const ALONE = [
  'raffle', 'chance to win', 'enter to win',
  'rifa',
  'tentez de gagner',
  'winactie', 'verloting', 'weggeefactie', 'maak kans',
  'utlottning', 'arvonta', 'nyereményjáték',
  'undian', 'kuis berhadiah', 'הגרלה', 'سحب على',
] // biome-ignore format: a line a language

/** Parts of words: these stand in compound words and tags (`#bookgiveaway`), or take endings. */
const ANYWHERE = [
  'giveaway', 'sweepstake', 'gewinnspiel', 'verlosung', 'verlosen', 'sorteo', 'sorteio', 'jeuconcours', 'jeu-concours', 'jeu concours',
  'çekiliş', 'cekilis', 'розыгрыш', 'разыгрыва', 'розіграш',
  '抽奖', '抽獎', '抽選', 'プレゼント企画', 'プレゼントキャンペーン', '경품', '추첨', '나눔이벤트', 'ลุ้นรับ', 'गिवअवे',
] // biome-ignore format: a line a script

/** Ordinary words as well, of matches, examinations, music and trade: they count beside a word of taking part. */
const AMBIGUOUS = [
  'give away', 'giving away', 'win a', 'win an', 'win this', 'contest', 'competition time',
  'gewinne', 'gewinnt', 'zu gewinnen',
  'gana un', 'gana una', 'concurso', 'regalamos',
  'concours', 'tirage au sort',
  'concorre a', 'concorra a',
  'concorso', 'estrazione', 'vinci un', 'vinci una',
  'prijsvraag',
  'konkurs', 'rozdanie', 'soutěž', 'tävling', 'konkurrence', 'konkurranse',
  'διαγωνισμός', 'مسابقة',
] // biome-ignore format: a line a language
const AMBIGUOUS_ANYWHERE = ['конкурс']

/** What people are to do or can have: tag a friend, follow to enter, a prize. */
const TAKING_PART = [
  'tag a friend', 'tag your', 'tag someone', 'tag two', 'tag three', 'tag 2', 'tag 3', 'tag & follow', 'follow to', 'follow and', 'follow & tag',
  'to enter', 'how to enter', 'enter by', 'enter now', 'to participate', 'prize', 'prizes', 'winner will be', 'winners will be',
  'markiert', 'markiere', 'verlinkt', 'verlinke', 'teilnehmen', 'teilnahmebedingungen', 'mitmachen', 'ausgelost', 'auslosung', 'hauptpreis',
  'etiqueta a', 'menciona a', 'para participar', 'participa', 'premio', 'premios',
  'taguez', 'identifiez', 'mentionnez', 'pour participer', 'participez', 'gagnez', 'à gagner', 'lots à', 'gagnant sera', 'gagnants seront',
  'marque um', 'marque 2', 'marca um', 'prêmio', 'prêmios', 'prémio',
  'tagga', 'tagghe', 'per partecipare', 'partecipa', 'premi', 'in palio',
  'tag een', 'tag je', 'doe mee', 'om mee te doen',
  'oznacz', 'nagroda', 'nagrody', 'označ', 'výhra', 'tagge', 'tag en', 'for å delta', 'for at deltage',
  'κάνε tag', 'έπαθλο', 'جائزة', 'جوائز',
] // biome-ignore format: a line a language
const TAKING_PART_ANYWHERE = ['репост', 'отметь', 'отметить', 'призы', 'призов', 'подпишись', 'подпишитесь']

const expression = (alone: readonly string[], anywhere: readonly string[]) =>
  tested(() => new RegExp(`${anyWord(alone).source}|${anywhere.join('|')}`, 'u'))

/** Most captions have none of all these: one search tells. */
const ANY = expression([...ALONE, ...AMBIGUOUS], [...ANYWHERE, ...AMBIGUOUS_ANYWHERE])
const CERTAIN = expression(ALONE, ANYWHERE)
const PART = expression(TAKING_PART, TAKING_PART_ANYWHERE)

/** Finds a giveaway or contest in a caption in lower case: such weeks bring followers for a reason. */
export const GIVEAWAY_WORDS = {
  test: (text: string): boolean => ANY.test(text) && (CERTAIN.test(text) || PART.test(text)),
}
