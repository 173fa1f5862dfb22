/** Whether an input is the address of a database server rather than a file. */
export function isServer(input: string): boolean {
  return /^clickhouses?:\/\//i.test(input)
}

/** Whether it is the address of one, and names a table that the figures of the accounts are written to. */
export function namesResults(input: string): boolean {
  return isServer(input) && /[?&]results=/.test(input)
}
