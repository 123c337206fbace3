const MAX_CHARS = 64
/** What makers write where they have none. */
const NONE =
  /^(0+|x+|none|n\/?a|not (specified|applicable|available)|default string|system serial number|to be filled by o\.?e\.?m\.?|123456789)$/i

/** The SMBIOS serial number as iPXE's `hexraw` tells it, byte by byte; null where the maker gave none. */
export function decodeSerialNumber(hex: string): string | null {
  const text = Buffer.from(hex, 'hex')
    .toString('latin1')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, MAX_CHARS)
  return text === '' || NONE.test(text) ? null : text
}
