import { describe, expect, it } from 'vitest'
import { vet } from '../../src/index.ts'

const read = async (content: string) => await vet([{ path: 'wide.csv', content }])

describe('a column for each day', () => {
  it('is said, with how a history looks', async () => {
    const { diagnostics, accounts } = await read(
      'Handle;Platform;Followers;01.09.2026;08.09.2026;15.09.2026\nbrie;instagram;12000;11000;11500;12000\n',
    )
    expect(accounts[0]!.followers).toBe(12_000)
    expect(diagnostics).toMatchObject([
      {
        code: 'days-as-columns',
        message:
          '3 columns are called by days or months (“01.09.2026” and so on), and are not used. A history has a row for each day: turn the table, so that it has the columns handle, date and followers.',
        column: 4,
      },
    ])
  })

  it('is an error where there is nothing else', async () => {
    await expect(read('handle,2026-09-01,2026-09-08,2026-09-15\nbrie,11000,11500,12000\n')).rejects.toMatchObject({
      code: 'no-known-column',
      message: 'wide.csv has accounts and a column for each of 3 days (“2026-09-01” and so on) in its header.',
    })
  })

  it('is none of two, nor of numbers', async () => {
    for (const header of ['2026-09-01,2026-09-08,notes', '1,2,3', 'q1 2026,q2 2026,q3 2026'])
      expect((await read(`handle,platform,followers,${header}\nbrie,instagram,12000,1,2,3\n`)).diagnostics).toEqual([])
  })
})
