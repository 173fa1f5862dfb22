import fc from 'fast-check'
import { describe, it } from 'vitest'
import { cases } from '../runs.ts'
import { answer } from './answer.ts'
import { bytesOf, FORMATS } from './bytes.ts'
import { DAMAGED } from './damage.ts'

/** What a file is called says nothing of what is in it. */
const path = fc.constantFrom('a.csv', 'a.json', 'a.ndjson', 'a.xlsx', 'a.xlsx#Posts', 'a.zip', 'a.zip#b.csv', 'a.csv.gz', 'a')

describe('whatever the bytes, there is a report that accounts for each row, or one sentence', () => {
  it.each(FORMATS)('as %s', async format => {
    await fc.assert(
      fc.asyncProperty(bytesOf[format], path, async (content, path) => void (await answer([{ path, content }]))),
      cases(30),
    )
  })

  it.each(Object.keys(DAMAGED))('%s, damaged', async kind => {
    await fc.assert(
      fc.asyncProperty(DAMAGED[kind]!, path, async (content, path) => void (await answer([{ path, content }]))),
      cases(30),
    )
  })
})
