import type { Field } from '../model/fields.ts'
import type { Kind } from '../model/report.ts'

/**
 * Headers that mean a field, by kind: English first, then German, Spanish, French, Portuguese, Italian.
 * Matched after `headerKey`: case, blanks, marks and accents do not matter. Data only; a header that needs
 * its neighbours to be understood belongs in a preset.
 */
export const ALIASES: Readonly<Record<Kind, Readonly<Partial<Record<Field, string>>>>> = {
  accounts: {
    handle:
      'handle|username|user name|user|account|account name|account username|profile|profile name|profil|profilname|perfil|nom du profil|pseudo|profile url|profile link|profillink|profil link|channel url|channel link|kanal link|kanal url|profil url|lien du profil|enlace del perfil|link do perfil|instagram handle|tiktok handle|instagram username|influencer|screen name|channel|channel handle|channel name|kanal|kanalname|author|creator handle|page|page name|seitenname|benutzername|benutzer|nutzername|konto|kontoname|usuario|nombre de usuario|cuenta|utilisateur|nom d’utilisateur|identifiant|compte|usuário|nome de usuário|conta|nome utente|utente',
    platform:
      'platform|network|social network|channel type|source platform|site|plattform|netzwerk|plataforma|red|red social|plateforme|réseau|rede|rede social|piattaforma',
    name: 'name|full name|display name|influencer name|real name|anzeigename|nombre|nombre completo|nom|nom complet|nome|nome completo',
    creator: 'creator|person|talent|creator name|urheber|creador|créateur|criador',
    niche:
      'niche|category|topic|vertical|industry|segment|nische|kategorie|thema|nicho|categoría|tema|niche|catégorie|thème|categoria|nicchia',
    country: 'country|location|audience country|market|land|país|pays|paese',
    website: 'website|web site|external url|homepage|blog|webseite|sitio web|site web|sito web',
    followers:
      'followers|follower|follower count|total followers|followers total|no of followers|no. of followers|current followers|followers now|subs|followers / subscribers|followers/subscribers|reputation.follower_count|how many followers do you have|followers count|nb followers|number of followers|fans|fan count|subscribers|subscriber count|subscribers count|audience|audience size|abonnenten|follower anzahl|edge followed by count|anzahl follower|followerzahl|anzahl abonnenten|seguidores|número de seguidores|suscriptores|abonnés|nombre d’abonnés|inscritos|inscrits|iscritti|seguaci|nb abonnés',
    following:
      'following|followings|following count|follows|follows count|followees|friends|friends count|edge follow count|folgt|abonniert|gefolgt|seguidos|siguiendo|abonnements|seguindo|a seguir|seguiti',
    posts:
      'posts|post count|posts count|number of posts|media count|edge owner to timeline media count|publications|videos|video count|tweets|tweet count|statuses count|uploads|beiträge|anzahl beiträge|publicaciones|número de publicaciones|publicações|nombre de publications|pubblicazioni',
    likesPerPost:
      'likes per post|median likes|median likes per post|avg likes|average likes|likes avg|mean likes|likes average|likes / post|avg likes per post|average likes per post|gefällt mir pro beitrag|likes pro beitrag|durchschnittliche likes|ø likes|likes pro post|likes je beitrag|gefällt mir pro post|durchschnittliche likes pro beitrag|durchschnittliche likes pro post|durchschnitt likes|likes im schnitt|me gusta por publicación|promedio de me gusta|likes por publicación|likes promedio|likes por post|me gusta por post|promedio de likes|promedio de likes por publicación|media de likes|media de me gusta|me gusta promedio|j’aime par publication|j’aime par post|moyenne de j’aime|mentions j’aime par publication|likes par publication|likes par post|moyenne de likes|moyenne des likes|likes moyens|j’aime moyens|mentions j’aime par post|curtidas por publicação|curtidas por post|média de curtidas|média de likes|gostos por publicação|média de gostos|média de curtidas por post|mi piace per post|like per post|like medi|likes medi|mi piace medi|media like|media dei like|media mi piace|curtidas médias|likes médios|média likes|gostos médios|likes medios|me gusta medios|ø likes pro post|ø likes pro beitrag|likes ø|likes durchschnitt|durchschn likes',
    commentsPerPost:
      'comments per post|median comments|median comments per post|avg comments|average comments|comments avg|mean comments|comments average|comments / post|avg comments per post|average comments per post|kommentare pro beitrag|durchschnittliche kommentare|ø kommentare|kommentare pro post|kommentare je beitrag|durchschnittliche kommentare pro beitrag|durchschnittliche kommentare pro post|kommentare im schnitt|comentarios por publicación|promedio de comentarios|comentarios por post|media de comentarios|comentarios promedio|commentaires par publication|commentaires par post|moyenne de commentaires|moyenne des commentaires|commentaires moyens|comentários por publicação|comentários por post|média de comentários|commenti per post|commenti medi|media commenti|media dei commenti|comentários médios|média comentários|comentarios medios|media comentarios|commentaires en moyenne|ø kommentare pro post|ø kommentare pro beitrag|kommentare ø|kommentare durchschnitt|durchschn kommentare|comments ø|comments durchschnitt|durchschn comments',
    sharesPerPost:
      'shares per post|median shares|median shares per post|avg shares|average shares|shares avg|mean shares|shares average|shares / post|avg shares per post|reposts per post|retweets per post|avg retweets|avg reposts|geteilt pro beitrag|geteilte inhalte pro beitrag|shares pro beitrag|shares pro post|geteilt pro post|durchschnittliche shares|compartidos por publicación|compartidos por post|promedio de compartidos|veces compartido por publicación|partages par publication|partages par post|moyenne de partages|moyenne des partages|compartilhamentos por publicação|partilhas por publicação|compartilhamentos por post|média de compartilhamentos|condivisioni per post|condivisioni medie|compartilhamentos médios|compartidos medios|partages moyens',
    savesPerPost:
      'saves per post|median saves|median saves per post|avg saves|average saves|saves avg|bookmarks per post|gespeichert pro beitrag|guardados por publicación|enregistrements par publication|salvos por publicação|salvamentos por publicação|salvataggi medi|salvataggi per post|salvamentos médios|guardados medios',
    viewsPerPost:
      'views per post|median views|median views per post|avg views|average views|views avg|mean views|views average|views per video|avg views per video|average views per video|avg views per post|average views per post|avg video views|plays per post|avg plays|aufrufe pro beitrag|durchschnittliche aufrufe|aufrufe pro post|aufrufe pro video|aufrufe je beitrag|views pro post|views pro beitrag|views pro video|ø aufrufe|ø views|vistas por publicación|visualizaciones por publicación|promedio de vistas|visualizaciones por video|visualizaciones por vídeo|vistas por video|promedio de visualizaciones|reproducciones por publicación|vues par publication|vues par vidéo|vues par post|moyenne de vues|moyenne des vues|vues moyennes|visualizações por publicação|média de visualizações|visualizações por post|visualizações por vídeo|visualizzazioni per post|visualizzazioni medie|media visualizzazioni|visualizações médias|visualizaciones medias|vistas medias|views medie|aufrufe ø|aufrufe durchschnitt|durchschn aufrufe|views ø|views durchschnitt|durchschn views',
    engagementsPerPost:
      'engagements per post|avg engagement|average engagement|avg engagements|engagement avg|engagement average|avg interactions|interactions per post|interaktionen pro beitrag|interaktionen pro post|ø interaktionen|ø engagement|durchschnittliche interaktionen|interacciones por publicación|interactions par publication|interações por publicação|interaktionen pro post|interacciones por post|interactions par post|interações por post',
    likes: 'likes|like count|sum of likes|gefällt mir|gefällt mir angaben|me gusta|j’aime|mentions j’aime|curtidas|gostos|mi piace',
    comments: 'comments|comment count|total comments|kommentare|comentarios|commentaires|comentários|commenti',
    shares:
      'shares|share count|total shares|retweets|reposts|geteilt|geteilte inhalte|compartidos|partages|compartilhamentos|partilhas|condivisioni',
    saves: 'saves|save count|total saves|bookmarks|gespeichert|guardados|enregistrements|salvos|salvataggi',
    views: 'views|view count|plays|video views|aufrufe|vistas|visualizaciones|vues|visualizações|visualizzazioni',
    postsSampled:
      'posts sampled|sample posts|sampled posts|posts analyzed|posts analysed|posts counted|posts in sample|number of posts sampled|ausgewertete beiträge|publicaciones analizadas|publications analysées|publicações analisadas',
    lifetimeLikes: 'lifetime likes|total likes|hearts|heart|heart count|likes received|all time likes',
    lifetimeViews: 'lifetime views|total views|channel views|all time views',
    engagementRatePct:
      'engagement rate pct|engagement rate|er|er %|engagement rate %|eng rate|engagementrate|engagement rate percent|engagement rate in %|er in %|avg engagement rate|average engagement rate|interaktionsrate|interaktionsrate in %|engagement quote|tasa de interacción|tasa de engagement|taux d’engagement|taxa de engajamento|taxa de envolvimento|tasso di coinvolgimento|taux engagement|taux d’engagement %',
    price:
      'price|cost|fee|price per post|cost per post|price / post|cost / post|fee per post|fee / post|rate per post|quote|price post|post price|est post price|estimated post price|price per feed post|feed post price|preis|preis pro post|preis pro beitrag|preis je beitrag|honorar pro post|honorar pro beitrag|kosten pro post|kosten pro beitrag|precio por post|precio por publicación|tarifa por post|tarifa por publicación|prix par post|prix par publication|tarif par post|tarif par publication|preço por post|preço por publicação|prezzo per post|honorar|kosten|precio|tarifa|coste|costo|prix|tarif|preço|prezzo',
    currency: 'currency|währung|moneda|devise|moeda|valuta',
    offer:
      'offer|compensation|in return|remuneration|payment type|offered|vergütung|gegenleistung|contraprestación|contrepartie|contrapartida|compenso',
    clicks: 'clicks|link clicks|klicks|clics|cliques',
    conversions: 'conversions|sales|orders|konversionen|conversiones|conversões',
    revenue: 'revenue|sales value|umsatz|ingresos|revenu|chiffre d’affaires|receita',
    verified: 'verified|is verified|blue tick|verifiziert|verificado|vérifié',
    private: 'private|is private|protected|privat|privado|privé',
    hidden: 'likes hidden|hidden likes|like hidden|likes are hidden|is likes hidden|like and view counts disabled|hide like count',
    date: 'date|snapshot date|snapshot|date of snapshot|as of|as of date|report date|data date|recorded at|recorded on|fetched at|retrieved at|crawled at|pulled at|checked at|exported at|export date|scraped at|collected at|updated at|last updated|last update|date updated|updated on|datum|aktualisiert am|zuletzt aktualisiert|fecha|fecha de actualización|última actualización|date de mise à jour|dernière mise à jour|data|data de atualização|última atualização|data di aggiornamento|ultimo aggiornamento',
  },
  posts: {
    handle:
      'handle|username|user name|user|account|account username|profile|profil|perfil|author|owner username|screen name|channel|page|page name|seitenname|influencer|creator handle|creator username|instagram handle|tiktok handle|instagram username|benutzername|benutzer|nutzername|konto|konto benutzername|usuario|cuenta|utilisateur|compte|usuário|conta|utente|nombre de usuario de la cuenta|nom d’utilisateur du compte|nome utente dell’account|nome de usuário da conta|nome de utilizador da conta',
    platform: 'platform|network|social network|plattform|netzwerk|plataforma|red social|plateforme|réseau|rede social|piattaforma',
    postId: 'post id|id|id str|media id|video id|tweet id|shortcode|short code|beitrags id|id de publicación|id de la publication',
    url: 'url|permalink|link|post url|post link|link to post|content link|content url|video link|video url|tweet permalink|web video url|beitrags link|beitrags url|link zum beitrag|enlace|enlace de la publicación|enlace permanente|lien|lien de la publication|lien permanent|link da publicação|link permanente|link del post',
    date: 'date|published|published at|published on|published date|publication date|posted|posted date|upload date|uploaded|uploaded at|uploaded on|date uploaded|date of post|date of publication|publish time|publish date|date published|post date|post time|posted at|posted on|date posted|created|created date|created at|create time|taken at timestamp|taken at|timestamp|time|datum|veröffentlichungszeitpunkt|veröffentlichungszeit|veröffentlichungsdatum|veröffentlicht|veröffentlicht am|gepostet am|fecha|fecha de publicación|hora de publicación|publicado el|date de publication|heure de publication|publié le|data|data de publicação|data da publicação|publicado em|data di pubblicazione|pubblicato il|horário de publicação|orario di pubblicazione|ora di pubblicazione',
    type: 'type|post type|media type|format|content type|beitragstyp|typ|tipo|tipo de publicación|type de publication|tipo de publicação',
    likes:
      'likes|like count|likes count|digg count|total likes|edge liked by count|edge media preview like count|favorites|favourites|favorite count|favourite count|reactions|reaktionen|reacciones|réactions|reações|reazioni|gefällt mir|gefällt mir angaben|me gusta|j’aime|mentions j’aime|curtidas|gostos|mi piace',
    comments:
      'comments|comment count|comments count|total comments|edge media to comment count|comments added|replies|reply count|kommentare|comentarios|commentaires|comentários|commenti',
    shares:
      'shares|share count|shares count|total shares|retweets|reposts|retweet count|geteilt|geteilte inhalte|compartidos|veces compartido|veces que se compartió|partages|compartilhamentos|partilhas|condivisioni',
    saves:
      'saves|save count|saves count|bookmarks|collect count|gespeichert|gespeicherte beiträge|guardados|enregistrements|salvos|salvataggi',
    views:
      'views|view count|views count|plays|play count|video views|total views|video view count|video play count|aufrufe|vistas|visualizaciones|reproducciones|vues|visualizações|visualizzazioni',
    reach: 'reach|accounts reached|reichweite|alcance|portée|couverture|copertura',
    impressions: 'impressions|impressionen|impresiones|impressões|impressioni',
    caption:
      'caption|text|full text|description|body|post text|tweet text|message|content|title|video title|beschreibung|beschriftung|descripción|texto|légende|legenda|didascalia',
    sponsored: 'sponsored|is sponsored|paid partnership|is ad|ad|is paid|gesponsert|anzeige|patrocinado|sponsorisé|sponsorizzato',
    pinned: 'pinned|is pinned|angepinnt|fijado|épinglé|fixado',
    hidden: 'likes hidden|hidden likes|like hidden|likes are hidden|is likes hidden|like and view counts disabled|hide like count',
    owner: 'posted by|owner|post owner',
    reply: 'is reply|in reply to|in reply to screen name|in reply to username|in reply to status id|in reply to id|in reply to user id',
    repost: 'is retweet|is repost|is reblog',
    followersAtPosting: 'followers at posting|followers at post|follower count at posting|followers when posted|likes at posting',
    authorName: 'author name|author full name|owner full name|account name|display name|full name|page title',
    authorFollowers:
      'author followers|account followers|owner followers|followers|follower|follower count|followers count|fans|subscribers|subscriber count|abonnenten|seguidores|suscriptores|abonnés|inscritos|iscritti',
    authorFollowing: 'author following|account following|following|following count',
    authorPosts: 'author posts|author statuses count|author tweets count|author videos|author media count',
    authorLikes: 'author likes|author hearts',
    authorVerified: 'author verified|verified|is verified',
  },
  history: {
    handle:
      'handle|username|user name|user|account|profile|profil|perfil|screen name|channel|page|page name|seitenname|benutzername|benutzer|konto|usuario|cuenta|utilisateur|compte|usuário|conta',
    platform: 'platform|network|plattform|netzwerk|plataforma|plateforme|rede',
    date: 'date|day|week|month|timestamp|time|datum|tag|fecha|día|jour|data|dia',
    followers:
      'followers|follower|follower count|followers count|fans|subscribers|audience|abonnenten|seguidores|suscriptores|abonnés|inscritos|iscritti',
    following: 'following|follows|following count|folgt|seguidos|abonnements|seguindo',
    posts: 'posts|post count|media count|beiträge|publicaciones|publications|publicações',
  },
  followers: {
    handle:
      'handle|account|vetted account|influencer|follows account|followed account|target|target account|target username|source account|scraped account|konto|cuenta|compte|conta',
    platform: 'platform|network|plattform|plataforma|plateforme',
    follower: 'follower|follower username|follower handle|follower name|username|user name|seguidor|abonné',
    followers: 'followers|follower count|followers count|abonnenten|seguidores|abonnés',
    following: 'following|follows|following count|follows count|folgt|seguidos|siguiendo|abonnements|seguindo',
    posts: 'posts|post count|posts count|media count|beiträge|publicaciones|publications|publicações',
    hasPicture: 'has picture|has profile picture|has profile pic|profile picture|profile pic|has pic|has avatar',
    hasBio: 'has bio|bio|has biography|has description',
    private: 'private|is private|privat|privado|privé',
    verified: 'verified|is verified',
    nameDigits: 'name digits|digits in name|digits in username',
    date: 'date|followed at|datum|fecha|data',
  },
}

