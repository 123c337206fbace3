import { nullOnDecodeError } from '../base/bytes/decode-error.ts'
import type { FileTree } from './file-tree.ts'

/** A half with as few files as this, and no directory, is a note to the reader. */
const MAX_NOTES = 2
/** Both halves of a larger disc are taken to hold the same, which all tools that write both see to. */
const MAX_NAMES = 20_000

/** Does `one` half of a bridge disc hold files, or bytes of them, that `other` does not? A broken half never does. */
export async function holdsMore(one: FileTree, other: FileTree): Promise<boolean> {
  const root = (await other.list('/')) ?? []
  if (root.length <= MAX_NOTES && root.every(entry => entry.kind === 'file')) {
    const rest = await one.list('/').catch(nullOnDecodeError)
    return rest !== null && (rest.length > root.length || rest.some(entry => entry.kind === 'directory'))
  }
  const [mine, theirs] = [await measure(one), await measure(other)]
  if (!mine || !theirs) return false
  return mine.files > theirs.files || (mine.files === theirs.files && mine.bytes > theirs.bytes)
}

async function measure(tree: FileTree): Promise<{ files: number; bytes: number } | null> {
  let names = 0
  let files = 0
  let bytes = 0
  try {
    for await (const entry of tree.walk()) {
      if (++names > MAX_NAMES) return null
      if (entry.kind === 'directory') continue
      files++
      bytes += entry.sizeBytes
    }
  } catch (thrown) {
    return nullOnDecodeError(thrown)
  }
  return { files, bytes }
}
