const utf16be = new TextDecoder('utf-16be')

/** OSTA compressed Unicode (UDF 2.1.1): a byte that says how wide characters are, then those. Nonsense is empty. */
export function decodeCs0(bytes: Uint8Array): string {
  const width = bytes[0]
  const text = bytes.subarray(1)
  // 254 and 255 mark deleted names of both widths.
  if (width === 8 || width === 254) return Buffer.from(text).toString('latin1')
  if (width === 16 || width === 255) return utf16be.decode(text.subarray(0, text.length & ~1))
  return ''
}

/** A `dstring` (ECMA-167 1/7.2.12): a field of fixed length whose last byte says how much of it is used. */
export function decodeDstring(field: Uint8Array): string {
  const used = Math.min(field.at(-1) ?? 0, field.length - 1)
  return decodeCs0(field.subarray(0, used)).replace(/\0.*$/s, '').trim()
}
