import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Makes dist/page.js: the page's script and style as strings with the hashes that its security policy names. */
const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

const bundle = async entry => {
  const { outputFiles } = await build({
    entryPoints: [here + entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outputFiles[0].text.trim()
}

// The notice that the licence of the chart modules asks for in every copy.
const licence = readFileSync(`${root}node_modules/d3-scale/LICENSE`, 'utf8').trim()
const script = `/* With d3-scale, d3-shape and their parts:\n${licence}\n*/\n${await bundle('client/main.ts')}`
const style = await bundle('page.css')
if (/<\/(script|style)|<!--/i.test(script + style)) throw new Error('The page would be cut off: its script or style has an end tag in it.')

const hash = text => createHash('sha256').update(text).digest('base64')
const parts = { script, scriptHash: hash(script), style, styleHash: hash(style) }
const exported = Object.entries(parts)
mkdirSync(`${root}dist`, { recursive: true })
writeFileSync(`${root}dist/page.js`, exported.map(([name, text]) => `export const ${name} = ${JSON.stringify(text)}\n`).join(''))
writeFileSync(`${root}dist/page.d.ts`, exported.map(([name]) => `export declare const ${name}: string\n`).join(''))
