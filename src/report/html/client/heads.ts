import { h } from './dom.ts'
import { change, type Sort, state } from './selection.ts'

interface Head {
  readonly title: string
  readonly sort: Sort | null
  readonly class: string
  /** Whether the first click shows the largest. */
  readonly descends: boolean
}

/** The columns of the table, in their order. */
export const HEADS: readonly Head[] = [
  { title: 'Account', sort: 'handle', class: 'c-account', descends: false },
  { title: 'Tier', sort: 'tier', class: 'c-tier', descends: true },
  { title: 'Followers', sort: 'followers', class: 'c-followers num', descends: true },
  { title: 'Engagement', sort: 'engagementRatePct', class: 'c-rate num', descends: true },
  { title: 'Against expected', sort: 'engagementToExpected', class: 'c-ratio num', descends: false },
  { title: 'Purchased followers?', sort: 'verdict', class: 'c-verdict', descends: true },
  { title: 'Main reason', sort: null, class: 'c-reason', descends: false },
]

export function headElement({ title, sort, class: name, descends }: Head): { readonly element: HTMLElement; readonly update: () => void } {
  if (sort === null) return { element: h('th', { scope: 'col', class: name }, title), update: () => undefined }
  const onclick = (): void => change({ sort, descending: state.sort === sort ? !state.descending : descends })
  const element = h(
    'th',
    { scope: 'col', class: name },
    h('button', { type: 'button', class: 'sort', onclick }, title, h('span', { class: 'arrow', 'aria-hidden': 'true' })),
  )
  const update = (): void => {
    if (state.sort === sort) element.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending')
    else element.removeAttribute('aria-sort')
  }
  return { element, update }
}
