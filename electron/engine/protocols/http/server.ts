import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parseIpv4, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { Party, RecordFact } from '../../base/record-fact.ts'
import type { Answer, HttpRequest, Route } from './answer.ts'
import { createChunkPool } from './chunk-pool.ts'
import { createConnectionLimit } from './connection-limit.ts'
import { readBody, type Intake, type IntakeRequest } from './intake.ts'
import type { KernelSender } from './kernel-sender.ts'
import { listen } from './listen.ts'
import { renderListing } from './listing.ts'
import { refuseBroken } from './refuse-broken.ts'
import { parseRequestPath } from './request-path.ts'
import { hasPlainShape } from './request-shape.ts'
import { createProgressPace } from './progress-pace.ts'
import { createRequestTurns } from './request-turns.ts'
import { respondFile } from './respond-file.ts'
import { respondRefusal, respondText } from './respond-text.ts'
import { createTransferFacts, type TransferFacts } from './transfer-facts.ts'

const MAX_CONNECTIONS = 1024
const MAX_CONNECTIONS_PER_CLIENT = 64
/** Requests that a client sends ahead of their answers. None that we know sends any; curl and browsers do not either. */
const MAX_PIPELINED = 16
const KEEP_ALIVE_MS = 15_000
const HEADERS_MS = 10_000
/** How late a client may be noticed that does not finish its request. */
const CHECK_INTERVAL_MS = 5_000
/** A client that takes no byte for this long is gone: its chunks and its file are freed. */
const STALLED_MS = 300_000

export interface HttpServer {
  readonly port: number
  /** Breaks running transfers off; resolves when every socket is closed. */
  close(): Promise<void>
}

export interface HttpServerNeeds {
  readonly address: Ipv4
  /** 0 takes a free one. */
  readonly port: number
  readonly routes: readonly Route[]
  /** What is taken by POST and PUT; nothing where it is left out. */
  readonly intakes?: readonly Intake[]
  readonly record: RecordFact
  /** Whose address it is, from leases and earlier requests. */
  readonly machineAt: (ip: Ipv4) => MacAddress | null
  readonly clock: Clock
  /** Null, or left out, where files go out through this process. */
  readonly kernel?: KernelSender | null
}

/**
 * HTTP for machines: GET and HEAD, no redirects, a length on everything, a body in every refusal. That is what
 * EDK2, shim, GRUB and iPXE agree on. Rejects with `port-in-use` or `permission-denied`.
 */
export async function createHttpServer(needs: HttpServerNeeds): Promise<HttpServer> {
  const senders = { pool: createChunkPool(), kernel: needs.kernel ?? null }
  const turns = createRequestTurns(MAX_PIPELINED)
  const pace = createProgressPace()
  const limit = createConnectionLimit(MAX_CONNECTIONS_PER_CLIENT)
  let requestCount = 0

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    // Whoever hangs up while the answer is on its way is seen by 'close'; without a listener it would be a crash.
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
  // Who asks before sending a body is told to go on only where it is taken.
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
    // In the middle of another answer nothing can be said.
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
    const party: Party = { ip, mac: ip && needs.machineAt(ip) }
    const factsFor = (whose: Party, path = parsed?.path ?? target.slice(0, 200)): TransferFacts =>
      createTransferFacts({ ...needs, pace, request: ++requestCount, path, party: whose })
    if (parsed && (method === 'POST' || method === 'PUT')) {
      const intake = needs.intakes?.find(one => one.limitOf(parsed.path) !== null)
      if (intake) return takeBody(intake, { ...parsed, method, ip, mac: party.mac })
    }
    const isServed = method === 'GET' || method === 'HEAD'
    if (!parsed || !isServed || !hasPlainShape(request)) {
      const status = isServed ? 400 : 405
      // Whatever follows a request with a body or a foreign method is not read.
      const headers = { Connection: 'close', ...(isServed ? {} : { Allow: 'GET, HEAD' }) }
      respondRefusal(response, method, status, headers)
      return factsFor(party).finished(status)
    }
    const asked: HttpRequest = { ...parsed, method, ip, mac: party.mac }
    const answer = await answerOf(asked)
    if (answer === 'unreadable') {
      respondRefusal(response, method, 500)
      return factsFor(party).finished(500)
    }
    if (!answer) {
      respondRefusal(response, method, 404)
      return needs.record({ kind: 'http.missing', path: parsed.path }, party)
    }
    if (answer.kind === 'file') {
      try {
        return await respondFile({ request, response, senders, newFacts: () => factsFor(party) }, answer)
      } finally {
        await answer.file.close()
      }
    }
    const isText = answer.kind === 'text'
    const whose = { ip, mac: (isText ? answer.mac : null) ?? party.mac }
    respondGenerated(asked, response, answer, whose, factsFor(whose, isText ? answer.shownPath : undefined))

    async function takeBody(intake: Intake, head: Omit<IntakeRequest, 'body'>): Promise<void> {
      const body = await readBody(request, response, intake.limitOf(head.path) ?? 0)
      if (body === 'broken') return void response.destroy()
      const taken = body === 'too-large' ? null : await intake.take({ ...head, body })
      if (!taken) {
        const status = body === 'too-large' ? 413 : 404
        respondRefusal(response, method, status, { Connection: 'close' })
        return factsFor(party, intake.shownPath?.(head.path)).finished(status)
      }
      const sender = { ip, mac: taken.mac ?? party.mac }
      respondGenerated(head, response, taken, sender, factsFor(sender, taken.shownPath))
    }
  }

  function respondGenerated(
    asked: Pick<HttpRequest, 'path' | 'hasTrailingSlash'> & { readonly method: string },
    response: ServerResponse,
    answer: Exclude<Answer, { kind: 'file' }>,
    whose: Party,
    transfer: TransferFacts,
  ): void {
    const isText = answer.kind === 'text'
    const text = isText ? answer.text : renderListing(asked, answer.items)
    const contentType = isText ? answer.contentType : 'text/html; charset=utf-8'
    const headers = { 'Cache-Control': 'no-store' }
    const status = (isText ? answer.status : undefined) ?? 200
    transfer.sent(respondText(response, asked.method, text, { status, contentType, headers }))
    if (isText && asked.method !== 'HEAD') answer.facts.forEach(fact => needs.record(fact, whose))
    transfer.finished(status)
  }

  async function answerOf(asked: HttpRequest): Promise<Answer | null | 'unreadable'> {
    try {
      for (const route of needs.routes) {
        const answer = await route(asked)
        if (answer) return answer
      }
      return null
    } catch {
      return 'unreadable'
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
