import { createServer, type RequestListener, type Server } from 'node:http'

const HEADERS_MS = 10_000

/** A server for browsers. An ISO may take hours on its way here, so only the head of a request has a time limit. */
export function createPageHttp(listener: RequestListener): Server {
  // Node's own limit for a whole request is 5 minutes: 10 GB over Wi-Fi take longer.
  return createServer({ requestTimeout: 0, headersTimeout: HEADERS_MS }, listener)
}
