import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `name` inside `folder` where exactly one path differs from it in nothing but case; null for none or several. */
export function pathInAnyCase(folder: string, name: string): string | null {
  let path = folder
  for (const part of name.split('/')) {
    const folded = part.toLowerCase()
    const matches = namesIn(path).filter(entry => entry.toLowerCase() === folded)
    const [match] = matches
    if (match === undefined || matches.length > 1) return null
    path = join(path, match)
  }
  return path
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No folder, or a file where a folder was meant: nothing is in it.
    return []
  }
}
