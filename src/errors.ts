/** What the command line answers with exit code 2: expected, said in a sentence, without a stack. */
export type VetErrorCode =
  | 'no-input'
  | 'not-found'
  | 'is-folder'
  | 'unreadable'
  | 'not-a-table'
  | 'no-known-column'
  | 'nothing-vetted'
  | 'no-such-account'
  | 'bad-option'
  | 'bad-config'
  | 'bad-baseline'
  | 'unwritable'
  | 'too-large'
  | 'no-duckdb'
  | 'no-clickhouse'
  | 'server'

export class VetError extends Error {
  static {
    // bundled, the class has a shorter name of its own
    Object.defineProperty(VetError, 'name', { value: 'VetError' })
  }

  override readonly name = 'VetError'
  readonly code: VetErrorCode
  /** What to do next, in a sentence. */
  readonly hint: string | null

  /** @param cause the fault of another's that led to it */
  constructor(code: VetErrorCode, message: string, hint: string | null, cause?: unknown) {
    // its frames lie in a bundle of a few long lines, of which Node would print one whole where nobody catches it
    const { stackTraceLimit } = Error
    Reflect.set(Error, 'stackTraceLimit', 0)
    super(message, cause === undefined ? undefined : { cause })
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
    this.code = code
    this.hint = hint
  }
}
