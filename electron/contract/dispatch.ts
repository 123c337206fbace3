import { toApiError, type Reply } from './errors.ts'
import type { Handlers, Method } from './methods.ts'
import { parsers } from './parsers.ts'

/**
 * The only way from any transport (Electron IPC, the browser's HTTP, the control socket) to a handler. Never throws: an
 * unknown name or invalid input returns an error reply.
 */
export async function dispatch(handlers: Handlers, name: string, raw: unknown): Promise<Reply<unknown>> {
  if (!isMethod(name))
    return { ok: false, error: { code: 'unknown-method', params: { method: name.slice(0, 64) } } }
  const parsed = parsers[name].safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where = issue?.path.join('.') ?? ''
    return {
      ok: false,
      error: { code: 'invalid-input', params: { where, detail: issue?.message ?? 'unreadable' } },
    }
  }
  try {
    const handler = handlers[name] as (input: unknown) => Promise<unknown>
    return { ok: true, value: await handler(parsed.data) }
  } catch (thrown) {
    return { ok: false, error: toApiError(thrown) }
  }
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(parsers, name)
}
