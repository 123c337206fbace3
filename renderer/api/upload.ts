import type { Reply } from '#contract/errors.ts'
import { failure, type Sending } from './transport.ts'

/** Sends a file to the computer that serves. XMLHttpRequest, because fetch does not report upload progress. */
export function uploadFile(file: File, sending: Sending): Promise<Reply<{ readonly path: string }>> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    const incomplete = (sentBytes: number): Reply<never> =>
      failure({
        code: 'upload-incomplete',
        params: { name: file.name, receivedBytes: sentBytes, expectedBytes: file.size },
      })
    let sentBytes = 0
    request.upload.addEventListener('progress', event => {
      sentBytes = event.loaded
      sending.onProgress?.(event.loaded, file.size)
    })
    request.addEventListener('load', () => resolve(request.response ?? incomplete(sentBytes)))
    request.addEventListener('error', () => resolve(incomplete(sentBytes)))
    request.addEventListener('abort', () => resolve(incomplete(sentBytes)))
    sending.signal?.addEventListener('abort', () => request.abort())
    request.open('POST', `/api/upload?name=${encodeURIComponent(file.name)}`)
    request.responseType = 'json'
    request.send(file)
  })
}
