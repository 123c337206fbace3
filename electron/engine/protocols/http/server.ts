import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parseIpv4, type Ipv4 } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { Party, RecordFact } from '../../base/record-fact.ts'
import type { Answer, HttpRequest, Intake, IntakeRequest, Route } from './route.ts'
import { createChunkPool } from './send-file.ts'
import { createConnectionLimit, createRequestTurns, listen, refuseBroken } from './connections.ts'
import type { KernelSender } from './send-by-kernel.ts'
import { renderListing, respondRefusal, respondText } from './respond-text.ts'
import { hasPlainShape, isFromBrowser, parseRequestPath, readBody, type RequestPath } from './request.ts'
import { createProgressPace, createTransferFacts, type TransferFacts } from './transfer-facts.ts'
import { respondFile } from './respond-file.ts'
import { provenMac, type WhoIs } from '../../base/who-is.ts'

const MAX_CONNECTIONS = 1024
const MAX_CONNECTIONS_PER_CLIENT = 64
/** Limit of pipelined requests. No known boot client pipelines; curl and browsers do not either. */
const MAX_PIPELINED = 16
const KEEP_ALIVE_MS = 15_000
const HEADERS_MS = 10_000
/** How often to look for clients that do not finish their request, in ms. */
const CHECK_INTERVAL_MS = 5_000
/** A client that reads nothing for this long is gone: its chunks and its file are released. */
const STALLED_MS = 300_000

export interface HttpServer {
  readonly port: number
  /** Aborts running transfers; resolves when every socket is closed. */
  close(): Promise<void>
}

interface HttpServerNeeds {
  readonly address: Ipv4
  /** 0 for any free port. */
  readonly port: number
  readonly routes: readonly Route[]
  /** Accepted by POST and PUT; default: nothing. */
  readonly intakes?: readonly Intake[]
  readonly record: RecordFact
  readonly whoIs: WhoIs
  readonly clock: Clock
  /** Null or absent if files pass through this process. */
  readonly kernel?: KernelSender | null
}

/** Who sent a request. */
type Client = Party & Pick<HttpRequest, 'provenMac'>

/** A refusal and its reason. */
interface Refusal {
  readonly kind: 'refusal'
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Nothing exists at this path. Reported as a separate fact, because a missing file explains a failed boot. */
  readonly isMissing?: true
}

/**
 * HTTP for machines: GET and HEAD, no redirects, a length on every response, a body in every refusal. This is what
 * EDK2, shim, GRUB and iPXE have in common. Rejects with `port-in-use` or `permission-denied`.
 */
