import type { ApiError, Reply } from '#contract/errors.ts'
import type { Upload, UploadRequest, UploadState } from '#contract/upload.ts'

/** `lost`: there was no response, so it is not known whether anything arrived. */
export type Asked<T> = Reply<T> | 'lost'

/** The server's side of an upload. */
export interface UploadServer {
  list(): Promise<Asked<readonly Upload[]>>
  begin(request: UploadRequest): Promise<Asked<Upload>>
  find(id: string): Promise<Asked<Upload | null>>
  send(
    id: string,
    offset: number,
    part: Blob,
    onProgress: (sentBytes: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<Asked<UploadState>>
  remove(id: string): Promise<Asked<null>>
}

/** By HTTP, from the page to the server that it came from. */
export function createUploadServer(): UploadServer {
  return {
    list: () => ask('GET', ''),
    begin: request => ask('POST', '', JSON.stringify(request)),
    find: id => ask('GET', `/${id}`),
    remove: id => ask('DELETE', `/${id}`),
    send: sendPart,
  }
}

async function ask<T>(method: string, path: string, body?: string): Promise<Asked<T>> {
  const response = await fetch(`/api/uploads${path}`, { method, ...(body !== undefined && { body }) }).catch(
    () => null,
  )
  return readReply<T>(await response?.json().catch(() => null))
}

/** XMLHttpRequest, because fetch does not report how much has been sent. */
function sendPart(
  id: string,
  offset: number,
  part: Blob,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<Asked<UploadState>> {
  return new Promise(resolve => {
    if (signal?.aborted) return resolve('lost')
    const request = new XMLHttpRequest()
    const abort = (): void => request.abort()
    request.upload.addEventListener('progress', event => onProgress(event.loaded))
    request.addEventListener('loadend', () => {
      signal?.removeEventListener('abort', abort)
      resolve(readReply(request.response))
    })
    signal?.addEventListener('abort', abort)
    request.open('PUT', `/api/uploads/${id}?offset=${offset}`)
    request.responseType = 'json'
    request.send(part)
  })
}

function readReply<T>(value: unknown): Asked<T> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return 'lost'
  if (value.ok === true && 'value' in value) return { ok: true, value: value.value as T }
  return 'error' in value ? { ok: false, error: value.error as ApiError } : 'lost'
}
