import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VetError, vet } from '../../src/index.ts'

const read = (content: string | Uint8Array | AsyncIterable<Uint8Array>, path = 'a.csv') => vet([{ path, content }])
const fails = (content: string | Uint8Array | AsyncIterable<Uint8Array>, path = 'a.csv'): Promise<VetError> =>
  read(content, path).then(
    () => expect.unreachable('was read'),
    error => {
      expect(error).toBeInstanceOf(VetError)
      return error as VetError
    },
  )
const people = async (content: string) =>
  (await read(content)).accounts
    .map(({ handle, followers, name }) => [handle, followers, name])
    .sort((a, b) => String(a).localeCompare(String(b)))

describe('delimited text', () => {
  it('reads each of four delimiters, and one that is declared', async () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const report = await read(['handle,followers,name', 'a,1000,Ann', 'b,2000,Bo'].join('\n').replaceAll(',', delimiter))
      expect(report.inputs[0]!.delimiter).toBe(delimiter)
      expect(report.accounts).toHaveLength(2)
    }
    const declared = await read('sep=#\nhandle#followers\na;b,c#1000\n')
    expect(declared.inputs[0]).toMatchObject({ delimiter: '#', rows: 1, accepted: 1 })
    expect(declared.accounts[0]!.source.line).toBe(3)
  })

  it('takes the delimiter of the header where the lines above it have other marks', async () => {
    const rows = [
      ['handle', 'platform', 'followers', 'avg likes'],
      ['a', 'instagram', '1000', '50'],
      ['b', 'instagram', '2000', '60'],
    ]
    for (const [above, delimiter] of [
      ['Exported by: Tool; Date: 2026-08-01; Rows: 5', ','],
      ['Report; Q3; 2026; all\n', ','],
      ['Bericht: Konten, alle', ';'],
      ['Konten, Follower, Likes und Beiträge, alle, im August\nStand: 1. August, 12 Uhr', ';'],
      ['Bericht; Konten, alle', '\t'],
    ]) {
      for (const many of [rows, rows.slice(0, 2)]) {
        const report = await read(`${above}\n${many.map(row => row.join(delimiter)).join('\n')}\n`)
        expect([above, report.inputs[0]!.delimiter, report.accounts.length]).toEqual([above, delimiter, many.length - 1])
        expect(report.diagnostics.map(({ code }) => code)).toEqual(['skipped-rows'])
      }
    }
  })

  it('keeps the delimiter that the lines suggest where none leads to a header', async () => {
    expect((await fails('Exported by: Tool; Rows: 5\nfoo,bar\n1,2\n')).message).toMatch(/no header that vet knows/)
  })

  it('reads line ends of all three kinds, mixed, and line breaks in quotes and headers', async () => {
    const content = '"handle",followers,"name\r\n"\r\na,1000,"first\nsecond"\rb,2000,Bo\nc,3000,"x ""quoted"" y"\r\n'
    const report = await read(content)
    expect(report.accounts.map(({ handle, name, source }) => [handle, name, source.line]).sort()).toEqual([
      ['a', 'first\nsecond', 3],
      ['b', 'Bo', 5],
      ['c', 'x "quoted" y', 6],
    ])
  })

  it('says near which row a quote opens that is never closed, and keeps the rows before', async () => {
    const report = await read(`handle,followers,name\na,1000,Ann\nb,2000,"Bo\nc,3000,Cy\nd,4000,Di\n`)
    expect(report.accounts.map(({ handle }) => handle)).toEqual(['a'])
    expect(report.diagnostics).toMatchObject([{ code: 'unclosed-quote', severity: 'error', line: 3, column: 3 }])
    expect(report.inputs[0]).toMatchObject({ rows: 4, accepted: 1, rejected: 3 })
    expect(report.diagnostics[0]!.message).toMatch(/^A quote opens here in column 3 and is never closed, so the 3 rows from here on/)
  })

  it('counts the rows after a quote that is never closed, whatever ends their lines and however many there are', async () => {
    const row = (i: number, note = 'ok') => `a${i},${1000 + i},${note}`
    for (const [end, after] of [
      ['\n', 150],
      ['\r\n', 150],
      ['\n\n', 150],
      ['\n', 90_000],
    ] as const) {
      const lines = ['handle,followers,name', ...Array.from({ length: 50 + after }, (_, i) => row(i, i === 49 ? '"open' : 'ok'))]
      const { inputs, diagnostics } = await read(`${lines.join(end)}${end}`)
      expect(inputs[0]).toMatchObject({ rows: 50 + after, accepted: 49, rejected: after + 1 })
      expect(diagnostics).toMatchObject([{ code: 'unclosed-quote', line: end === '\n\n' ? 101 : 51 }])
    }
    const header = await fails('handle,followers,"name\na,1000,Ann\n')
    expect(header.message).toBe('a.csv, line 1: a quote opens here in column 3 and is never closed, so no row could be read.')
  })

  it('passes lines above the header on, in the encoding of Meta’s exports too', async () => {
    const content = '\ufeffsep=,\r\n"A title"\r\n"handle","followers"\r\n"a","1000"\r\n'
    const report = await read(Buffer.from(content, 'utf16le'))
    expect(report.inputs).toMatchObject([{ encoding: 'utf-16le', delimiter: ',', rows: 1, accepted: 1 }])
    expect(report.diagnostics).toMatchObject([{ code: 'skipped-rows', line: 2 }])
    expect(report.accounts[0]!.source.line).toBe(4)
  })

  it('rejects a ragged row with its place, in the flattened form too', async () => {
    const report = await read('handle,followers,posts/0/postId,posts/0/likes\na,1000,1,50\nb,2000\nc,3000,2,60\n')
    expect(report.inputs[0]).toMatchObject({ rows: 3, accepted: 2, rejected: 1 })
    expect(report.diagnostics).toMatchObject([{ code: 'too-few-fields', line: 3 }])
  })

  it('names the field in the file where a flattened row has a bad value', async () => {
    const report = await read('posts/0/postId,posts/0/likes,handle,followers,following\n1,50,a,1000,many\n')
    expect(report.diagnostics).toMatchObject([{ code: 'bad-number', line: 2, column: 5, field: 'following' }])
  })

  it('reads the same whatever the chunks that the bytes come in', async () => {
    const content = Buffer.from('handle;followers;name\r\na;1000;"Än\r\nn"\r\nb;2000;Bø\r\n')
    const whole = await people(content.toString())
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async size => {
        const chunks = (async function* () {
          for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
        })()
        const { accounts } = await read(chunks)
        expect(accounts.map(({ handle, followers, name }) => [handle, followers, name]).sort()).toEqual(whole)
      }),
      { numRuns: 12 },
    )
  })
})

