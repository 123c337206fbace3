import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createBodyWriter } from './body-writer.ts'
import {
  composeMultipart,
  formatContentRange,
  parseByteRanges,
  type BytePart,
  type ByteRanges,
} from './byte-range.ts'
import { evaluatePreconditions, formatValidators, rangeApplies } from './conditional.ts'
import { respondRefusal } from './respond-text.ts'
import { sendParts, type Piece, type Senders } from './send-file.ts'
import type { TransferFacts } from './transfer-facts.ts'
import type { VersionedFile } from '../../base/readable-file.ts'

/** Responds with a file or parts of it: preconditions, then ranges, then bytes. Does not close the file. */
export async function respondFile(
  exchange: {
    readonly request: IncomingMessage
    readonly response: ServerResponse
    /** The first call is for this request; each further call is for one more part. */
    readonly newFacts: () => TransferFacts
    readonly senders: Senders
  },
  answer: { readonly name: string; readonly file: VersionedFile },
): Promise<void> {
  const { request, response, newFacts } = exchange
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
    return newFacts().finished(412)
  }
  if (precondition === 'not-modified') {
    response.writeHead(304, headers)
    response.end()
    return newFacts().finished(304)
  }
  const ranges = rangesOf(request, file.sizeBytes, rangeApplies(request.headers, validators))
  if (ranges.kind === 'unsatisfiable') {
    respondRefusal(response, method, 416, { 'Content-Range': `bytes */${file.sizeBytes}` })
    return newFacts().finished(416)
  }
  const body = bodyOf(ranges, file.sizeBytes, contentTypeOf(answer.name))
  response.writeHead(body.status, { ...body.headers, ...headers })
  if (method === 'HEAD') {
    response.end()
    return newFacts().finished(body.status)
  }
  const writer = createBodyWriter(response)
  try {
    const isWhole = await sendParts({ ...exchange, writer, file, status: body.status }, body)
    if (isWhole) response.end()
    // Too late for an error status: the client can only learn of the failure from a broken connection.
    else response.destroy()
  } finally {
    writer.release()
  }
}

/** RFC 9110 §14.2: Range is defined only for GET. */
function rangesOf(request: IncomingMessage, sizeBytes: number, applies: boolean): ByteRanges {
  if (request.method !== 'GET' || !applies) return { kind: 'whole' }
  return parseByteRanges(request.headers.range, sizeBytes)
}

interface Body {
  readonly status: 200 | 206
  readonly headers: Readonly<Record<string, string | number>>
  readonly pieces: readonly Piece[]
  readonly tail: Buffer | null
}

function bodyOf(
  ranges: Exclude<ByteRanges, { kind: 'unsatisfiable' }>,
  sizeBytes: number,
  contentType: string,
): Body {
  const parts: readonly BytePart[] = ranges.kind === 'whole' ? [{ start: 0, end: sizeBytes }] : ranges.parts
  const [first] = parts
  if (parts.length === 1 && first) {
    const isPart = ranges.kind === 'parts'
    return {
      status: isPart ? 206 : 200,
      headers: {
        'Content-Type': contentType,
        'Content-Length': first.end - first.start,
        ...(isPart ? { 'Content-Range': formatContentRange(first, sizeBytes) } : {}),
      },
      pieces: [{ head: null, part: first }],
      tail: null,
    }
  }
  const boundary = randomBytes(18).toString('hex')
  const multipart = composeMultipart({ parts, sizeBytes, contentType, boundary })
  return {
    status: 206,
    headers: { 'Content-Type': multipart.contentType, 'Content-Length': multipart.contentLength },
    pieces: parts.map((part, index) => ({ head: multipart.heads[index] ?? null, part })),
    tail: multipart.tail,
  }
}

/**
 * Media types by extension. EDK2's HTTP boot checks for `application/efi` and the two `vnd.efi` types before it looks
 * at the extension (HttpBootSupport.c). No other client reads the type.
 */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  efi: 'application/efi',
  iso: 'application/vnd.efi-iso',
  img: 'application/vnd.efi-img',
  ipxe: 'text/plain; charset=utf-8',
  cfg: 'text/plain; charset=utf-8',
  conf: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  lst: 'text/plain; charset=utf-8',
  yaml: 'text/plain; charset=utf-8',
  yml: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  xml: 'application/xml',
  json: 'application/json',
}

/** The media type for a file name. */
function contentTypeOf(name: string): string {
  const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
  return known ?? 'application/octet-stream'
}
