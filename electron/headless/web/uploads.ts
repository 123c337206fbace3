import { mkdir, open, statfs } from 'node:fs/promises'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import {
  UPLOAD_CHUNK_BYTES,
  UPLOAD_OVERLAP_BYTES,
  type Upload,
  type UploadRequest,
  type UploadState,
} from '#contract/upload.ts'
import { cleanName, moveToFreeName } from './free-name.ts'
import { receivePart } from './receive-part.ts'
import type { UploadFolder } from './upload-folder.ts'

/** Kept free on the disk, so that Slipway can still write its database. */
const RESERVE_BYTES = 256 * 1024 * 1024
/** The most incomplete uploads at a time; only a runaway script has more. */
const MAX_UPLOADS = 32

/** The body of a request, and the way to abort it. */
export interface IncomingPart {
  readonly offset: number
  readonly lengthBytes: number
  readonly bytes: AsyncIterable<Buffer>
  readonly stop: () => void
}

/** Files that browsers upload in parts, because a browser cannot name a path. */
export interface Uploads {
  list(): Promise<readonly Upload[]>
  /**
   * Begins an upload, or resumes one of the same file. Rejects with `disk-full` {path, freeBytes, neededBytes} or
   * `invalid-input`.
   */
  begin(request: UploadRequest): Promise<Upload>
  /** Null if the upload does not exist or has expired. */
  find(id: string): Promise<Upload | null>
  /**
   * Writes a part and resolves to the new state: shorter than the part's end if the part does not follow the received
   * data, 0 if it belongs to another file. A second request for the same upload aborts the first, whose connection must
   * be dead. Rejects with `disk-full`, `upload-incomplete` or `invalid-input`; received data is kept.
   */
  receive(id: string, part: IncomingPart): Promise<UploadState>
  remove(id: string): Promise<void>
}

/** Complete files go to `folder`; incomplete ones are in `parts`, on the same disk. */
export function createUploads(needs: { readonly folder: string; readonly parts: UploadFolder }): Uploads {
  const { folder, parts } = needs
  const receiving = new Map<string, { stop: () => void; ended: Promise<unknown> }>()

  const needRoom = async (neededBytes: number): Promise<void> => {
    await mkdir(folder, { recursive: true })
    const { bavail, bsize } = await statfs(folder)
    const freeBytes = bavail * bsize
    const wantedBytes = neededBytes + RESERVE_BYTES
    if (freeBytes < wantedBytes)
      throw new SlipwayError('disk-full', { path: folder, freeBytes, neededBytes: wantedBytes })
  }
  const interrupt = async (id: string): Promise<void> => {
    const other = receiving.get(id)
    other?.stop()
    await other?.ended
  }

  const take = async (upload: Upload, part: IncomingPart): Promise<UploadState> => {
    const { id, name, sizeBytes } = upload
    const path = parts.partOf(id)
    const file = await open(path, 'r+')
    try {
      const { size } = await file.stat()
      if (part.offset > size) return { receivedBytes: size, path: null }
      const isSame = await receivePart(file, part.offset, part.bytes)
      if (!isSame) await file.truncate(0)
      const { size: receivedBytes } = await file.stat()
      if (receivedBytes < sizeBytes) return { receivedBytes, path: null }
      await file.sync()
      const whole = await moveToFreeName(path, folder, name)
      await parts.remove(id)
      return { receivedBytes, path: whole }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new SlipwayError('disk-full', { path: folder, freeBytes: 0, neededBytes: sizeBytes }, error)
      const { size: receivedBytes } = await file.stat()
      throw new SlipwayError('upload-incomplete', { name, receivedBytes, expectedBytes: sizeBytes }, error)
    } finally {
      await file.close()
    }
  }

  return {
    list: () => parts.list(),
    find: id => parts.find(id),
    async begin(request) {
      const name = cleanName(request.name)
      if (name === null || !isSize(request.sizeBytes) || !Number.isFinite(request.modifiedMs))
        throw refusal('name', 'name-size-time')
      const { sizeBytes, modifiedMs } = request
      const known = await parts.list()
      const same = known.find(
        one =>
          one.name === name &&
          one.sizeBytes === sizeBytes &&
          one.modifiedMs === modifiedMs &&
          !receiving.has(one.id),
      )
      await needRoom(sizeBytes - (same?.receivedBytes ?? 0))
      if (same) return same
      if (known.length >= MAX_UPLOADS) throw refusal('upload', 'too-many-parts')
      return parts.add({ name, sizeBytes, modifiedMs })
    },
    async receive(id, part) {
      await interrupt(id)
      const upload = await parts.find(id)
      if (!upload) throw refusal('upload', 'upload-unknown')
      const { offset, lengthBytes } = part
      if (!isSize(offset) || !isSize(lengthBytes) || offset + lengthBytes > upload.sizeBytes)
        throw refusal('offset', 'part-outside')
      if (lengthBytes > UPLOAD_CHUNK_BYTES + UPLOAD_OVERLAP_BYTES) throw refusal('offset', 'part-too-large')
      const taking = take(upload, part)
      const entry = { stop: part.stop, ended: taking.catch(() => undefined) }
      receiving.set(id, entry)
      try {
        return await taking
      } finally {
        if (receiving.get(id) === entry) receiving.delete(id)
      }
    },
    async remove(id) {
      await interrupt(id)
      await parts.remove(id)
    },
  }
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

type Refusal = 'name-size-time' | 'too-many-parts' | 'upload-unknown' | 'part-outside' | 'part-too-large'
const refusal = (where: string, why: Refusal): SlipwayError =>
  new SlipwayError('invalid-input', { where, ...detail(why) })
