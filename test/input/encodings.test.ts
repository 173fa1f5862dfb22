import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Report, vet } from '../../src/index.ts'

const told = ({ accounts }: Report) => accounts.map(({ source: _, ...account }) => account)
const text = readFileSync('fixtures/formats/twin/accounts.csv', 'utf8')
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const utf16 = (content: string) => Buffer.from(content, 'utf16le')

/** What 0x80 and up stand for in Windows-1250, by the letters these tests use. */
// biome-ignore format: a table reads better in rows
const CENTRAL: Readonly<Record<string, number>> = {
  á: 0xe1, é: 0xe9, í: 0xed, ó: 0xf3, ú: 0xfa, ö: 0xf6, ü: 0xfc, ő: 0xf5, ű: 0xfb, ě: 0xec, š: 0x9a, č: 0xe8, ř: 0xf8, ž: 0x9e, ý: 0xfd, ů: 0xf9, ň: 0xf2,
  ł: 0xb3, ą: 0xb9, ę: 0xea, ć: 0xe6, ń: 0xf1, ś: 0x9c, ź: 0x9f, ż: 0xbf, Ł: 0xa3, Ż: 0xaf, Č: 0xc8, Š: 0x8a, ă: 0xe3, î: 0xee, ş: 0xba, ţ: 0xfe, â: 0xe2,
}
const single = (content: string, table: Readonly<Record<string, number>>) =>
  Buffer.from([...content].map(char => table[char] ?? char.charCodeAt(0)))
const western = (content: string) => single(content, { '’': 0x92, '€': 0x80, œ: 0x9c, '–': 0x96 })

/** The bytes in pieces, as a stream brings them. */
async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const read = (content: Uint8Array | AsyncIterable<Uint8Array>) => vet([{ path: 'a.csv', content }])

describe('encodings', () => {
  const twin = read(Buffer.from(text))

  it.each([
    ['utf-8', 'UTF-8', Buffer.from(text)],
    ['utf-8', 'UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', 'UTF-16LE with its mark, as PowerShell’s > writes', utf16(`\ufeff${text}`)],
    ['utf-16be', 'UTF-16BE with its mark', swapped(utf16(`\ufeff${text}`))],
    ['utf-16le', 'UTF-16LE without', utf16(text)],
    ['utf-16be', 'UTF-16BE without', swapped(utf16(text))],
    ['windows-1252', 'Windows-1252', western(text)],
  ] as const)('%s is told: %s', async (encoding, _, bytes) => {
    const report = await read(bytes)
    expect(report.inputs[0]!.encoding).toBe(encoding)
    expect(told(report)).toEqual(told(await twin))
    expect(report.diagnostics).toEqual([])
  })

  it.each([7, 100_000])('UTF-8 into which a line of another encoding was pasted stays UTF-8, in pieces of %i', async size => {
    const names = ['Käse Müller', 'Żaneta Łąkowska', 'Jean Fête', '山田']
    const rows = names.map((name, i) => Buffer.from(`voice${i},instagram,${name},${9000 + i}\n`))
    const bytes = Buffer.concat([Buffer.from('handle,platform,name,followers\n'), ...rows, western('pasted,instagram,Fête Noël,5000\n')])
    for (const content of [bytes, Buffer.concat([bytes.subarray(0, 31), western('pasted,instagram,Fête Noël,5000\n'), ...rows])]) {
      const { accounts, diagnostics, inputs } = await read(pieces(content, size))
      expect(inputs[0]!.encoding).toBe('utf-8')
      expect(accounts.map(({ name }) => name).sort()).toEqual([...names, 'F�te No�l'].sort())
      expect(diagnostics.map(({ code }) => code)).toEqual(['bad-characters'])
    }
  })

  it('JSON in UTF-16 reads as its twin', async () => {
    const report = await vet([{ path: 'a.json', content: utf16(`\ufeff${readFileSync('fixtures/formats/twin/accounts.json', 'utf8')}`) }])
    expect(told(report)).toEqual(told(await twin))
    expect(report.inputs[0]!.encoding).toBe('utf-16le')
  })

  it.each([
    'Żaneta Łąkowska',
    'Bożena Wójcik',
    'Tomáš Dvořák',
    'Jiří Němec',
    'Kovács Erdő Győző',
    'Ioan Mureşan',
    'Mićo Šarić',
    'Michał Zieliński',
  ])('Windows-1250 is told by %s', async name => {
    const report = await read(single(`handle,name,followers\na,${name},1000\n`, CENTRAL))
    expect(report.inputs[0]!.encoding).toBe('windows-1250')
    expect(report.accounts[0]!.name).toBe(name)
  })

  it.each([
    'Jörg Müller',
    'Beyoncé',
    'José Núñez',
    'João Simões',
    'Søren Kjær',
    'Åsa Öberg',
    'Hélène Père',
    'L’Œuvre à vœux',
    'Zoë d’Août',
    'Nº 1 ¿Quién?',
  ])('Windows-1252 is told by %s', async name => {
    const report = await read(single(`handle,name,followers\na,${name},1000\n`, { '’': 0x92, Œ: 0x8c, œ: 0x9c }))
    expect(report.inputs[0]!.encoding).toBe('windows-1252')
    expect(report.accounts[0]!.name).toBe(name)
  })

  it('an encoding that shows only after a megabyte of ASCII is told', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => `${'plain_handle_'.repeat(50)}${i},${i + 10}`)
    for (const [encode, encoding] of [
      [western, 'windows-1252'],
      [Buffer.from, 'utf-8'],
    ] as const) {
      const report = await read(pieces(encode(`handle,followers,name\n${rows.map(row => `${row},`).join('\n')}\nlast,5,Jörg`), 65_536))
      expect(report.accounts.find(({ handle }) => handle === 'last')!.name).toBe('Jörg')
      expect(report.inputs[0]!.encoding).toBe(encoding)
    }
  })

  it('a character over the edge of two chunks is one character, wherever the edges fall', async () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'é', 'ł', '語', '🧀', 'ß'), minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(name, fc.integer({ min: 1, max: 9 }), fc.constantFrom('utf8', 'utf16le'), async (name, size, encoding) => {
        const content = Buffer.from(`\ufeffhandle,name,followers\na,"x${name}",1000\n`, encoding as BufferEncoding)
        const report = await read(pieces(content, size))
        expect(report.accounts[0]!.name).toBe(`x${name}`)
      }),
      { numRuns: 100 },
    )
  })

  it('says once that a UTF-8 file has bytes that are no characters', async () => {
    const filler = `${'é'.repeat(400)},1\n`.repeat(300)
    const content = Buffer.concat([Buffer.from(`handle,followers\n${filler}`), Buffer.from([0xff, 0xfe, 0x2c, 0x35, 0x0a])])
    const report = await read(pieces(content, 50_000))
    expect(report.diagnostics.filter(({ code }) => code === 'bad-characters')).toHaveLength(1)
  })
})
