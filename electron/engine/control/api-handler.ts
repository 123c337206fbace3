import type { IncomingMessage, ServerResponse } from 'node:http'
import { dispatch } from '#contract/dispatch.ts'
import type { Reply } from '#contract/errors.ts'
import type { Subscribe } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import { readJson } from './read-json.ts'

const LARGEST_CALL_BYTES = 256 * 1024
/** A subscriber this far behind is disconnected; it reconnects and fetches the state again. */
const LARGEST_BACKLOG_BYTES = 8 * 1024 * 1024
const KEEP_ALIVE_MS = 15_000

/**
 * The contract over HTTP, without authentication: `POST /api/call` {method, input} -> Reply, and `GET /api/events`, a
 * stream of server-sent events with one Push each. Resolves to false for any other path.
 */
export function createApiHandler(needs: { handlers: Handlers; subscribe: Subscribe }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '').split('?', 1)[0]
    if (path === '/api/call' && request.method === 'POST') {
      sendJson(response, await answerCall(needs.handlers, request))
      return true
    }
    if (path === '/api/events' && request.method === 'GET') {
      streamEvents(needs.subscribe, response)
      return true
    }
    return false
  }
}

/** Sends a Reply as JSON. The status is 200 for errors too: they are values of the contract. */
export function sendJson(response: ServerResponse, reply: Reply<unknown>, status = 200): void {
  const body = Buffer.from(JSON.stringify(reply))
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}

async function answerCall(handlers: Handlers, request: IncomingMessage): Promise<Reply<unknown>> {
  const unreadable: Reply<never> = {
    ok: false,
    error: { code: 'invalid-input', params: { where: '', detail: 'not a call' } },
  }
  const call = await readJson(request, LARGEST_CALL_BYTES)
  if (typeof call !== 'object' || call === null || !('method' in call) || typeof call.method !== 'string')
    return unreadable
  return dispatch(handlers, call.method, 'input' in call ? call.input : null)
}

function streamEvents(subscribe: Subscribe, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.write(': listening\n\n')
  const unsubscribe = subscribe(push => {
    response.write(`data: ${JSON.stringify(push)}\n\n`)
    if (response.writableLength > LARGEST_BACKLOG_BYTES) response.destroy()
  })
  const keepAlive = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS)
  keepAlive.unref()
  response.on('close', () => {
    clearInterval(keepAlive)
    unsubscribe()
  })
}
