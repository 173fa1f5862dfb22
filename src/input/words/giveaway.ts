import { anyWord, tested } from './words.ts'

/** Words that count only where they stand alone. Lower case. */
const ALONE = [
  'give away', 'raffle', 'win a', 'win this', 'chance to win', 'contest', 'competition time', 'enter to win',
  'gewinne', 'zu gewinnen', 'gewinnt',
  'rifa', 'gana un', 'gana una', 'concurso', 'regalamos',
  'concours', 'à gagner', 'tirage au sort', 'tentez de gagner',
  'concorre a', 'concorra a',
  'concorso', 'estrazione', 'vinci un', 'vinci una', 'in palio',
  'winactie', 'verloting', 'weggeefactie', 'maak kans', 'prijsvraag',
  'konkurs', 'rozdanie', 'soutěž', 'tävling', 'utlottning', 'konkurrence', 'konkurranse', 'arvonta', 'nyereményjáték',
  'undian', 'kuis berhadiah', 'διαγωνισμός', 'הגרלה', 'مسابقة', 'سحب على',
] // biome-ignore format: a line a language

/** Parts of words: these stand in compound words and tags (`#bookgiveaway`), or take endings. */
const ANYWHERE = [
  'giveaway', 'sweepstake', 'gewinnspiel', 'verlosung', 'verlosen', 'sorteo', 'sorteio', 'jeuconcours', 'jeu-concours',
  'çekiliş', 'cekilis', 'розыгрыш', 'разыгрыва', 'конкурс', 'розіграш',
  '抽奖', '抽獎', '抽選', 'プレゼント企画', 'プレゼントキャンペーン', '경품', '추첨', '나눔이벤트', 'ลุ้นรับ', 'गिवअवे',
] // biome-ignore format: a line a script

/** Finds a giveaway or contest in a caption in lower case: such weeks bring followers for a reason. */
export const GIVEAWAY_WORDS = tested(() => new RegExp(`${anyWord(ALONE).source}|${ANYWHERE.join('|')}`, 'u'))
