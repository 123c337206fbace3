/**
 * Most boards have fewer slots. A board with more is not short of memory, and the slots not asked for would be
 * missing from the sum.
 */
const MAX_SLOTS = 8

/**
 * The part of iPXE's script that reports the size of every memory module: SMBIOS structure 17, offset 12 (DSP0134
 * §7.18). Every build has `smbios/INSTANCE.TYPE.OFFSET.LENGTH`, while few have `memsize`. An absent slot reports
 * nothing. The script asks for one slot more than it adds up, to detect a board with more slots.
 */
export const MEMORY_MODULES = Array.from(
  { length: MAX_SLOTS + 1 },
  (_, slot) => `\${smbios/${slot}.17.12.2:hexraw}`,
).join('-')

/** The format in which the script reports it: `0020-0000-------`. */
const REPORTED_MODULES = /^(?:[0-9a-f]{4})?(?:-(?:[0-9a-f]{4})?){8}$/

const UNKNOWN_SIZE = 0xffff
/** The module has 32 GiB or more; another field of the structure has the exact size. */
const LARGE_SIZE = 0x7fff
const IN_KIB = 0x8000

/** In MiB; null if the firmware does not give the size of every module. */
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
/** Placeholders that manufacturers write if there is no serial number. */
const NONE =
  /^(0+|x+|none|n\/?a|not (specified|applicable|available)|default string|system serial number|to be filled by o\.?e\.?m\.?|123456789)$/i

/**
 * What serial numbers consist of (`VMware-42 1a`, `/7XYZ/CN001/`). Everything else is dropped: a machine can claim any
 * text, and a template may put it into a command of an installation.
 */
const UNSAFE = /[^A-Za-z0-9 ._:/+-]/g

/** The SMBIOS serial number from iPXE's `hexraw`, byte by byte; null if the manufacturer set none. */
export function decodeSerialNumber(hex: string): string | null {
  const text = Buffer.from(hex, 'hex').toString('latin1').replaceAll(UNSAFE, '').trim().slice(0, MAX_CHARS)
  return text === '' || NONE.test(text) ? null : text
}
