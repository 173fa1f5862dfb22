import { expect, it } from 'vitest'
import { isNoAccount, readHandle } from '../../src/input/handles.ts'

it.each([
  ['https://www.facebook.com/pg/page.q/posts', 'page.q', 'facebook'],
  ['https://mobile.twitter.com/mob_q', 'mob_q', 'x'],
  ['https://m.facebook.com/profile.php?id=1234', '1234', 'facebook'],
  ['https://www.facebook.com/people/Brie-Bee/100064/', '100064', 'facebook'],
  ['https://www.facebook.com/pages/category/Food/Feta-Fans-12345/?ref=x', '12345', 'facebook'],
  ['facebook.com/p/Gouda-Guild-61550001', '61550001', 'facebook'],
  ['https://www.instagram.com/people/', 'people', 'instagram'],
  ['Brie Bee\n@brie.bee', 'brie.bee', null],
  ['@brie.bee (https://www.notion.so/Brie-1234abcd)', 'brie.bee', null],
  ['Brie Bee (https://www.instagram.com/brie.bee/)', 'brie.bee', 'instagram'],
  ['<https://www.tiktok.com/@brie.bee>', 'brie.bee', 'tiktok'],
  ['<a href="https://www.instagram.com/brie.bee/" target="_blank">Brie</a>', 'brie.bee', 'instagram'],
  ['=HYPERLINK("https://www.instagram.com/brie.bee";"Brie")', 'brie.bee', 'instagram'],
  ['Brie Bee (@Brie.Bee)', 'brie.bee', null],
  ['Bar @ Home', 'bar @ home', null],
  ['[Brie](https://www.instagram.com/brie.bee/)', 'brie.bee', 'instagram'],
  ['https://de-de.example/brie', 'https://de-de.example/brie', null],
  ['https://uk.linkedin.com/in/brie-q', 'brie-q', 'linkedin'],
  ['https://bsky.app/profile/brie.q', 'https://bsky.app/profile/brie.q', null],
  ['https://m.tiktok.com/@brie.q', 'brie.q', 'tiktok'],
  ['https://www.tiktok.com/@brie.q?lang=de', 'brie.q', 'tiktok'],
])('%s is the account %s of %s', (address, handle, platform) => {
  expect(readHandle(address)).toEqual({ handle, platform, confusable: false })
  expect(isNoAccount(readHandle(address))).toBe(false)
})

it.each([
  ...[
    'https://www.instagram.com/p/Ab1/',
    'https://www.facebook.com/pages/Feta-Fans/',
    'https://youtube.com/watch?v=a',
    'https://vm.tiktok.com/ZMhQk3abc/',
    'vt.tiktok.com/ZS1',
    'https://www.tiktok.com/t/ZT8',
  ],
  ...['https://youtu.be/abc', 'bit.ly/3xYz', 'https://linktr.ee/anna', 'https://www.tinyurl.com/abc'],
])('%s names no account', address => expect(isNoAccount(readHandle(address))).toBe(true))
