import type { IncomingMessage, ServerResponse } from 'node:http'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { sendJson } from '#engine/control/api-handler.ts'
import { readJson } from '#engine/control/read-json.ts'
import type { VisitorGate } from './visitor.ts'

const LARGEST_REQUEST_BYTES = 4096

/**
 * `/api/session`: `GET` says whether there is a password, `POST` {token} or {password} signs a browser in, `DELETE`
 * signs it out, `DELETE ?all` signs out every browser. False for any other path or method.
 */
export async function answerSession(
  gate: VisitorGate,
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<boolean> {
  if (url.pathname !== '/api/session') return false
  switch (request.method) {
    case 'GET':
      sendJson(response, { ok: true, value: { hasPassword: gate.hasPassword } })
      return true
    case 'POST':
      await signIn(gate, request, response)
      return true
    case 'DELETE': {
      if (!gate.isAdmitted(request)) return false
      const who = url.searchParams.has('all') ? 'all' : 'one'
      response.setHeader('Set-Cookie', gate.dismiss(request, who))
      sendJson(response, { ok: true, value: null })
      return true
    }
    default:
      return false
  }
}

async function signIn(gate: VisitorGate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = (await readJson(request, LARGEST_REQUEST_BYTES)) as {
    token?: unknown
    password?: unknown
  } | null
  try {
    const cookie =
      asked?.password === undefined
        ? gate.admit(asked?.token)
        : await gate.logIn(asked.password, request.socket.remoteAddress ?? '')
    if (cookie === null) throw new SlipwayError('unauthorised')
    response.setHeader('Set-Cookie', cookie)
    sendJson(response, { ok: true, value: null })
  } catch (error) {
    sendJson(response, { ok: false, error: toApiError(error) }, 401)
  }
}
