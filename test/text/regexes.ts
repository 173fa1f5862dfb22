import { resolve } from 'node:path'
import { type Node, SyntaxKind } from 'typescript/unstable/ast'
import { isCallExpression, isIdentifier, isNewExpression } from 'typescript/unstable/ast/is'
import { API } from 'typescript/unstable/sync'

/** A regular expression as it stands in the source. */
export interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
}

/** Projects with code that ships: the program, and the script of the page. */
const PROJECTS = ['tsconfig.json', 'src/report/html/client/tsconfig.json']

/** Every regular expression literal below `src`, and the files that make others by `RegExp`, as TypeScript's own parser reads them. */
export function regularExpressions(): { readonly literals: readonly Pattern[]; readonly makers: readonly string[] } {
  const literals = new Map<string, Pattern>()
  const makers = new Set<string>()
  const api = new API({ cwd: resolve('.') })
  for (const project of api.updateSnapshot({ openProjects: PROJECTS.map(name => resolve(name)) }).getProjects())
    for (const name of project.rootFiles) {
      const file = name.replaceAll('\\', '/').split(/\/(?=src\/)/)[1]
      if (file === undefined) continue
      const visit = (node: Node): void => {
        if (node.kind === SyntaxKind.RegularExpressionLiteral) {
          const text = (node as Node & { readonly text: string }).text
          const end = text.lastIndexOf('/')
          literals.set(`${file} ${text}`, { file, source: text.slice(1, end), flags: text.slice(end + 1) })
        }
        if ((isNewExpression(node) || isCallExpression(node)) && isIdentifier(node.expression) && node.expression.text === 'RegExp')
          makers.add(file)
        node.forEachChild(visit)
      }
      visit(project.program.getSourceFile(name)!)
    }
  api.close()
  return { literals: [...literals.values()], makers: [...makers].sort() }
}

/**
 * The alternatives of an expression, since it takes no longer than all of them one after another; of long lists of plain
 * words the first three, since one more word adds the same again. As a whole, some take minutes to check.
 */
export function alternatives(source: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|./gs)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (token === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts.map(part => part.replace(/(?:[\p{L}\p{M} #,-]+\|){3,}[\p{L}\p{M} #,-]+/gu, list => list.split('|').slice(0, 3).join('|')))
}
