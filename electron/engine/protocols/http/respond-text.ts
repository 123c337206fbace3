import type { ServerResponse } from 'node:http'

const PLAIN = 'text/plain; charset=utf-8'

/** A small body of known length. HEAD gets the same header without the body. */
export function respondText(
  response: ServerResponse,
  method: string,
  text: string,
  options: { readonly status?: number; readonly contentType?: string; readonly headers?: Headers } = {},
): number {
  const body = Buffer.from(text)
  response.writeHead(options.status ?? 200, {
    'Content-Type': options.contentType ?? PLAIN,
    'Content-Length': body.length,
    ...options.headers,
  })
  response.end(method === 'HEAD' ? undefined : body)
  return method === 'HEAD' ? 0 : body.length
}

type Headers = Readonly<Record<string, string>>

const REASONS: Readonly<Record<number, string>> = {
  400: 'This path cannot be read.',
  404: 'There is nothing at this path.',
  405: 'Only GET and HEAD are served here.',
  412: 'The file has changed.',
  413: 'This is more than is taken here.',
  416: 'The file does not reach that far.',
  500: 'The file cannot be read.',
}

/** A refusal. Its body is never empty: shim hangs for good on a kept-alive 404 of length 0. */
export function respondRefusal(
  response: ServerResponse,
  method: string,
  status: number,
  headers: Headers = {},
): number {
  return respondText(response, method, `${REASONS[status] ?? 'Refused.'}\n`, { status, headers })
}
