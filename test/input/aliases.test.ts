import { describe, expect, it } from 'vitest'
import { ALIASES, headerKey, knownKeys } from '../../src/input/aliases.ts'

describe('headers that are known', () => {
  it('have the keys that the same headers have in a file', () => {
    for (const words of Object.values(ALIASES).flatMap(fields => Object.values(fields)))
      expect(knownKeys(words)).toEqual(words.split('|').map(headerKey))
  })
})
