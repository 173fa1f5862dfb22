/** Where a handle may be looked up. Nothing of the data but a handle of plain characters becomes part of an address. */
const PROFILES: Readonly<Record<string, readonly [before: string, handle: RegExp]>> = {
  instagram: ['https://www.instagram.com/', /^[a-z0-9._]{1,30}$/i],
  tiktok: ['https://www.tiktok.com/@', /^[a-z0-9._]{1,24}$/i],
  youtube: ['https://www.youtube.com/@', /^[a-z0-9._-]{1,30}$/i],
  x: ['https://x.com/', /^[a-z0-9_]{1,15}$/i],
  facebook: ['https://www.facebook.com/', /^[a-z0-9.]{1,50}$/i],
  linkedin: ['https://www.linkedin.com/in/', /^[a-z0-9-]{1,100}$/i],
  twitch: ['https://www.twitch.tv/', /^[a-z0-9_]{1,25}$/i],
  threads: ['https://www.threads.net/@', /^[a-z0-9._]{1,30}$/i],
  pinterest: ['https://www.pinterest.com/', /^[a-z0-9_]{1,30}$/i],
  snapchat: ['https://www.snapchat.com/add/', /^[a-z0-9._-]{1,30}$/i],
}

export function profileUrl(platform: string, handle: string): string | null {
  const known = Object.hasOwn(PROFILES, platform) ? PROFILES[platform] : undefined
  return known?.[1].test(handle) && /[a-z0-9]/i.test(handle) ? known[0] + handle : null
}
