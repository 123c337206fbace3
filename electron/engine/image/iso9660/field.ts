const utf8 = new TextDecoder('utf-8')
const utf16be = new TextDecoder('utf-16be')

/** ECMA-119 §7.4: a- and d-characters, padded with spaces. Real discs also contain UTF-8, and zeros as padding. */
export function decodeText(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

/** UCS-2 in big-endian byte order, as Joliet stores names. */
export function decodeUcs2(bytes: Uint8Array): string {
  return utf16be.decode(bytes.subarray(0, bytes.length & ~1))
}

/** Removes the padding of a descriptor's text field. */
export function trimField(text: string): string {
  const end = text.indexOf('\0')
  return (end < 0 ? text : text.slice(0, end)).trim()
}

/** ECMA-119 §7.5: removes the version of `NAME.EXT;1`, and the dot of a name without an extension. */
export function nameFromFileIdentifier(identifier: Uint8Array): string {
  return withoutVersion(decodeText(identifier)).replace(/\.$/, '')
}

/** Joliet has the version number, but not the rule about the dot. */
export function nameFromJolietIdentifier(identifier: Uint8Array): string {
  return withoutVersion(decodeUcs2(identifier))
}

/** False for a name that could refer to a place outside its directory. */
export function isUsableName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name)
}

function withoutVersion(name: string): string {
  return name.replace(/;\d*$/, '')
}

/** ECMA-119 §9.1.5: seven bytes, years since 1900 and a zone in quarters of an hour. Invalid dates count as 1970. */
export function decodeRecordingDate(bytes: Uint8Array): number {
  const [years = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0] = bytes
  if (month < 1 || month > 12 || day < 1) return 0
  return toMs(1900 + years, month, day, hour, minute, second, (zone << 24) >> 24)
}

/** ECMA-119 §8.4.26.1: sixteen digits and a zone. Invalid and unspecified dates count as 1970. */
export function decodeVolumeDate(bytes: Uint8Array): number {
  const digits = String.fromCharCode(...bytes.subarray(0, 16))
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(digits)
  if (!match) return 0
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  if (year === 0 || month < 1 || month > 12) return 0
  return toMs(year, month, day, hour, minute, second, ((bytes[16] ?? 0) << 24) >> 24)
}

function toMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  zone: number,
) {
  const isZone = zone >= -48 && zone <= 52
  return Date.UTC(year, month - 1, day, hour, minute, second) - (isZone ? zone * 15 * 60_000 : 0)
}
