import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, HttpRequest } from './answer.ts'

/** A request that brings something along. */
export interface IntakeRequest extends Omit<HttpRequest, 'method'> {
  readonly method: 'POST' | 'PUT'
  readonly body: Buffer
}

/** Takes what machines send to some paths. */
export interface Intake {
  /** The most that is taken at this path, in bytes; null where nothing is taken. */
  limitOf(path: string): number | null
  /** What events call a path that is itself a secret. */
  shownPath?(path: string): string
  take(request: IntakeRequest): Promise<Extract<Answer, { kind: 'text' }> | null>
}

/**
 * The body of a request, or why it is not read: a length that is too large is refused before a byte of it is taken, one that was
 * not told as soon as it is reached.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<Buffer | 'too-large' | 'broken'> {
  const announced = request.headers['content-length']
  if (announced !== undefined && !(Number(announced) <= maxBytes)) return 'too-large'
  if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue()
  const chunks: Buffer[] = []
  let sizeBytes = 0
  return new Promise(resolve => {
    request.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length
      if (sizeBytes <= maxBytes) chunks.push(chunk)
      else {
        request.pause()
        resolve('too-large')
      }
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('close', () => resolve('broken'))
    request.once('error', () => resolve('broken'))
  })
}
