import type { Evidence } from '../model/report.ts'
import { NORMS } from '../peers/norms.ts'
import type { Example } from '../signals/signal.ts'
import { sentenceOf } from '../verdict/reasons.ts'
import { vet } from '../vet.ts'

/** The files of an example, in the order in which they are shown. */
export const EXAMPLE_FILES = ['accounts', 'posts', 'history', 'followers'] as const

/** What a whole run makes of an example of a signal, and the same in words: examples are told apart by what they come to. */
export async function runExample(id: string, example: Example): Promise<{ readonly item: Evidence; readonly said: string }> {
  const { accounts } = await vet(
    EXAMPLE_FILES.flatMap(kind => {
      const content = example[kind]
      return content === undefined ? [] : [{ kind, input: { path: `${kind}.csv`, content } }]
    }),
  )
  const { platform, evidence } = accounts.find(({ handle }) => handle === 'example')!
  const item = evidence.find(({ signal }) => signal === id)!
  return { item, said: sentenceOf(item, NORMS.get(platform)?.formula ?? null) ?? `It takes ${item.missing.join(', ')}.` }
}
