import { script, scriptHash, style, styleHash } from '../../../dist/page.js'
import type { Report } from '../../model/report.ts'
import { forJson } from '../../text/escape.ts'
import { summaryLine } from '../summary.ts'
import { packReport } from './pack.ts'
import { withoutScripts } from './plain.ts'
import { escapeHtml } from './text.ts'

/**
 * Nothing may be loaded, sent, framed or submitted, and no script or style runs but the two of this page, known by their
 * hashes: what a stranger wrote into a name stays text even where escaping were to fail.
 */
const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${scriptHash}'`,
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Inside a script element only `<` can end it or open a comment in it. */
const dataBlock = (id: string, data: unknown): string =>
  `<script type="application/json" id="${id}">${forJson(JSON.stringify(data)).replaceAll('<', '\\u003c')}</script>`

/** One page that stands alone: it opens from a disk or a mail and loads nothing. */
export function render(report: Report): string {
  const { overview, details } = packReport(report)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="${escapeHtml(`vet ${report.tool.version}`)}">
<title>Influencer report</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><div class="wide bar"><p class="brand"><a href="#/">Influencer report</a></p></div></header>
<main id="main" class="wide" tabindex="-1">
<h1 class="sum">${escapeHtml(summaryLine(report))}</h1>
${withoutScripts(report)}
</main>
${dataBlock('overview', overview)}
${dataBlock('details', details)}
<script>${script}</script>
</body>
</html>
`
}
