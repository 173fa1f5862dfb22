import type { AccountReport, Report } from '../../model/report.ts'
import { count, percent, plural, times } from '../../text/numbers.ts'
import { checkedWords, purchasedWords } from '../words.ts'
import { innocentOf } from './pack.ts'
import { escapeHtml, shown } from './text.ts'

/** Accounts in the plain table: what a reader without scripts sees, such as the preview of a mail program. */
const LISTED = 50

const cell = (text: string): string => `<td>${escapeHtml(shown(text))}</td>`
const figure = (text: string): string => `<td class="num">${escapeHtml(text)}</td>`

function row(account: AccountReport): string {
  const { handle, platform, followers, engagementRatePct, engagementToExpected, reasons } = account
  const verdict = purchasedWords(account)
  const checked = checkedWords(account)
  const innocent = account.flagged ? innocentOf(account) : null
  return `<tr><th scope="row"><bdi>@${escapeHtml(shown(handle))}</bdi></th>${cell(platform)}${figure(count(followers))}${figure(
    percent(engagementRatePct),
  )}${figure(times(engagementToExpected))}${cell(checked === null ? verdict : `${verdict} · checked: ${checked}`)}${cell(
    [reasons[0], innocent === null ? undefined : `May be innocent: ${innocent}.`].filter(text => text !== undefined).join(' '),
  )}</tr>`
}

/** The worst accounts as a table without sorting or search. */
export function withoutScripts({ accounts }: Report): string {
  const left = accounts.length - LISTED
  const heads = ['Account', 'Platform', 'Followers', 'Engagement', 'Against expected', 'Purchased followers?', 'Main reason']
  return `<noscript>
<p>Scripts are off, as in the previews of mail programs, so this is the plain list. Save the file and open it in a browser for the plot, search and a page for each account.</p>
<p>Signs, not proof: a check that could not run is not a check passed.</p>
<div class="scroll"><table class="plain"><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${accounts.slice(0, LISTED).map(row).join('\n')}
</tbody></table></div>
${left > 0 ? `<p>${plural(left, 'more account')} in the whole report.</p>` : ''}
</noscript>`
}
