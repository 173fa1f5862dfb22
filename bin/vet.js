#!/usr/bin/env node
// compiled code is kept between runs where Node can (22.1 and later)
require('node:module').enableCompileCache?.()
const { load } = require('../dist/load.cjs')

load('cli.cjs')
  .run(process)
  .then(code => {
    // all is written by then; what is left in memory need not be cleared away first
    process.exit(code)
  })
