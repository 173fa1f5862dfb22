import { check } from 'recheck'
import { beforeAll, describe, expect, it } from 'vitest'
import { alternatives, type Pattern, regularExpressions } from './regexes.ts'

/** Expressions whose time may grow faster than their text, on texts that cannot be long. */
const BOUNDED: Readonly<Record<string, string>> = {
  'src/money/price.ts (?<!\\p{L})\\p{L}+\\s*$': 'a price: 120 at most',
  'src/text/numbers.ts \\B(?=(?:\\d{3})+$)': 'the digits of a number that toFixed wrote: 22 at most',
  'src/text/money.ts \\B(?=(?:\\d{3})+$)': 'the digits of a number that toFixed wrote: 22 at most',
  'src/money/price.ts \\s*(?:\\/|(?<!\\p{L})(?:per|pro|por|par|je|each|pp)(?!\\p{L}))\\s*[\\p{L} ]*$': 'a price: 120 at most',
  'src/money/price.ts ^(.*\\d.*?)\\s*(?:-|–|—|‒|(?<!\\p{L})(?:to|bis|hasta|à|até|a)(?!\\p{L}))\\s*(\\d.*)$': 'a price: 120 at most',
  'src/text/numbers.ts (\\.\\d\\d\\d*?)0+$': 'a number that toFixed wrote: 30 characters at most',
}

/** How the files that put expressions together come to do it. */
const MADE: Readonly<Record<string, () => Promise<unknown>>> = {
  'src/input/post-ids.ts': () => import('../../src/input/post-ids.ts'),
  'src/input/words/giveaway.ts': async () => (await import('../../src/input/words/giveaway.ts')).GIVEAWAY_WORDS.test('contest'),
  'src/input/words/sponsorship.ts': async () => (await import('../../src/input/words/sponsorship.ts')).SPONSORSHIP_WORDS.test('#ad'),
  'src/input/words/words.ts': async () => (await import('../../src/input/words/words.ts')).anyWord(['gift card', '广告']),
  'src/money/price.ts': async () => (await import('../../src/money/price.ts')).priceReader({})('10 CHF'),
  'src/text/escape.ts': () => import('../../src/text/escape.ts'),
}

/** What the files above make, caught as it is made. */
async function made(): Promise<Pattern[]> {
  const caught = new Map<string, Pattern>()
  const Plain = globalThis.RegExp
  try {
    for (const [file, make] of Object.entries(MADE)) {
      globalThis.RegExp = new Proxy(Plain, {
        construct(target, args, as) {
          const made: RegExp = Reflect.construct(target, args, as)
          caught.set(`${file} ${made}`, { file, source: made.source, flags: made.flags })
          return made
        },
      })
      await make()
    }
  } finally {
    globalThis.RegExp = Plain
  }
  return [...caught.values()]
}

describe('regular expressions', () => {
  let all: Pattern[] = []
  let makers: readonly string[] = []
  beforeAll(async () => {
    const found = regularExpressions()
    makers = found.makers
    all = [...found.literals, ...(await made())]
    // the same on every machine: the checker's own programs are there for some only
    process.env.RECHECK_BACKEND = 'pure'
  })

  it('are all found', () => {
    expect(makers).toEqual(Object.keys(MADE).sort())
    for (const file of makers) expect(all.filter(pattern => pattern.file === file).length).toBeGreaterThan(0)
    expect(all.length).toBeGreaterThan(150)
    expect(all.map(({ file, source }) => `${file} ${source}`)).toEqual(expect.arrayContaining(Object.keys(BOUNDED)))
  })

  it('take no more than their text’s length, whatever the text', async () => {
    const faults: string[] = []
    // nothing grows where nothing repeats
    for (const { file, source, flags } of all)
      for (const part of alternatives(source).filter(part => /[*+]|,\}/.test(part))) {
        const found = await check(part, flags, { randomSeed: 1, timeout: 60_000 })
        if (found.status === 'safe' || `${file} ${source}` in BOUNDED) continue
        faults.push(
          `${file} ${part}: ${found.status === 'vulnerable' ? `${found.complexity.summary}, ${found.attack.pattern}` : found.error.kind}`,
        )
      }
    expect(faults).toEqual([])
  }, 300_000)
})
