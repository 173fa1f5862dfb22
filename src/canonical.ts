import { promises as fs } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/** One name for one place, whether the file is there already or not. */
export async function canonical(path: string): Promise<string> {
  return await fs.realpath(path).catch(async (error: NodeJS.ErrnoException) => {
    // a link to what is not there yet stands for it; one that leads round in a ring for itself
    const to = error.code === 'ENOENT' ? await fs.readlink(path).catch(() => null) : null
    if (to !== null) return await canonical(resolve(dirname(path), to))
    return join(await fs.realpath(dirname(path)).catch(() => dirname(path)), basename(path))
  })
}
