import { anyWord } from './words.ts'

/** Words that announce a giveaway or contest, which brings followers for a reason. Lower case; English, German, Spanish, French, Portuguese, Italian and others. */
export const GIVEAWAY_WORDS = anyWord([
  'giveaway', 'give away', 'giveaways', 'sweepstakes', 'raffle', 'win a', 'contest',
  'gewinnspiel', 'verlosung', 'verlosen',
  'sorteo', 'concurso', 'regalo',
  'concours', 'jeu concours', 'jeu-concours', 'tirage au sort',
  'sorteio', 'promoção',
  'estrazione', 'concorso',
  'winactie', 'konkurs', 'çekiliş', 'розыгрыш', 'конкурс',
  '抽奖', '抽獎', 'プレゼント企画', '이벤트',
]) // biome-ignore format: a line a language
