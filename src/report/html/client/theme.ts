import { h } from './dom.ts'

/** Light or dark, as the system says until someone chooses. */
export function themeButton(): HTMLElement {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const dark = (): boolean => (document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark'
  const button = h('button', { type: 'button', class: 'plain-button theme' })
  const update = (): void => {
    button.textContent = dark() ? 'Light' : 'Dark'
    button.setAttribute('aria-label', dark() ? 'Switch to light colours' : 'Switch to dark colours')
  }
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = dark() ? 'light' : 'dark'
    update()
  })
  system.addEventListener('change', update)
  update()
  return button
}
