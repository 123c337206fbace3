/** The parts of a syslog message that are shown to people. */
export interface SyslogMessage {
  /** 0 (emergency) to 7 (debug), RFC 5424 §6.2.1. */
  readonly severity: number
  readonly program: string | null
  /** One line without control characters. */
  readonly text: string
}

/** RFC 5424 §6.1: receivers should accept 2048 octets; the rest is truncated. */
const MAX_MESSAGE_BYTES = 2048
const MAX_TEXT_LENGTH = 1024
const MAX_PROGRAM_LENGTH = 48
/** RFC 3164 §4.3.3: a message without a priority is user.notice. */
const DEFAULT_SEVERITY = 5
const MAX_PRIORITY = 191

const PRIORITY = /^<(\d{1,3})>/
/** VERSION TIMESTAMP HOSTNAME APP-NAME PROCID MSGID, RFC 5424 §6.2. */
const HEADER_5424 = /^1 \S{1,64} \S{1,255} (\S{1,255}) \S{1,128} \S{1,64} /
/** `Nov  1 09:05:00`, or the RFC 3339 time that rsyslog writes instead. */
const TIMESTAMP_3164 = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,32}) /
const TAG = /^([^\s:[\]<>]{1,128})(?:\[\d{1,10}\])?: ?/
const HOSTNAME = /^[\w.:-]{1,255} /

/**
 * Parses RFC 3164 and RFC 5424, and is lenient about everything else: unparsed input is text. Null for a message
 * without text.
 */
export function parseSyslog(bytes: Uint8Array): SyslogMessage | null {
  const raw = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, MAX_MESSAGE_BYTES),
  ).toString()
  const priority = PRIORITY.exec(raw)
  const value = Number(priority?.[1] ?? MAX_PRIORITY + 1)
  const isKnown = value <= MAX_PRIORITY
  const rest = isKnown && priority ? raw.slice(priority[0].length) : raw
  const { program, text } = parse5424(rest) ?? parse3164(rest)
  const line = oneLine(text).slice(0, MAX_TEXT_LENGTH)
  if (line === '') return null
  return {
    severity: isKnown ? value % 8 : DEFAULT_SEVERITY,
    program: program === null ? null : oneLine(program).slice(0, MAX_PROGRAM_LENGTH) || null,
    text: line,
  }
}

interface Parts {
  readonly program: string | null
  readonly text: string
}

function parse5424(rest: string): Parts | null {
  const header = HEADER_5424.exec(rest)
  if (!header) return null
  const program = header[1] === '-' ? null : (header[1] ?? null)
  const text = rest.slice(endOfStructuredData(rest, header[0].length)).replace(/^\s*\uFEFF?/, '')
  return { program, text }
}

/**
 * The end of `-` or of elements in brackets, in which `\]` does not end one (RFC 5424 §6.3). Malformed ones count as
 * text.
 */
function endOfStructuredData(rest: string, start: number): number {
  if (rest[start] === '-') return start + 1
  let position = start
  while (rest[position] === '[') {
    position++
    while (position < rest.length && rest[position] !== ']') position += rest[position] === '\\' ? 2 : 1
    if (position >= rest.length) return start
    position++
  }
  return position
}

function parse3164(rest: string): Parts {
  const time = TIMESTAMP_3164.exec(rest)
  const afterTime = rest.slice(time?.[0].length ?? 0)
  const tag = TAG.exec(afterTime)
  if (tag) return { program: tag[1] ?? null, text: afterTime.slice(tag[0].length) }
  const host = time && HOSTNAME.exec(afterTime)
  const afterHost = host ? afterTime.slice(host[0].length) : afterTime
  const later = host && TAG.exec(afterHost)
  if (later) return { program: later[1] ?? null, text: afterHost.slice(later[0].length) }
  return { program: null, text: afterTime }
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
