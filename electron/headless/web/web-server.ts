import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { createApiHandler, sendJson } from '#engine/control/api-handler.ts'
import type { Engine } from '#engine/engine.ts'
import { isoFolder } from '#engine/features/library/iso-store.ts'
import { comesFromOurPage } from './own-page.ts'
import { limitPaths } from './limit-paths.ts'
import { linkHost, ownNames } from './page-address.ts'
import { createPageHttp } from './page-http.ts'
import { createPasswordCheck } from './password.ts'
import { answerSession } from './session-routes.ts'
import { loadStaticFiles, type StaticFiles } from './static-files.ts'
import { createUploadFolder } from './upload-folder.ts'
import { createUploadRoutes } from './upload-routes.ts'
import { createUploads } from './uploads.ts'
import { createVisitorGate, type VisitorGate } from './visitor.ts'

/** How many ports after the default are tried if it is in use and the user did not choose a port. */
const PORTS_TO_TRY = 10

export interface WebServer {
  /** A link that signs in one browser; includes the token. */
  readonly url: string
  /** Issues a new link; the previous one becomes invalid. */
  newLink(): string
  close(): Promise<void>
}

interface Page {
  readonly files: StaticFiles
  readonly gate: VisitorGate
  /** Names that a Host header may have, in addition to addresses. */
  readonly names: readonly string[]
  readonly answerApi: ReturnType<typeof createApiHandler>
  readonly answerUpload: ReturnType<typeof createUploadRoutes>
}

/**
 * The page for browsers and the contract behind it. A separate server from the one machines boot from, on another port.
 * Rejects with `port-in-use` or `permission-denied`.
 */
export async function openWebServer(needs: {
  host: string
  port: number
  isPortFixed: boolean
  engine: Engine
  uiFolder: string
  /** Signs in anyone who knows it. */
  password?: string | undefined
  /**
   * Folders that visitors may name files in, in addition to their uploads; absent: everywhere that this process can
   * read.
   */
  folders?: readonly string[] | undefined
}): Promise<WebServer> {
  const folder = isoFolder(needs.engine.dataFolder)
  // Below the folder of complete files, so that both are on the same disk.
  const parts = createUploadFolder({ folder: join(folder, '.parts'), nowMs: Date.now })
  const handlers = needs.folders
    ? limitPaths(needs.engine.handlers, [folder, ...needs.folders])
    : needs.engine.handlers
  const page: Page = {
    files: await loadStaticFiles(needs.uiFolder),
    gate: createVisitorGate({
      name: createHash('sha256').update(needs.engine.dataFolder).digest('hex').slice(0, 12),
      isRightPassword: needs.password === undefined ? null : await createPasswordCheck(needs.password),
      nowMs: Date.now,
    }),
    names: ownNames(needs.host),
    answerApi: createApiHandler({ ...needs.engine, handlers }),
    answerUpload: createUploadRoutes(createUploads({ folder, parts })),
  }
  const server = createPageHttp((request, response) => {
    answer(page, request, response).catch(error => {
      if (response.headersSent) response.destroy()
      else sendJson(response, { ok: false, error: toApiError(error) })
    })
  })
  const port = await listen(server, needs)
  const host = linkHost(needs.host, await needs.engine.handlers['cards.list'](null))
  const newLink = (): string => `http://${host}:${port}/#t=${page.gate.issueToken()}`
  return {
    url: newLink(),
    newLink,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(page: Page, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://page')
  const { pathname } = url
  if (!comesFromOurPage(request, page.names)) return refuse(response)
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (page.files.send(pathname, response, request.method === 'HEAD')) return
  }
  if (await answerSession(page.gate, request, url, response)) return
  if (!page.gate.isAdmitted(request)) return refuse(response)
  const value = await page.answerUpload(request, url)
  if (value !== undefined) return sendJson(response, { ok: true, value })
  if (await page.answerApi(request, response)) return
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('No such path.\n')
}

function refuse(response: ServerResponse): void {
  sendJson(response, { ok: false, error: { code: 'unauthorised', params: {} } }, 401)
}

async function listen(
  server: Server,
  where: { host: string; port: number; isPortFixed: boolean },
): Promise<number> {
  const last = where.isPortFixed ? where.port : where.port + PORTS_TO_TRY
  for (let port = where.port; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, where.host, () => {
          server.off('error', reject)
          // Once the server listens, only accept() can fail, when file descriptors run out; a later browser may
          // succeed.
          server.on('error', () => undefined)
          resolve()
        })
      })
      const bound = server.address()
      return typeof bound === 'object' && bound !== null ? bound.port : port
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && port < last) continue
      throw new SlipwayError(
        code === 'EACCES' ? 'permission-denied' : 'port-in-use',
        { protocol: 'tcp', port, address: where.host },
        error,
      )
    }
  }
}