describe('files that hold no table', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  it.each([
    ['nothing at all', '', 'is empty'],
    ['blank lines', '\n\n \n', 'nothing readable'],
    ['a mark and nothing else', '\ufeff', 'is empty'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n', 'a PDF document'],
    ['an image', png, 'an image (PNG)'],
    ['a film', Buffer.from('RIFF\x00\x00\x00\x00WEBPVP8 ', 'latin1'), 'an image, sound or film'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'the old .xls format'],
    ['a database', 'SQLite format 3\0', 'an SQLite database'],
    ['other bytes', Buffer.from([0, 1, 2, 3, 0, 255, 0, 0, 7]), 'binary data'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'a web page'],
    ['XML', '<?xml version="1.0"?><a/>', 'XML'],
    ['prose', 'Dear all,\nplease find attached the list.\n', 'no header that vet knows'],
  ])('%s is said in a sentence', async (_, content, sentence) => {
    const error = await fails(content)
    expect(error.message).toContain(sentence)
    expect(error.message).toMatch(/^a\.csv .*\.$/)
    expect(error.hint).toMatch(/\.$/)
  })

  it('a folder is said to be one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vet-'))
    await expect(vet([folder])).rejects.toMatchObject({ code: 'is-folder', hint: expect.stringContaining('*.csv') })
  })

  it('words that other formats begin with may begin a header', async () => {
    expect(await people('ORC,handle,followers\nx,a,1000\n')).toEqual([['a', 1000, null]])
    expect(await people('BZh,handle,followers\nx,a,1000\n')).toEqual([['a', 1000, null]])
  })
})

