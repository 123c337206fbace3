const utf8 = new TextDecoder('utf-8')
const utf16be = new TextDecoder('utf-16be')

/** ECMA-119 §7.4: a- and d-characters, padded with spaces; real discs hold UTF-8 too, and zeros for padding. */
export function decodeText(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/** UCS-2 in network byte order, as Joliet stores every name. */
export function decodeUcs2(bytes: Uint8Array): string {
  return utf16be.decode(bytes.subarray(0, bytes.length & ~1))
}

/** Without the padding around a descriptor's text field. */
export function trimField(text: string): string {
  const end = text.indexOf('\0')
  return (end < 0 ? text : text.slice(0, end)).trim()
}
