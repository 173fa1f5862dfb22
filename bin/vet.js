#!/usr/bin/env node
const { load } = require('../dist/load.cjs')

load('cli.cjs')
  .run(process)
  .then(code => {
    // all is written by then; what is left in memory need not be cleared away first
    process.exit(code)
  })
