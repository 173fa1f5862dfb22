import { anyWord, tested } from './words.ts'

/**
 * How advertising is marked in posts, by language and country, with who asks for it. Lower case.
 * `anywhere` counts wherever it stands alone in a caption; `opening` are everyday words too, and count only as a tag,
 * at the start of a line, or in brackets, which is where the guides want them.
 */
export interface Marking {
  readonly language: string
  readonly countries: readonly string[]
  readonly anywhere: readonly string[]
  readonly opening: readonly string[]
  readonly source: string
}

export const SPONSORSHIP_MARKINGS: readonly Marking[] = [
  {
    language: 'en', countries: ['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'IN'],
    anywhere: ['paid partnership', 'paid ad', 'paid promotion', 'sponsored by', 'in paid partnership', 'paid collaboration', '#sponsoredpost', '#paidpartnership', '#paidad', '#sponsoredby', '#brandambassador'],
    opening: ['ad', 'advert', 'advertisement', 'sponsored', 'spon', 'advertising', 'adv', 'gifted', 'prgift'],
    source: 'FTC Endorsement Guides 2023; CAP and ASA guidance 2023; Ad Standards Canada 2023; ASCI India 2021',
  },
  {
    language: 'de', countries: ['DE', 'AT', 'CH'],
    anywhere: ['bezahlte partnerschaft', 'bezahlte werbung', 'bezahlte kooperation', 'werbeeinschaltung', 'werbung wegen', 'enthält werbung', '#bezahltewerbung', '#bezahltepartnerschaft'],
    opening: ['anzeige', 'werbung', 'gesponsert'],
    source: 'Leitfaden der Medienanstalten 2022; MedienG § 26 (AT)',
  },
  {
    language: 'fr', countries: ['FR', 'BE', 'CH', 'CA'],
    anywhere: ['collaboration commerciale', 'partenariat rémunéré', 'collaboration rémunérée', '#collaborationcommerciale', '#partenariatremunere'],
    opening: ['publicité', 'publicite', 'pub', 'sponsorisé', 'commandité'],
    source: 'Loi 2023-451; ARPP 2023; Normes de la publicité (CA) 2023',
  },
  {
    language: 'es', countries: ['ES', 'MX', 'AR', 'CL', 'CO'],
    anywhere: ['colaboración pagada', 'colaboración remunerada', 'patrocinado por', 'embajador de', 'embajadora de', 'publi con', 'en publi', '#publipost', '#colaboracionpagada'],
    opening: ['publi', 'publicidad', 'patrocinado', 'anuncio'],
    source: 'Autocontrol 2020; SERNAC (CL) 2022; INDECOPI 2019',
  },
  {
    language: 'pt', countries: ['BR', 'PT'],
    anywhere: ['parceria paga', 'publipost', 'parceria remunerada', '#parceriapaga', '#publipost'],
    opening: ['publi', 'publicidade', 'patrocinado', 'pub'],
    source: 'CONAR 2021; Direção-Geral do Consumidor (PT) 2019',
  },
  {
    language: 'it', countries: ['IT', 'CH'],
    anywhere: ['sponsorizzato da', 'collaborazione a pagamento', 'partnership pubblicizzata', 'contenuto sponsorizzato'],
    opening: ['pubblicità', 'sponsorizzato', 'adv'],
    source: 'IAP Digital Chart 2019; AGCOM 2024',
  },
  {
    language: 'nl', countries: ['NL', 'BE'],
    anywhere: ['betaalde samenwerking', 'betaald partnerschap', 'gesponsord door', '#betaaldesamenwerking', '#betaaldpartnerschap'],
    opening: ['advertentie', 'reclame', 'spon', 'gesponsord', 'publiciteit'],
    source: 'Reclamecode Social Media 2022; Communicatie Centrum (BE) 2022',
  },
  {
    language: 'nordic', countries: ['SE', 'NO', 'DK', 'FI'],
    anywhere: ['betalt samarbete', 'betalt samarbeid', 'betalt partnerskap', 'kaupallinen yhteistyö', 'i betalt samarbete'],
    opening: ['reklam', 'reklame', 'annons', 'annonse', 'annonce', 'mainos'],
    source: 'Konsumentverket 2020; Forbrukertilsynet 2021; Forbrugerombudsmanden 2021; KKV 2019',
  },
  {
    language: 'slavic', countries: ['PL', 'CZ', 'SK', 'UA', 'RU', 'BG', 'RS', 'HR'],
    anywhere: ['współpraca reklamowa', 'materiał reklamowy', 'płatna współpraca', 'współpraca płatna', 'placená spolupráce', 'platená spolupráca', 'на правах рекламы', 'erid'],
    opening: ['reklama', 'реклама', '#współpraca', 'spolupráce'],
    source: 'UOKiK 2022; RPR (CZ) 2022; 38-ФЗ 2022',
  },
  {
    language: 'other', countries: ['TR', 'GR', 'HU', 'RO', 'ID', 'VN', 'SA', 'AE', 'IL'],
    anywhere: ['ücretli ortaklık', 'ücretli işbirliği', 'fizetett partnerség', 'parteneriat plătit', 'kemitraan berbayar', 'שיתוף פעולה ממומן', 'شراكة مدفوعة'],
    opening: ['reklam', 'işbirliği', 'isbirligi', 'reklám', 'hirdetés', 'διαφήμιση', 'publicitate', 'iklan', 'quảng cáo', 'إعلان', 'اعلان', 'פרסומת'],
    source: 'Ticaret Bakanlığı (TR) 2021; GVH (HU) 2022; UAE Media Council 2023',
  },
  {
    language: 'ja', countries: ['JP'],
    anywhere: ['広告', '#pr', '【pr】', '[pr]', 'タイアップ', 'プロモーション', '企業案件', '提供でお送り', '商品提供'],
    opening: ['pr', '案件', '宣伝'],
    source: '消費者庁 2023',
  },
  {
    language: 'zh', countries: ['CN', 'TW', 'HK'],
    anywhere: ['广告', '廣告', '業配', '业配', '付費合作', '付费合作', '合作推广', '商業合作'],
    opening: ['推广', '赞助'],
    source: '互联网广告管理办法 2023; 公平會 (TW) 2020',
  },
  {
    language: 'ko', countries: ['KR'],
    anywhere: ['#광고', '#협찬', '유료광고', '유료 광고', '제품제공', '소정의 원고료'],
    opening: ['광고', '협찬'],
    source: '공정거래위원회 2024',
  },
  {
    language: 'th-hi', countries: ['TH', 'IN'],
    anywhere: ['โฆษณา', 'สปอนเซอร์', '#विज्ञापन'],
    opening: ['विज्ञापन', 'प्रायोजित'],
    source: 'OCPB (TH); ASCI India 2021',
  },
] // biome-ignore format: a line a field

/** What says that a post is not paid for, though it holds such a word. */
const UNPAID =
  /(?:unbezahlte|unbeauftragte|keine bezahlte|keine) (?:werbung|anzeige)|#(?:un(?:bezahlte|beauftragte)werbung|keinewerbung|notsponsored|notanad|notad)|werbung[,:]? [([]?(?:unbezahlt|unbeauftragt|selbst (?:gekauft|bezahlt)|da (?:marken)?nennung|wegen (?:marken)?nennung)|#werbungunbezahlt|(?<![\p{L}\p{N}])ad[ -]free|(?<![\p{L}\p{N}])no #?ads?(?![\p{L}\p{N}])|not (?:sponsored|an ad|a paid partnership|#ad)|non sponsoris\S*|(?:広告|pr|タイアップ|プロモーション|企業案件)(?:では|じゃ)(?:ありません|な[いく])|(?:広告|案件)なし|(?:不是|非|无|無)(?:广告|廣告|広告)|no (?:es )?(?:publi|publicidad)(?![\p{L}\p{N}])|não é publi\S*/gu

const words = (of: 'anywhere' | 'opening') => [...new Set(SPONSORSHIP_MARKINGS.flatMap(marking => marking[of]))]
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
// marks of any kind that touch the start of the text or hold the end of a line, looked at from where they begin alone
const MARKS = '[\\s\\p{P}\\p{S}]'
const AFTER_START = `(?:^|(?<!${MARKS})(?:(?!\\n)${MARKS})*\\n)${MARKS}*`
/** A tag anywhere; the bare word at the start of a line or in brackets, and not as the beginning of a sentence about it. */
const opening = () => {
  const bare = words('opening')
    .map(word => escaped(word.replace(/^#/, '')))
    .join('|')
  return `#(?:${bare})(?![\\p{L}\\p{N}_])|${AFTER_START}(?:${bare})\\s*(?:$|\\n|[^\\p{L}\\p{N}\\s_])|[\\[({【](?:${bare})[\\])}】]`
}
const MARKED = tested(() => new RegExp(`${anyWord(words('anywhere')).source}|${opening()}`, 'u'))

/** Finds a marking of advertising in a caption in lower case. */
export const SPONSORSHIP_WORDS = { test: (caption: string): boolean => MARKED.test(caption.replace(UNPAID, ' ')) }
