import { rmSync } from 'node:fs'

const held = new Set<string>()
let listener: (some: boolean) => void = () => undefined

/**
 * Notes a file or folder that is there only for a while, before it is made, so that it goes as well when the run is ended from outside.
 * @returns what to call when it is gone
 */
export function holdTemporary(path: string): () => void {
  held.add(path)
  if (held.size === 1) listener(true)
  return () => {
    if (held.delete(path) && held.size === 0) listener(false)
  }
}

/** Removes whatever is held, at once. */
export function removeTemporary(): void {
  for (const path of held)
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // the run ends; nothing more can be done about it
    }
}

/** Tells when there begins and ceases to be something to remove: only then is a signal worth catching. */
export function onTemporary(told: (some: boolean) => void): void {
  listener = told
}
