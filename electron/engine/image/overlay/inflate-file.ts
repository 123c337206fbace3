import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ImageFile } from '../image-file.ts'
import { bytesFile, readWhole } from './bytes-file.ts'

/** Xen is 1 MB compressed and 3 to 10 MB inside. */
const MAX_COMPRESSED_BYTES = 16 * 1024 * 1024
const MAX_INFLATED_BYTES = 64 * 1024 * 1024

/** What is inside a file that gzip made (RFC 1952); a file of another kind as it is. Null for one too large. */
export async function inflateFile(file: ImageFile): Promise<ImageFile | null> {
  try {
    const bytes = await readWhole(file, MAX_COMPRESSED_BYTES)
    if (!bytes) return null
    const of = { modifiedMs: file.modifiedMs, version: `${file.version}-inflated` }
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytesFile(bytes, of)
    return bytesFile(await promisify(gunzip)(bytes, { maxOutputLength: MAX_INFLATED_BYTES }), of)
  } catch {
    return null
  } finally {
    await file.close()
  }
}
