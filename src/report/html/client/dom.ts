/** Elements made without markup: every text is a text node, so nothing that a stranger wrote is ever parsed. */

type Listener = (event: never) => void
export type Attributes = Readonly<Record<string, string | number | boolean | null | Listener>> & { readonly style?: never }
export type Child = Node | string | null

const SVG = 'http://www.w3.org/2000/svg'

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter(child => child !== null))
  return element
}

export const h = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes, ...children: readonly Child[]) =>
  filled(document.createElement(tag), attributes, children)

export const s = <K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes, ...children: readonly Child[]) =>
  filled(document.createElementNS(SVG, tag), attributes, children)

/** Text whose own direction does not turn what stands around it. */
export const isolated = (text: string): HTMLElement => h('bdi', {}, text)

/** Calls once the last of many calls is a moment ago. */
export function settled(wait: number, then: () => void): () => void {
  let timer = 0
  return () => {
    clearTimeout(timer)
    timer = window.setTimeout(then, wait)
  }
}

const live = h('p', { class: 'sr', role: 'status', 'aria-live': 'polite' })

/** Says something to screen readers; the element stands in the page from the start, as they need it to. */
export function announce(text: string): void {
  if (!live.isConnected) document.body.append(live)
  live.textContent = text
}
announce('')
