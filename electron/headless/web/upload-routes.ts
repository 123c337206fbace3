import type { IncomingMessage } from 'node:http'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { UploadRequest } from '#contract/upload.ts'
import { readJson } from '#engine/control/read-json.ts'
import type { Uploads } from './uploads.ts'

/** The browser closed without ending the connection; the page asks again much earlier. */
const STALLED_MS = 60_000

const LARGEST_REQUEST_BYTES = 4096

const PATH = /^\/api\/uploads(?:\/([0-9a-f]{16}))?$/

/**
 * Uploads over HTTP: `GET /api/uploads` lists, `POST` {name, sizeBytes, modifiedMs} begins or resumes; with an id
 * appended, `GET` returns the progress, `PUT ?offset=N` sends a part, `DELETE` cancels. Resolves to the response body;
 * undefined for any other path.
 */
export function createUploadRoutes(uploads: Uploads) {
  return async (request: IncomingMessage, url: URL): Promise<unknown> => {
    const match = PATH.exec(url.pathname)
    if (!match) return undefined
    const [, id] = match
    switch (`${request.method} ${id === undefined ? 'all' : 'one'}`) {
      case 'GET all':
        return uploads.list()
      case 'POST all':
        return uploads.begin(await readRequest(request))
      case 'GET one':
        return uploads.find(id!)
      case 'PUT one':
        request.setTimeout(STALLED_MS, () => request.destroy())
        return uploads.receive(id!, {
          offset: Number(url.searchParams.get('offset') ?? NaN),
          lengthBytes: Number(request.headers['content-length'] ?? NaN),
          bytes: request,
          stop: () => request.destroy(),
        })
      case 'DELETE one':
        await uploads.remove(id!)
        return null
      default:
        return undefined
    }
  }
}

async function readRequest(request: IncomingMessage): Promise<UploadRequest> {
  const asked = (await readJson(request, LARGEST_REQUEST_BYTES)) as Partial<
    Record<keyof UploadRequest, unknown>
  > | null
  const { name, sizeBytes, modifiedMs } = asked ?? {}
  if (typeof name === 'string' && typeof sizeBytes === 'number' && typeof modifiedMs === 'number')
    return { name, sizeBytes, modifiedMs }
  throw new SlipwayError('invalid-input', {
    where: 'upload',
    ...detail('name-size-time'),
  })
}
