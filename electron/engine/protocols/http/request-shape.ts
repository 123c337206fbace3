import type { IncomingMessage } from 'node:http'

/**
 * Whether a request has the one shape that machines send: HTTP/1, without a body and with one Host at most. Everything else node:http
 * lets pass is how requests are smuggled past a proxy (RFC 9112 §11.2), and RFC 9112 §3.2 wants a second Host refused.
 */
export function hasPlainShape(request: IncomingMessage): boolean {
  const { headers, rawHeaders } = request
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const length = headers['content-length']
  return (
    (request.httpVersion === '1.1' || request.httpVersion === '1.0') &&
    hosts.length <= 1 &&
    headers['transfer-encoding'] === undefined &&
    (length === undefined || /^0+$/.test(length))
  )
}
