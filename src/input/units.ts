/** What stands around numbers that people write for people: `~15k`, `12K+`, `98.7k subscribers`. */

const ABOUT = /^(?:~|≈|>|ca\.?|circa|approx\.?|about|over|rund|etwa|über|aprox\.?|environ|più di|más de|mais de|plus de) ?(?=\d)/iu

/** What a number counts, where that stands behind it; of another column it would be another number. */
const UNITS = {
  followers:
    / ?(?:followers?|follower|fans?|subscribers?|subs|abonnenten|abonnent:innen|seguidores|suscriptores|abonnés|inscritos|inscrits|iscritti)$/iu,
  posts: / ?(?:posts?|beiträge|videos?|tweets?|publicaciones|publications|publicações)$/iu,
  likes: / ?(?:likes?|me gusta|j’aime|curtidas|gefällt mir)$/iu,
  comments: / ?(?:comments?|kommentare|comentarios|comentários|commentaires|commenti)$/iu,
  views: / ?(?:views?|plays?|aufrufe|vistas|vues|visualizações|visualizzazioni)$/iu,
  following: / ?(?:following|followings|accounts)$/iu,
  shares: / ?(?:shares?|retweets?|reposts?|geteilt)$/iu,
  saves: / ?(?:saves?|bookmarks?)$/iu,
  // nothing stands behind numbers of other fields
  other: /(?!)/u,
} as const
export type Unit = keyof typeof UNITS

/** What the numbers of a field count: `likesPerPost` and `authorLikes` likes. */
export function unitOf(field: string): Unit {
  const name = field.replace(/PerPost$|AtPosting$|^lifetime|^author/g, '').toLowerCase()
  return Object.hasOwn(UNITS, name) ? (name as Unit) : 'other'
}

/** `~15k`, `12K+` and `98.7k subscribers` without what a spreadsheet for people adds to a number of that unit. */
export function undecorated(text: string, unit: Unit): string {
  if (!/\d/.test(text)) return text
  const bare = text.replace(ABOUT, '').replace(UNITS[unit], '').trimEnd()
  return bare.endsWith('+') ? bare.slice(0, -1) : bare
}
