import { createServer, type RequestListener, type Server } from 'node:http'

const HEADERS_MS = 10_000

/** An HTTP server for browsers. Uploading an ISO may take hours, so only the request's headers have a time limit. */
export function createPageHttp(listener: RequestListener): Server {
  // Node's default for a whole request is 5 minutes: 10 GB over Wi-Fi take longer.
  return createServer({ requestTimeout: 0, headersTimeout: HEADERS_MS }, listener)
}
