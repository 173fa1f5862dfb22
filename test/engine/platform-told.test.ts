import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'
import { newFolder } from '../report/run.ts'

const posts = (handle: string, platform: string) =>
  Array.from({ length: 6 }, (_, i) => `${handle},${platform},${platform}${i},2026-08-0${i + 1},${100 + i},5`)

describe.each(['memory', 'duckdb'] as const)('an account row without a platform, by %s', engine => {
  const folder = newFolder()
  const read = async (accounts: readonly string[], ...rows: string[][]) => {
    const paths = [join(folder, 'accounts.csv'), join(folder, 'posts.csv')]
    writeFileSync(paths[0]!, accounts.join('\n'))
    writeFileSync(paths[1]!, ['handle,platform,postId,date,likes,comments', ...rows.flat()].join('\n'))
    const report = await vet(paths, { engine, sort: 'handle' })
    return report.accounts.map(({ handle, platform, postsSampled }) => [handle, platform, postsSampled])
  }

  it('is of the one that its posts name', async () => {
    expect(await read(['handle,followers', 'brie,9000', 'feta,9000'], posts('brie', 'instagram'))).toEqual([
      ['brie', 'instagram', 6],
      ['feta', 'unknown', null],
    ])
  })

  it('stays without one where they name two, or where another row has it', async () => {
    const two = await read(['handle,followers', 'brie,9000'], posts('brie', 'instagram'), posts('brie', 'tiktok'))
    expect(two.map(([, platform]) => platform)).toEqual(['unknown'])
    const rows = ['handle,platform,followers', 'brie,,9000', 'brie,instagram,8000', 'brie,tiktok,7000']
    expect((await read(rows, posts('feta', 'x'))).map(([, platform]) => platform).sort()).toEqual(['instagram', 'tiktok', 'unknown'])
  })
})
