/** What a handle may be made of, and where its profile stands, by platform. Nothing else is ever linked to. */
const PROFILES: Readonly<Record<string, readonly [handle: RegExp, before: string, after: string]>> = {
  instagram: [/^[a-z0-9._]{1,30}$/, 'https://www.instagram.com/', '/'],
  tiktok: [/^[a-z0-9._]{2,24}$/, 'https://www.tiktok.com/@', ''],
  // A channel's id is case-sensitive and does not survive as a handle.
  youtube: [/^(?!uc[a-z0-9_-]{22}$)[a-z0-9._-]{3,30}$/, 'https://www.youtube.com/@', ''],
  x: [/^[a-z0-9_]{1,15}$/, 'https://x.com/', ''],
  facebook: [/^[a-z0-9.]{5,50}$/, 'https://www.facebook.com/', ''],
  twitch: [/^[a-z0-9_]{3,25}$/, 'https://www.twitch.tv/', ''],
  threads: [/^[a-z0-9._]{1,30}$/, 'https://www.threads.com/@', ''],
  pinterest: [/^[a-z0-9_]{3,30}$/, 'https://www.pinterest.com/', '/'],
  snapchat: [/^[a-z0-9._-]{3,15}$/, 'https://www.snapchat.com/add/', ''],
}

/**
 * The address of a profile, made from a known platform and a handle that is nothing but a handle; else null.
 * No cell of the data becomes an address.
 */
export function profileUrl(platform: string, handle: string): string | null {
  const profile = Object.hasOwn(PROFILES, platform) ? PROFILES[platform] : undefined
  if (!profile) return null
  const [pattern, before, after] = profile
  return pattern.test(handle) ? `${before}${handle}${after}` : null
}
