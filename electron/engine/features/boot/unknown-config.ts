import type { MacAddress } from '#contract/address.ts'
import type { ConfigHint } from '#contract/loader-fact.ts'
import { BoundedMap } from '../../base/bounded-map.ts'

/** Names by which loaders know their configuration, with what helps; the first that fits. */
const KNOWN: readonly { readonly pattern: RegExp; readonly hint: ConfigHint }[] = [
  { pattern: /(^|\/)(menu\.lst|grub\.conf|efidefault|grub\.exe)[^/]*$/i, hint: 'grub-legacy' },
  { pattern: /(^|\/)(sys|iso|ext)linux\.(cfg|conf)$|(^|\/)pxelinux\.cfg\//i, hint: 'syslinux' },
  { pattern: /(^|\/)boot\.cfg$/i, hint: 'esxi' },
  { pattern: /(^|\/)loader\/(loader\.conf|entries(\/.*)?|entries\.srel)$/i, hint: 'systemd-boot' },
  {
    pattern: /(^|\/)(config\.txt|cmdline\.txt|autoboot\.txt|recovery\.elf|start4?\.elf|tryboot\.txt)$/i,
    hint: 'raspberry-pi',
  },
  {
    pattern: /(^|\/)[^/]*(grub|elilo|yaboot|refind|boot|lilo|menu|ipxe)[^/]*\.(cfg|conf|ipxe)[^/]*$/i,
    hint: 'unknown',
  },
]
/** What loaders ask for and get along without: not worth a word. */
const HARMLESS =
  /\.(mod|(?<!menu\.)lst|pf2|mo|sfo|efi|csv)$|(^|\/)(grubenv|revocations[^/]*|shim_certificate[^/]*)$/i

const MAX_REPORTED = 2048

/** What a name that stands for nothing was meant to be; null where it is no loader's configuration. */
export function hintFor(path: string): ConfigHint | null {
  if (path.length > 512 || HARMLESS.test(path)) return null
  return KNOWN.find(({ pattern }) => pattern.test(path))?.hint ?? null
}

/** The hint for a machine and a name, the first time that they come; null from then on. */
export function createUnknownConfigs(): (path: string, mac: MacAddress | null) => ConfigHint | null {
  const reported = new BoundedMap<string, true>(MAX_REPORTED)
  return (path, mac) => {
    const hint = hintFor(path)
    const key = `${mac ?? ''} ${path}`
    if (hint === null || reported.has(key)) return null
    reported.set(key, true)
    return hint
  }
}
