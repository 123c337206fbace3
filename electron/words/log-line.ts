import type { ErrorCode } from '#contract/errors.ts'
import type { LogLine } from '#contract/log-line.ts'
import { messagesOfError } from './error.ts'
import { messageOfEvent } from './event.ts'
import { message, type Message, type MessageCode } from './message.ts'
import { lastName } from './phrase.ts'
import { whyOf } from './reason.ts'
import { catalogue } from './en/catalogue.ts'

/** The codes of log lines about the engine itself. */
export type LogCode = Extract<MessageCode, `line.${string}`> extends `line.${infer Code}` ? Code : never

type Line = Pick<LogLine, 'code' | 'params' | 'message' | 'fact'>
type LineParams = LogLine['params']

/**
 * A line of the log: a boot event, or a message of the engine. If its code is unknown here, an older version's line
 * reads as the English sentence stored with it, a newer version's as its code.
 */
export function messageOfLine({ code, params, message: stored = '', fact }: Line): Message {
  if (fact) return messageOfEvent(fact)
  if (Object.hasOwn(SPECIAL, code)) return SPECIAL[code]!(params)
  const known = `line.${code}`
  if (Object.hasOwn(catalogue, known)) return { code: known, params }
  return stored === '' ? { code, params } : message('reason.said', { said: stored })
}

const text = (params: LineParams, name: string): string => String(params[name] ?? '')
const fileOf = (params: LineParams): string => lastName(text(params, 'path'))

/** Lines whose message needs other parameters than the line has. */
const SPECIAL: Readonly<Record<string, (params: LineParams) => Message>> = {
  'dhcp.other-server-found': params =>
    text(params, 'bootFile') === ''
      ? { code: 'line.dhcp.other-server-found', params }
      : { code: 'line.dhcp.other-server-found.file', params },
  'router.unavailable': params =>
    message('line.router.unavailable', {
      card: text(params, 'card'),
      why: whyOf({ ...params, reason: text(params, 'detail') }),
    }),
  'image.imported': params => {
    const facts = { file: fileOf(params), took: { ms: Number(params['tookMs'] ?? 0) } }
    const { name, netboot } = params
    if (name === undefined) return message('line.image.imported', facts)
    if (netboot !== 'yes' && netboot !== 'partial')
      return message('line.image.imported.no', { ...facts, name })
    return message(`line.image.imported.${netboot}`, { ...facts, name })
  },
  'image.refused': params =>
    message('line.image.refused', {
      path: text(params, 'path'),
      problem: messagesOfError({ code: text(params, 'problem') as ErrorCode, params }, 'page').title,
    }),
  'image.checksum-failed': params => message('line.image.checksum-failed', { file: fileOf(params) }),
  'host-changed': params => {
    const code = `line.host-changed.${text(params, 'detail')}`
    return { code: Object.hasOwn(catalogue, code) ? code : 'line.host-changed', params }
  },
  fault: params =>
    message('line.fault', {
      method: text(params, 'method'),
      // The stack is for developers; its first line says what happened.
      error: text(params, 'detail').split('\n')[0] ?? '',
    }),
}
