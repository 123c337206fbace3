import type { ApiError } from '#contract/errors.ts'
import { failure } from './transport.ts'
import { isReply } from './http-transport.ts'
import type { Reply } from '#contract/errors.ts'

/** Whether the server accepts a password; false if it does not say. */
export async function readHasPassword(): Promise<boolean> {
  const reply = await askSession({ method: 'GET' })
  return reply.ok && (reply.value as { hasPassword?: unknown } | null)?.hasPassword === true
}

/** Null when this browser is signed in, else why not. */
export async function signIn(password: string): Promise<ApiError | null> {
  const reply = await askSession({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ password }),
  })
  return reply.ok ? null : reply.error
}

/** Ends the session of every browser, this one's as well. */
export async function signOutEverywhere(): Promise<void> {
  await askSession({ method: 'DELETE' }, '?all')
}

async function askSession(request: RequestInit, query = ''): Promise<Reply<unknown>> {
  const response = await fetch(`/api/session${query}`, { ...request, credentials: 'same-origin' }).catch(
    () => null,
  )
  const reply: unknown = await response?.json().catch(() => null)
  return isReply(reply) ? reply : failure({ code: 'server-unreachable', params: {} })
}
