/** ECMA-167 1/7.3: twelve bytes with a zone in minutes. Nonsense reads as 1970. */
export function decodeTimestamp(bytes: Uint8Array): number {
  if (bytes.length < 12) return 0
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, 12)
  const zone = ((buffer.readUInt16LE(0) & 0xfff) << 20) >> 20
  const year = buffer.readInt16LE(2)
  const [month, day, hour, minute, second, centiseconds] = buffer.subarray(4) as unknown as number[]
  if (year < 1 || year > 9999 || !month || month > 12 || !day || day > 31) return 0
  const utcMs = Date.UTC(year, month - 1, day, hour, minute, second, (centiseconds ?? 0) * 10)
  // -2047 stands for "not specified".
  return Math.abs(zone) <= 1440 ? utcMs - zone * 60_000 : utcMs
}
