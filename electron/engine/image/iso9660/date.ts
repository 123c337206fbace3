/** ECMA-119 §9.1.5: seven bytes, years since 1900 and a zone in quarters of an hour. Nonsense reads as 1970. */
export function decodeRecordingDate(bytes: Uint8Array): number {
  const [years = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0] = bytes
  if (month < 1 || month > 12 || day < 1) return 0
  return toMs(1900 + years, month, day, hour, minute, second, (zone << 24) >> 24)
}

/** ECMA-119 §8.4.26.1: sixteen digits and a zone. Nonsense and "not specified" read as 1970. */
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