describe('files out of measure', () => {
  /** Bytes without end, made as they are asked for, counted. */
  const endless = (start: string, fill: string, megabytes: number) => {
    const counted = { megabytes: 0 }
    const chunk = Buffer.alloc(2 ** 20, fill)
    return {
      counted,
      chunks: (async function* () {
        yield Buffer.from(start)
        while (counted.megabytes < megabytes) {
          counted.megabytes++
          yield chunk
        }
      })(),
    }
  }

  it('200 MB without a line break are left after a few, in a sentence', async () => {
    const { chunks, counted } = endless('', 'x', 200)
    const error = await fails(chunks)
    expect(error.message).toContain('begins with a line of more than 1,000,000 characters')
    expect(counted.megabytes).toBeLessThan(10)
  })

  it('rows before such a line stay', async () => {
    const { chunks, counted } = endless('handle,followers\na,1000\nb,', '1', 200)
    const report = await read(chunks)
    expect(report.accounts.map(({ handle }) => handle)).toEqual(['a'])
    expect(report.diagnostics).toMatchObject([{ code: 'line-too-long', severity: 'error', line: 3 }])
    expect(counted.megabytes).toBeLessThan(10)
  })

  it('the only row is one that could not be read, not one that is not there', async () => {
    const { message, hint } = await fails(endless('handle,followers\n"', 'a', 2).chunks)
    expect([message, hint]).toEqual(['No row could be read.', expect.stringContaining('Line 2 is longer than 1,000,000 characters')])
    expect(hint).not.toContain('no rows under it')
  })

  it('a JSON text of 200 MB is left, and so is a line of NDJSON', async () => {
    const one = endless('[{"handle":"a","followers":5},{"handle":"', 'x', 200)
    const report = await read(one.chunks, 'a.json')
    expect(report.accounts.map(({ handle }) => handle)).toEqual(['a'])
    expect(report.diagnostics).toMatchObject([{ code: 'broken-json', message: expect.stringContaining('longer than 16 MiB') }])
    expect(one.counted.megabytes).toBeLessThan(30)
    const lines = endless('{"handle":"a","followers":5}\n{"handle":"', 'x', 40)
    const rejected = await read(lines.chunks, 'a.ndjson')
    expect(rejected.inputs).toMatchObject([{ rows: 2, accepted: 1, rejected: 1 }])
    expect(rejected.diagnostics).toMatchObject([{ code: 'bad-record', line: 2 }])
  })

  it('brackets without end are left', async () => {
    const error = await fails(endless('', '[', 200).chunks, 'a.json')
    expect(error.message).toContain('nested more than 200 deep')
  })

  it('a header of 5,000 columns is read', async () => {
    const columns = Array.from({ length: 5_000 }, (_, i) => `metric ${i}`)
    const cells = columns.map((_, i) => i)
    const report = await read(`handle,followers,${columns.join(',')}\na,1000,${cells.join(',')}\n`)
    expect(report.accounts[0]).toMatchObject({ handle: 'a', followers: 1000 })
    expect(report.inputs[0]!.unusedColumns).toHaveLength(5_000)
    const error = await fails(`${columns.join(',')}\n${cells.join(',')}\n`)
    expect(error.message.length).toBeLessThan(600)
  })
})
