#!/usr/bin/env node
import module from 'node:module'

// compiled code is kept between runs where Node can (22.1 and later)
module.enableCompileCache?.()
const { run } = await import('../dist/cli.js')
process.exitCode = await run(process)
