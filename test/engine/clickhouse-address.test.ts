import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readAddress, withoutPassword } from '../../src/engine/clickhouse.ts'
import { vet } from '../../src/index.ts'

const fault = (address: string) => {
  try {
    readAddress(address)
  } catch (error) {
    return error as Error
  }
  throw new Error(`${address} was read`)
}

describe('the address of a ClickHouse server', () => {
  it('is read into its parts', () => {
    expect(readAddress('clickhouses://reader%20one@host/marketing?accounts=prospects&results=vetted&run=august')).toMatchObject({
      url: 'https://host:8443',
      user: 'reader one',
      database: 'marketing',
      tables: new Map([['accounts', 'prospects']]),
      results: 'vetted',
      run: 'august',
    })
  })

  it.each(['secret', 's3cret@more', ':s3cret@', 'a:b@c@d'])('never shows a password in it: %s', password => {
    const { message } = fault(`clickhouse://reader:${password}@host:8123/db?accounts=a`)
    expect(message).toBe("The address clickhouse://reader@host:8123/db?accounts=a holds a password, which would stand in reports and in the shell's history.") // biome-ignore format: one sentence
  })

  it('nor under another name', () => {
    expect(withoutPassword('clickhouse://host/db?accounts=a&pwd=SECRET&Token=SECRET#SECRET')).toBe(
      'clickhouse://host/db?accounts=a&pwd=…&Token=…#…',
    )
    expect(withoutPassword('https://host/a.csv?key=SECRET&X-Sig=SECRET')).toBe('https://host/a.csv?key=…&X-Sig=…')
  })

  it('has a host, and a name for each table', () => {
    expect(fault('clickhouse:///default?accounts=a').message).toBe('The address of the ClickHouse server names no host.')
    expect(fault('clickhouse://host?accounts=').message).toBe('The address clickhouse://host?accounts= names nothing as “accounts”.')
  })

  it.each(['accounts=a&accounts=b', 'accounts=a&results=r&results=s', 'accounts=a&run=x&run=y'])('names each once: %s', tables => {
    expect(fault(`clickhouse://host?${tables}`).message).toMatch(/names “(?:accounts|results|run)” more than once/)
  })

  it('nor in what it asks for', () => {
    const { message } = fault('clickhouse://reader@host/db?password=SECRET&accounts=a')
    expect(message).toBe('The address clickhouse://reader@host/db?password=…&accounts=a has “password”, which vet does not know.')
  })

  it.each([
    ['acc', 'clickhouse://host/db?accounts=acc&results=acc', 'accounts'],
    ['db.p', 'clickhouse://host/db?accounts=acc&posts=p&results=db.p', 'posts'],
    ['p', 'clickhouse://host/db?posts=db.p&results=p', 'posts'],
    ['default.acc', 'clickhouse://host?accounts=acc&results=default.acc', 'accounts'],
  ])('is refused where it would write into what it reads: %s', (table, address, kind) => {
    expect(fault(address).message).toBe(`The address ${address} names ${table} for the results, and reads the ${kind} from that table.`)
    expect(readAddress('clickhouse://host/db?accounts=acc&results=other.acc').results).toBe('other.acc')
  })

  it.each(['clickhouse://%ff@host/?accounts=a', 'clickhouse://host/%ff?accounts=a', 'clickhouse://user:pa/ss@host/?accounts=a'])(
    'is refused in a sentence where it is none: %s',
    address => expect(fault(address).message).toBe('The address of the ClickHouse server cannot be read.'),
  )
})

describe('what is no ClickHouse server', () => {
  it.each(['<!DOCTYPE HTML><html lang="en">', ''])('is said to be none, whatever it answers: %s', async page => {
    const server = createServer((_, response) => response.writeHead(404).end(page)).listen(0, '127.0.0.1')
    await new Promise(done => server.once('listening', done))
    const { port } = server.address() as AddressInfo
    try {
      await expect(vet([`clickhouse://reader@127.0.0.1:${port}/db?accounts=a`])).rejects.toMatchObject({
        code: 'server',
        message: `What answers at http://127.0.0.1:${port} is no ClickHouse server.`,
      })
    } finally {
      server.close()
    }
  })

  it('is no file either, and its password is not shown', async () => {
    await expect(vet(['postgres://reader:secret@host:5432/db?accounts=a'])).rejects.toMatchObject({
      code: 'not-found',
      message: 'postgres://reader@host:5432/db is an address, and vet reads files.',
    })
  })
})
