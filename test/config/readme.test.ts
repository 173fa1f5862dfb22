import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'

const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^```json\n(.*?)^```$/gms)].map(([, json]) => JSON.parse(json!))

test('there are configs in the README', () => expect(blocks.length).toBeGreaterThan(0))

test.each(blocks)('the README’s config is one: %j', config => {
  expect(configSchema.safeParse(config).error?.issues ?? []).toEqual([])
})
