/** Most texts have none of these, so most texts cost one search. */
const SUSPICIOUS = /(?:answer|adopt|report)[^a-z\d]|[\da-f]{24}|[\da-f]{12}-|%[\da-f]{2}/i

/** The folders of secret URLs, with everything up to the end of the path: any slash, doubled or encoded. */
const SECRET_FOLDER = /(answer|adopt|report)((?:[/\\]|%2f|%5c)+)([^\s"'<>?#]*)/gi
const SEPARATORS = /(?:[/\\]|%2f|%5c)+/i

/** A ticket is 32 hex digits. A few more or fewer are a ticket that someone cut or mistyped. SHA-256 is longer. */
const LONG_HEX = /(?<![\da-f])[\da-f]{24,48}(?![\da-f])/gi

/** The ticket of a boot, as its iPXE scripts contain it; see features/machines/call-home-token.ts. */
// Linear: no more than 46 characters are looked at from each place.
// eslint-disable-next-line slipway/no-slow-regex
const BOOT_TICKET = /[\da-f]{12}-[\da-z]{1,11}-[\w-]{16,22}/gi

/** Deeper encodings do not reach any file. */
const MAX_DECODINGS = 3

/**
 * A text without the secret part of the URLs that machines use: answer files, adopted answer files, status reports. The
 * one place that decides it; the journal and the log apply it to everything that they record, so no route, refusal,
 * malformed request, syslog line or error message can forget it. `/answer/0123…/user-data` becomes
 * `/answer/…/user-data`.
 */
export function maskTickets(text: string): string {
  if (!SUSPICIOUS.test(text)) return text
  const plain = decoded(text)
  const masked = plain
    .replaceAll(SECRET_FOLDER, (_, folder: string, _slashes: string, rest: string) =>
      [folder, ...rest.split(SEPARATORS).map(segment => maskSegment(folder, segment))].join('/'),
    )
    .replaceAll(BOOT_TICKET, '…')
    .replaceAll(LONG_HEX, '…')
  return masked === plain ? text : masked
}

/** Percent escapes hide a ticket from the patterns above. Malformed ones stay. */
function decoded(text: string): string {
  let plain = text
  for (let count = 0; count < MAX_DECODINGS && plain.includes('%'); count++)
    plain = plain.replaceAll(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return plain
}

/** File names and states, such as `user-data` or `installed`, are shown; anything that may be part of a ticket is not. */
function maskSegment(folder: string, segment: string): string {
  if (segment === '') return segment
  // A report's ticket has letters of any kind, and behind it is one word.
  if (/^report$/i.test(folder)) return /^[a-z]{1,16}$/.test(segment) ? segment : '…'
  const digits = segment.match(/\d/g)?.length ?? 0
  return digits > 3 || /^[\da-f._-]*$/i.test(segment) ? '…' : segment
}
