import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readme } from './readme.ts'

/** `npm run docs`: writes what is generated for readers. */
const RESULTS = 'test/evaluation/results.json'

writeFileSync('src/signals/README.md', await readme(existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : null))
