import { expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const read = async (platforms: readonly string[], platform?: string) => {
  const content = ['handle,platform,followers', ...platforms.map((word, i) => `voice${i},"${word}",9000`)].join('\n')
  const { diagnostics } = await vet([{ path: 'list.csv', content }], platform === undefined ? {} : { platform })
  return diagnostics.filter(({ code }) => code === 'near-platform').map(({ message }) => message)
}

it('platforms that are nearly known ones are said, all at once', async () => {
  expect(await read(['Instgram', 'instagram', 'Youtube Shorts', 'TikTok, Instagram', 'myplace', 'IG', 'instgram'])).toEqual([
    'No published norm is right for platforms that are not known: “instgram” (did you mean instagram?), “tiktok, instagram” (these need a row each, with their own followers), “youtube shorts” (did you mean youtube?).',
  ])
})

it('what may be a platform of its own is left alone', async () => {
  expect(await read(['bluesky', 'myplace', 'xing', 'vk', 'x', 'threads'])).toEqual([])
})

it('one that --platform fills in is said once', async () => {
  expect(await read(['', 'tiktok'], 'instagramm')).toEqual([
    '--platform instagramm is no platform that is known, so no published norm is right for it. Did you mean instagram?',
  ])
})
