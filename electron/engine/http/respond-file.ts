import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseByteRange, type ByteRange } from './byte-range.ts'
import type { ChunkPool } from './chunk-pool.ts'
import { evaluatePreconditions, formatValidators, rangeApplies } from './conditional.ts'
import { contentTypeOf } from './content-type.ts'
import type { HttpFile } from './http-file.ts'
import { respondRefusal } from './respond-text.ts'
import { sendFile } from './send-file.ts'
import type { TransferFacts } from './transfer-facts.ts'

/** Answers with a file or a part of it: preconditions, then the range, then the bytes. Closes nothing. */
export async function respondFile(
  exchange: {
    readonly request: IncomingMessage
    readonly response: ServerResponse
    readonly facts: TransferFacts
    readonly pool: ChunkPool
  },
  answer: { readonly name: string; readonly file: HttpFile },
): Promise<void> {
  const { request, response, facts } = exchange
  const method = request.method ?? 'GET'
  const { file } = answer
  const validators = formatValidators(file)
  const headers = {
    ETag: validators.etag,
    'Last-Modified': validators.lastModified,
    'Accept-Ranges': 'bytes',
  }
  const precondition = evaluatePreconditions(request.headers, validators)
  if (precondition === 'failed') {
    respondRefusal(response, method, 412, headers)
    return facts.finished(412)
  }
  if (precondition === 'not-modified') {
    response.writeHead(304, headers)
    response.end()
    return facts.finished(304)
  }
  const range = rangeOf(request, file.sizeBytes, rangeApplies(request.headers, validators))
  if (range.kind === 'unsatisfiable') {
    respondRefusal(response, method, 416, { 'Content-Range': `bytes */${file.sizeBytes}` })
    return facts.finished(416)
  }
  const start = range.kind === 'part' ? range.start : 0
  const end = range.kind === 'part' ? range.end : file.sizeBytes
  const status = range.kind === 'part' ? 206 : 200
  response.writeHead(status, {
    'Content-Type': contentTypeOf(answer.name),
    'Content-Length': end - start,
    ...headers,
    ...(range.kind === 'part' ? { 'Content-Range': `bytes ${start}-${end - 1}/${file.sizeBytes}` } : {}),
  })
  if (method === 'HEAD') {
    response.end()
    return facts.finished(status)
  }
  facts.started(end - start, { offset: start, fileSizeBytes: file.sizeBytes })
  const outcome = await sendFile(response, file, { start, end }, exchange.pool, facts.sent).catch(
    () => 'unreadable' as const,
  )
  if (outcome === 'complete') {
    response.end()
    return facts.finished(status)
  }
  facts.aborted()
  // The announced length can no longer be met, so only breaking the connection tells the client the truth.
  if (outcome !== 'aborted') response.destroy()
}

/** RFC 9110 §14.2: Range means something in a GET only. */
function rangeOf(request: IncomingMessage, sizeBytes: number, applies: boolean): ByteRange {
  if (request.method !== 'GET' || !applies) return { kind: 'whole' }
  return parseByteRange(request.headers.range, sizeBytes)
}
