import { APIFY } from './apify.ts'
import { COLLECTORS } from './collectors.ts'
import { GRAPH_API } from './graph-api.ts'
import { META } from './meta.ts'
import type { Preset } from './preset.ts'
import { RANKINGS } from './rankings.ts'
import { SUITES } from './suites.ts'
import { TIKTOK } from './tiktok.ts'
import { VENDORS } from './vendors.ts'
import { X } from './x.ts'
import { YOUTUBE } from './youtube.ts'

/** Every export that is known by its headers; the first whose required headers are all there is taken. */
export const PRESETS: readonly Preset[] = [
  ...META,
  ...TIKTOK,
  ...YOUTUBE,
  ...X,
  ...GRAPH_API,
  ...APIFY,
  ...COLLECTORS,
  ...SUITES,
  ...RANKINGS,
  ...VENDORS,
]