/** Words for platforms, as exports write them. */
export const PLATFORM_WORDS: Readonly<Record<string, string>> = {
  ig: 'instagram', insta: 'instagram', 'instagram.com': 'instagram', tt: 'tiktok', 'tik tok': 'tiktok', 'tiktok.com': 'tiktok',
  yt: 'youtube', 'you tube': 'youtube', 'youtube.com': 'youtube', twitter: 'x', 'x.com': 'x', 'x (twitter)': 'x', 'twitter/x': 'x', 'x/twitter': 'x', 'twitter.com': 'x',
  'instagram reels': 'instagram', 'youtube channel': 'youtube', 'youtube video': 'youtube', 'linked in': 'linkedin', 'linked-in': 'linkedin',
  fb: 'facebook', 'facebook.com': 'facebook', 'facebook page': 'facebook', 'facebook pages': 'facebook', 'fb page': 'facebook', 'linkedin.com': 'linkedin', 'twitch.tv': 'twitch', 'threads.net': 'threads', 'threads.com': 'threads', 'pinterest.com': 'pinterest', snap: 'snapchat', 'snapchat.com': 'snapchat',
} // biome-ignore format: a table reads better in rows

/** Keys of records that only gather others, as in `stats.followers` or `public_metrics.like_count`. */
const WRAPPERS = new Set([
  'attributes', 'counts', 'data', 'details', 'fields', 'graphql', 'info', 'insights', 'metrics', 'node', 'public_metrics', 'publicmetrics', 'stats', 'statistics',
]) // biome-ignore format: one glance

