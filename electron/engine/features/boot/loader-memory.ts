import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { ConfigHint } from '#contract/loader-fact.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { BootChoiceNeeds } from './boot-choice.ts'
import { createLoaderTrials, type TrialStore } from './loader-trials.ts'
import { chooseLoader } from './loader.ts'
import type { ServedFile, ServedFileClient } from './served/served-file.ts'
import { nameOf } from '../../base/scan.ts'

type ServeFile = (path: string, client: ServedFileClient) => ServedFile | null

/** What Slipway learns about boot loaders while machines boot, and uses for the next boot. */
export interface LoaderMemory {
  noteEvent(event: BootEvent): void
  readonly choice: Required<Pick<BootChoiceNeeds, 'trialOf' | 'imageOfEntry'>>
  /** The same files, and a report for each configuration that no rule knows. */
  watching(servedFile: ServeFile): ServeFile
}

export function createLoaderMemory(needs: {
  readonly clock: Clock
  readonly store: TrialStore
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly hasProgram: (name: string) => boolean
  readonly menuItems: () => readonly MenuItem[]
  readonly record: RecordFact
  readonly onSaveError: (error: unknown) => void
}): LoaderMemory {
  const { clock, store, machineOf, hasProgram, record } = needs
  const trials = createLoaderTrials({
    clock,
    store,
    nextFor: mac => chooseLoader(machineOf(mac)?.arch ?? 'unknown', hasProgram, trials.trialOf(mac)),
    isPinned(mac) {
      const machine = machineOf(mac)
      return machine !== null && (machine.loader !== null || machine.filename !== null)
    },
    record: (fact, mac) => record(fact, { mac, ip: null }),
    onSaveError: needs.onSaveError,
  })
  const hintOnce = createUnknownConfigs()
  return {
    noteEvent: trials.noteEvent,
    choice: {
      trialOf: trials.trialOf,
      imageOfEntry(id) {
        const item = needs.menuItems().find(one => one.id === id)
        return item?.kind === 'target' ? item.imageId : null
      },
    },
    watching: servedFile => (path, client) => {
      const found = servedFile(path, client)
      const hint = found ? null : hintOnce(path, client.mac)
      if (hint) record({ kind: 'config.unknown', file: path, hint }, { mac: client.mac, ip: null })
      return found
    },
  }
}

/** File names under which loaders look for their configuration, each with a hint. The first match wins. */
const KNOWN: readonly { readonly pattern: RegExp; readonly hint: ConfigHint }[] = [
  { pattern: /(^|\/)(menu\.lst|grub\.conf|efidefault|grub\.exe)[^/]*$/i, hint: 'grub-legacy' },
  { pattern: /(^|\/)(sys|iso|ext)linux\.(cfg|conf)$|(^|\/)pxelinux\.cfg\//i, hint: 'syslinux' },
  { pattern: /(^|\/)boot\.cfg$/i, hint: 'esxi' },
  { pattern: /(^|\/)loader\/(loader\.conf|entries(\/[^/]*)?|entries\.srel)$/i, hint: 'systemd-boot' },
  {
    pattern: /(^|\/)(config\.txt|cmdline\.txt|autoboot\.txt|recovery\.elf|start4?\.elf|tryboot\.txt)$/i,
    hint: 'raspberry-pi',
  },
]
/** Files that loaders ask for but can do without; not worth reporting. */
const HARMLESS =
  /\.(mod|(?<!menu\.)lst|pf2|mo|sfo|efi|csv)$|(^|\/)(grubenv|revocations[^/]*|shim_certificate[^/]*)$/i

/** A loader's name before the ending of a configuration: `refind.conf`, `menu.ipxe`, not `other.ipxe`. */
function isLoadersOwn(name: string): boolean {
  const lower = name.toLowerCase()
  const end = Math.max(...['.cfg', '.conf', '.ipxe'].map(ending => lower.lastIndexOf(ending)))
  return end >= 0 && /grub|elilo|yaboot|refind|boot|lilo|menu|ipxe/.test(lower.slice(0, end))
}

const MAX_REPORTED = 2048

/** The hint for a path that no rule knows; null if it is not a loader's configuration. */
export function hintFor(path: string): ConfigHint | null {
  if (path.length > 512 || HARMLESS.test(path)) return null
  return (
    KNOWN.find(({ pattern }) => pattern.test(path))?.hint ?? (isLoadersOwn(nameOf(path)) ? 'unknown' : null)
  )
}

/** The hint the first time a machine asks for a name; null from then on. */
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
