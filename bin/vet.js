#!/usr/bin/env node
// compiled code is kept between runs where Node can (22.1 and later)
module.constructor.enableCompileCache?.()
const { load } = require('../dist/load.cjs')

load('cli.cjs')
  .run(process)
  .then(code => {
    process.exitCode = code
  })
