import { parseMac } from '#contract/address.ts'
import type { Answer, HttpRequest, Route } from '../answer.ts'

const MAX_TEXT_CHARS = 200

/**
 * `/report?text=…&mac=…`: how an installer calls home with nothing but `wget`. The address tells whose report it
 * is; `mac` helps where another server hands out addresses.
 */
export const answerReport: Route = async (request: HttpRequest): Promise<Answer | null> => {
  if (request.path !== '/report') return null
  const mac = parseMac(request.query.get('mac') ?? '') ?? request.mac
  const text = (request.query.get('text') ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim()
  const reported = text.slice(0, MAX_TEXT_CHARS) || 'finished'
  return {
    kind: 'text',
    text: 'Thank you.\n',
    contentType: 'text/plain; charset=utf-8',
    facts: [{ kind: 'machine.reported', text: reported }],
    mac,
  }
}