/** Keys of records about somebody: what stands in them is of the account, never of one post. */
const WHOSE = new Set(['account', 'author', 'channel', 'creator', 'influencer', 'page', 'profile', 'user'])

/** A header without the keys around it that say nothing of their own, and whether one of them says that it is about an account. */
export function withoutWrappers(header: string): { readonly inner: string; readonly ofAccount: boolean } {
  let inner = header
  let ofAccount = false
  for (let dot = inner.indexOf('.'); dot > 0; dot = inner.indexOf('.')) {
    const key = inner.slice(0, dot).toLowerCase()
    if (!WRAPPERS.has(key) && !WHOSE.has(key)) break
    ofAccount ||= WHOSE.has(key)
    inner = inner.slice(dot + 1)
  }
  return { inner, ofAccount }
}

/** What makes headers alike: no case, accents, blanks, marks or line breaks; camelCase split as words are. */
export function headerKey(header: string): string {
  if (/^[ -~]*$/.test(header))
    return header
      .toLowerCase()
      .replace(/[^a-z0-9%]/g, '')
      .replace(/%$/, 'pct')
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, '')
    .replace(/%$/, 'pct')
}

/**
 * The same for each of the words that are known, with bars between: all of them are looked at in every start, where classes
 * of letters would take a millisecond to be made ready. So words are of letters, the marks on them and `’`.
 */
export function knownKeys(words: string): string[] {
  const letters = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9%|\u00c0-\u02ff\u0370-\u1fff]/g, '')
  return letters.replace(/%(?=\||$)/g, 'pct').split('|')
}

/** Whether a key of a record says what is in it, or of whom in general, and so names nobody. */
export function isWrapper(key: string): boolean {
  const word = key.toLowerCase()
  return WRAPPERS.has(word) || WHOSE.has(word)
}
