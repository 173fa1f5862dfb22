import { VetError } from '../errors.ts'
import { forLog, forTerminal } from '../text/escape.ts'

/** What went wrong, in a sentence and without a stack. */
export function sayError(error: unknown): string {
  if (error instanceof VetError)
    return forLog(`vet: ${forTerminal(error.message)}${error.hint ? `\n     ${forTerminal(error.hint)}` : ''}\n`)
  return `vet: something went wrong that should not (${forTerminal(error instanceof Error ? error.message : String(error))}).\n     Please report it, with the command you typed.\n`
}
