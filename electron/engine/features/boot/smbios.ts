/** Most boards have fewer; one with more is not short of memory, and what is not asked for would be missing in the sum. */
const MAX_SLOTS = 8

/**
 * What iPXE's script says to tell the size of every memory module: SMBIOS structure 17, offset 12 (DSP0134 §7.18), as
 * `smbios/INSTANCE.TYPE.OFFSET.LENGTH` has it in every build, while `memsize` is in few. Nothing where there is no such slot. One slot too many
 * is asked for, to know that none is left out.
 */
export const MEMORY_MODULES = Array.from(
  { length: MAX_SLOTS + 1 },
  (_, slot) => `\${smbios/${slot}.17.12.2:hexraw}`,
).join('-')

/** What such a script reports: `0020-0000-------`. */
const REPORTED_MODULES = /^(?:[0-9a-f]{4})?(?:-(?:[0-9a-f]{4})?){8}$/

const UNKNOWN_SIZE = 0xffff
/** Of 32 GiB or more; how much more is elsewhere in the structure. */
const LARGE_SIZE = 0x7fff
const IN_KIB = 0x8000

/** In MiB; null where the firmware does not say, or not of all. */
export function decodeMemoryModules(reported: string): number | null {
  const slots = reported.split('-').filter(slot => slot !== '')
  if (!REPORTED_MODULES.test(reported) || slots.length > MAX_SLOTS) return null
  const sizes = slots.map(slot => Buffer.from(slot, 'hex').readUInt16LE())
  if (sizes.includes(UNKNOWN_SIZE)) return null
  const kibibytes = sizes.reduce((sum, size) => sum + kibibytesOf(size), 0)
  return kibibytes === 0 ? null : Math.floor(kibibytes / 1024)
}

function kibibytesOf(size: number): number {
  if (size === LARGE_SIZE) return 32 * 1024 * 1024
  return (size & IN_KIB) === 0 ? size * 1024 : size & ~IN_KIB
}

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
