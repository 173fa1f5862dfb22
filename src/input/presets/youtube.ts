import type { Preset } from './preset.ts'

const GAINED = 'subscribers gained by the video, not the size of the channel'

const DAILY = {
  kind: 'history',
  platform: 'youtube',
  notUsed:
    'Its subscribers are those gained and lost on each day, not how many the channel has; write the channel’s count of subscribers on some days into a table with date and followers instead.',
} as const satisfies Partial<Preset>

/** YouTube Studio, advanced mode: the table of one channel's videos, with columns as its user chose them; and what the Data API (version 3) answers for channels. */
export const YOUTUBE: readonly Preset[] = [
  {
    name: 'youtube-api-channels',
    title: 'Channels from the YouTube Data API',
    kind: 'accounts',
    platform: 'youtube',
    required: ['snippet.title', 'statistics.subscriberCount', 'statistics.videoCount'],
    columns: {
      handle: 'snippet.customUrl',
      name: 'snippet.title',
      country: 'snippet.country',
      followers: 'statistics.subscriberCount',
      lifetimeViews: 'statistics.viewCount',
      posts: 'statistics.videoCount',
    },
    ignored: {
      'snippet.publishedAt': 'the day on which the channel was made',
      'statistics.hiddenSubscriberCount': 'the count beside it is 0 then, which counts as unknown',
    },
    // older channels have no address of their own
    handleElse: 'id',
    zeroIsMissing: ['followers'],
  },
  {
    name: 'youtube-studio-table',
    title: 'Table data from YouTube Studio',
    kind: 'posts',
    platform: 'youtube',
    required: ['Video title', 'Video publish time'],
    columns: {
      postId: 'Content',
      caption: 'Video title',
      date: 'Video publish time',
      views: 'Views',
      likes: 'Likes',
      comments: 'Comments added',
      shares: 'Shares',
      impressions: 'Impressions',
    },
    ignored: {
      Subscribers: GAINED,
      'Subscribers gained': GAINED,
      Duration: 'seconds',
      'Watch time (hours)': 'no check reads watch time',
    },
  },
  {
    ...DAILY,
    name: 'youtube-studio-days',
    title: 'Days of a channel from YouTube Studio',
    required: ['Date', 'Subscribers', 'Watch time (hours)'],
    columns: { date: 'Date', followers: 'Subscribers' },
  },
  {
    ...DAILY,
    name: 'youtube-studio-days-de',
    title: 'Days of a channel from YouTube Studio in German',
    required: ['Datum', 'Abonnenten', 'Wiedergabezeit (Stunden)'],
    columns: { date: 'Datum', followers: 'Abonnenten' },
  },
  {
    name: 'youtube-studio-table-de',
    title: 'Table data from YouTube Studio in German',
    kind: 'posts',
    platform: 'youtube',
    required: ['Videotitel', 'Veröffentlichungszeitpunkt des Videos'],
    columns: {
      postId: ['Inhalte', 'Inhalt'],
      caption: 'Videotitel',
      date: 'Veröffentlichungszeitpunkt des Videos',
      views: 'Aufrufe',
      likes: ['Mag ich-Bewertungen', '„Mag ich“-Bewertungen', 'Likes'],
      comments: ['Hinzugefügte Kommentare', 'Kommentare'],
      shares: ['Geteilte Inhalte', 'Geteilt'],
      impressions: 'Impressionen',
    },
    ignored: {
      Abonnenten: GAINED,
      'Gewonnene Abonnenten': GAINED,
      Dauer: 'seconds',
      'Wiedergabezeit (Stunden)': 'no check reads watch time',
    },
  },
  {
    ...DAILY,
    name: 'youtube-studio-days-es',
    title: 'Days of a channel from YouTube Studio in Spanish',
    required: ['Fecha', 'Suscriptores', 'Tiempo de visualización (horas)'],
    columns: { date: 'Fecha', followers: 'Suscriptores' },
  },
  {
    name: 'youtube-studio-table-es',
    title: 'Table data from YouTube Studio in Spanish',
    kind: 'posts',
    platform: 'youtube',
    required: ['Título del vídeo', 'Hora de publicación del vídeo'],
    columns: {
      postId: 'Contenido',
      caption: 'Título del vídeo',
      date: 'Hora de publicación del vídeo',
      views: ['Visualizaciones', 'Vistas'],
      likes: 'Me gusta',
      comments: ['Comentarios añadidos', 'Comentarios'],
      shares: ['Veces compartido', 'Compartidos'],
      impressions: 'Impresiones',
    },
    ignored: {
      Suscriptores: GAINED,
      'Suscriptores obtenidos': GAINED,
      Duración: 'seconds',
      'Tiempo de visualización (horas)': 'no check reads watch time',
    },
  },
]
