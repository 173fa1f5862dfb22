#!/usr/bin/env node
const { load } = require('../dist/load.cjs')

// Node ends by itself, and as if all were well, where nothing is left to wait for
process.once('beforeExit', () => {
  process.stderr.write(
    'vet: It ended before the report was done, since nothing was left to wait for.\n     Please report it, with the command you typed.\n',
  )
  process.exitCode = 2
})

load('cli.cjs')
  .main(process)
  .then(code => {
    // all is written by then; what is left in memory need not be cleared away first
    process.exit(code)
  })
