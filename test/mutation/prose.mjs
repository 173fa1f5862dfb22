/** A text of several words is prose for people: what it says is left alone, when it is said is not. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'prose',
    value: { shouldIgnore: path => (path.isStringLiteral() && path.node.value.includes(' ') ? 'prose' : undefined) },
  },
]