export async function createHttpServer(needs: HttpServerNeeds): Promise<HttpServer> {
  const senders = { pool: createChunkPool(), kernel: needs.kernel ?? null }
  const turns = createRequestTurns(MAX_PIPELINED)
  const pace = createProgressPace()
  const limit = createConnectionLimit(MAX_CONNECTIONS_PER_CLIENT)
  let requestCount = 0

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    // A client that hangs up during a response is handled by 'close'; without this listener it would crash the
    // process.
    response.on('error', () => response.destroy())
    serveInTurn(request, response).catch(() => response.destroy())
  }
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: HEADERS_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
    },
    onRequest,
  )
  // A client that sends `Expect: 100-continue` gets its 100 only where a body is accepted (readBody).
  server.on('checkContinue', onRequest)
  server.maxConnections = MAX_CONNECTIONS
  server.timeout = STALLED_MS
  server.on('connection', socket => {
    socket.setNoDelay(true)
    const free = limit.admit(socket.remoteAddress ?? '')
    if (free) socket.once('close', free)
    else socket.destroy()
  })
  server.on('clientError', (error, socket) => {
    // An error response cannot be sent in the middle of another response.
    if (turns.isBusy(socket)) socket.destroy()
    else refuseBroken(error, socket)
  })

  async function serveInTurn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await turns.enter(request, response)) await serve(request, response)
    else request.socket.destroy()
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? ''
    const target = request.url ?? '/'
    const parsed = parseRequestPath(target)
    const ip = parseIpv4((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''))
    const known = ip && needs.whoIs(ip)
    const client: Party = { ip, mac: known?.mac ?? null }
    const path = parsed?.path ?? target.slice(0, 200)
    const factsFor = (party: Party): TransferFacts =>
      createTransferFacts({
        request: ++requestCount,
        path,
        party,
        record: needs.record,
        clock: needs.clock,
        pace,
      })

    const answer = await answerTo(request, response, parsed, { ...client, provenMac: provenMac(known) })
    if (answer === 'broken') return void response.destroy()
    if (answer.kind === 'refusal') {
      const { status, headers } = answer
      respondRefusal(response, method, status, headers)
      if (answer.isMissing) return needs.record({ kind: 'http.missing', path }, client)
      return factsFor(client).finished(status)
    }
    if (answer.kind === 'file') {
      try {
        return await respondFile({ request, response, senders, newFacts: () => factsFor(client) }, answer)
      } finally {
        await answer.file.close()
      }
    }
    const isText = answer.kind === 'text'
    const text = isText
      ? answer.text
      : renderListing({ path, hasTrailingSlash: parsed?.hasTrailingSlash ?? false }, answer.items)
    const contentType = isText ? answer.contentType : 'text/html; charset=utf-8'
    const status = (isText ? answer.status : undefined) ?? 200
    const party: Party = { ip, mac: (isText ? answer.mac : null) ?? client.mac }
    const transfer = factsFor(party)
    const headers = { 'Cache-Control': 'no-store' }
    transfer.sent(respondText(response, method, text, { status, contentType, headers }))
    if (isText && method !== 'HEAD') answer.facts.forEach(fact => needs.record(fact, party))
    transfer.finished(status)
  }

  /**
   * The checks for every request: whether it is allowed, then whose it is. `broken`: the connection ended within the
   * body.
   */
  async function answerTo(
    request: IncomingMessage,
    response: ServerResponse,
    parsed: RequestPath | null,
    client: Client,
  ): Promise<Answer | Refusal | 'broken'> {
    const { method } = request
    // Before anything is read: a page in a browser can send a GET or a POST to any address it knows.
    if (isFromBrowser(request)) return { kind: 'refusal', status: 403, headers: { Connection: 'close' } }
    if (parsed && (method === 'POST' || method === 'PUT')) {
      const intake = needs.intakes?.find(one => one.limitOf(parsed.path) !== null)
      if (intake) return takeBody(intake, request, response, { ...parsed, ...client, method })
    }
    // The rest of the connection after a body or an unsupported method is not read.
    const headers = { Connection: 'close' }
    if (method !== 'GET' && method !== 'HEAD')
      return { kind: 'refusal', status: 405, headers: { ...headers, Allow: 'GET, HEAD' } }
    if (!parsed || !hasPlainShape(request)) return { kind: 'refusal', status: 400, headers }
    try {
      for (const route of needs.routes) {
        const answer = await route({ ...parsed, ...client, method })
        if (answer) return answer
      }
      return { kind: 'refusal', status: 404, isMissing: true }
    } catch {
      return { kind: 'refusal', status: 500 }
    }
  }

  async function takeBody(
    intake: Intake,
    request: IncomingMessage,
    response: ServerResponse,
    head: Omit<IntakeRequest, 'body'>,
  ): Promise<Answer | Refusal | 'broken'> {
    const refuse = (status: number): Refusal => ({
      kind: 'refusal',
      status,
      headers: { Connection: 'close' },
    })
    const body = await readBody(request, response, intake.limitOf(head.path) ?? 0)
    if (body === 'broken') return body
    if (body === 'too-large') return refuse(413)
    try {
      return (await intake.take({ ...head, body })) ?? refuse(404)
    } catch {
      return refuse(500)
    }
  }

  const port = await listen(server, needs.address, needs.port)
  return {
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
