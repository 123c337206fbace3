import { decodeText } from './text.ts'

/**
 * Option 77. RFC 3004 gives every class a length byte (FreeBSD's loader sends one), iPXE sends the bare string:
 * both read as `iPXE`. Of several classes the first counts.
 */
export function decodeUserClass(value: Uint8Array | undefined): string | null {
  if (!value) return null
  return decodeText(isLengthPrefixed(value) ? value.subarray(1, 1 + value[0]!) : value)
}

function isLengthPrefixed(value: Uint8Array): boolean {
  let offset = 0
  while (offset < value.length) {
    const length = value[offset]!
    if (length === 0) return false
    offset += 1 + length
  }
  return offset === value.length
}
