import type { Reply } from '#contract/errors.ts'
import type { Push } from '#contract/events.ts'
import { failure, type LinkStatus, type Transport } from './transport.ts'
import { createUploadServer, type Asked } from './upload-requests.ts'
import { uploadFile } from './upload.ts'

const RETRY_MS = 2_000

/**
 * Exchanges the one-time token of `#t=TOKEN` for a session cookie. True when there was a token to exchange;
 * the caller then removes it from the address bar, whatever the server replied.
 */
export async function openSession(hash: string): Promise<boolean> {
  const token = /^#t=([\w.~-]{1,256})$/.exec(hash)?.[1]
  if (token === undefined) return false
  await fetch('/api/session', jsonPost({ token })).catch(() => null)
  return true
}

/** The engine behind the local web server: calls by POST, pushes by an event stream. */
export function createHttpTransport(): Transport {
  const pushListeners = new Set<(push: Push) => void>()
  const statusListeners = new Set<(status: LinkStatus) => void>()
  let status: LinkStatus = 'connecting'
  let stream: EventSource | null = null

  function setStatus(next: LinkStatus): void {
    if (next === status) return
    status = next
    for (const listener of statusListeners) listener(next)
  }

  async function call(method: string, input: unknown): Promise<Reply<unknown>> {
    const response = await fetch('/api/call', jsonPost({ method, input })).catch(() => null)
    if (response === null) return failure({ code: 'server-unreachable', params: {} })
    if (response.status === 401) {
      signOut()
      return failure({ code: 'unauthorised', params: {} })
    }
    const reply: unknown = await response.json().catch(() => null)
    return isReply(reply)
      ? reply
      : failure({ code: 'internal', params: { detail: `HTTP ${response.status}` } })
  }

  function signOut(): void {
    stream?.close()
    stream = null
    setStatus('signed-out')
  }

  function openStream(): void {
    stream = new EventSource('/api/events')
    stream.addEventListener('open', () => setStatus('online'))
    stream.addEventListener('message', message => {
      const push = readPush(message.data)
      if (push) for (const listener of pushListeners) listener(push)
    })
    stream.addEventListener('error', () => {
      if (status === 'signed-out') return
      setStatus('lost')
      // A refused stream is closed for good and does not say why; a call does.
      if (stream?.readyState === EventSource.CLOSED) window.setTimeout(reopenStream, RETRY_MS)
    })
  }

  function reopenStream(): void {
    call('app.info', null)
      .then(() => {
        if (status !== 'signed-out') openStream()
      })
      // `call` answers with failures instead of rejecting; without a stream the banner would stay for ever.
      .catch(() => window.setTimeout(reopenStream, RETRY_MS))
  }

  const uploads = createUploadServer()
  const answered = <T>(reply: Asked<T>): Reply<T> =>
    reply === 'lost' ? failure({ code: 'server-unreachable', params: {} }) : reply

  reopenStream()
  return {
    place: 'browser',
    platform: 'browser',
    call,
    subscribe(listener) {
      pushListeners.add(listener)
      return () => pushListeners.delete(listener)
    },
    onStatus(listener) {
      statusListeners.add(listener)
      listener(status)
      return () => statusListeners.delete(listener)
    },
    placeFile: (file, sending) => uploadFile(file, sending, uploads),
    sentParts: {
      list: async () => answered(await uploads.list()),
      remove: async id => answered(await uploads.remove(id)),
    },
  }
}

function jsonPost(body: unknown): RequestInit {
  return {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** One message of the event stream; null if it is not a valid push. */
export function readPush(data: unknown): Push | null {
  try {
    const value: unknown = JSON.parse(String(data))
    return typeof value === 'object' && value !== null && 'name' in value && 'payload' in value
      ? (value as Push)
      : null
  } catch {
    return null
  }
}

export function isReply(value: unknown): value is Reply<unknown> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  return value.ok === true ? 'value' in value : 'error' in value
}
