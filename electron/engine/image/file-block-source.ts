import { open, stat } from 'node:fs/promises'
import { DecodeError } from '../base/bytes/decode-error.ts'
import type { BlockSource } from './block-source.ts'

/** A file on this computer, open for reading. */
export interface FileBlockSource extends BlockSource {
  readonly modifiedMs: number
  /** Valid until it is closed. */
  readonly descriptor: number
  /** Reads up to `target.length` bytes at `offset` into `target`; resolves to how many, fewer only at the end. */
  readInto(target: Uint8Array, offset: number): Promise<number>
}

/** Rejects with Node's own error where the file cannot be opened; opening a named pipe would never return. */
export async function openFileBlockSource(path: string): Promise<FileBlockSource> {
  if (!(await stat(path)).isFile()) throw new DecodeError(`${path} is not a file`)
  const handle = await open(path, 'r')
  try {
    const stats = await handle.stat()
    return fileBlockSource(handle, stats.size, stats.mtimeMs)
  } catch (thrown) {
    await handle.close()
    throw thrown
  }
}

function fileBlockSource(
  handle: Awaited<ReturnType<typeof open>>,
  sizeBytes: number,
  modifiedMs: number,
): FileBlockSource {
  const readInto = async (target: Uint8Array, offset: number): Promise<number> => {
    let done = 0
    while (done < target.length) {
      const { bytesRead } = await handle.read(target, done, target.length - done, offset + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return done
  }
  return {
    sizeBytes,
    modifiedMs,
    descriptor: handle.fd,
    readInto,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= sizeBytes))
        throw new DecodeError(`${length} bytes wanted at ${offset}, the file ends at ${sizeBytes}`)
      const target = Buffer.allocUnsafeSlow(length)
      if ((await readInto(target, offset)) < length)
        throw new DecodeError(`the file became shorter than ${offset + length} bytes while it was read`)
      return target
    },
    close: () => handle.close(),
  }
}
