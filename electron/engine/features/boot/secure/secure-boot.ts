import type { MacAddress } from '#contract/address.ts'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { isSecureBootOn } from '#contract/secure-boot.ts'
import { BoundedMap } from '../../../base/bounded-map.ts'
import type { Clock } from '../../../base/clock.ts'
import type { Publish } from '../../../base/push-hub.ts'
import type { Party, RecordFact } from '../../../base/record-fact.ts'
import type { SqliteMachineStore } from '../../../store/sqlite-machine-store.ts'
import type { ImageOverlays } from '../../library/create-library.ts'
import { createRestartChoice } from '../chosen-entry.ts'
import { clientArchitecture, type EfiSuffix } from '#contract/client-arch.ts'
import type { ClientFacts } from '../../../protocols/dhcp/client-facts.ts'
import { isHttpBoot } from '../boot-choice.ts'
import { isIpxeProgram } from '../loader.ts'
import type { SecureMenu } from '../menu/menu-context.ts'
import type { BootPrograms } from '../program/boot-programs.ts'
import { createOwnSignedPrograms } from './own-signed-programs.ts'
import { createSecureBootFiles, type SecureBootFiles } from './secure-boot-files.ts'
import { chooseSecureStart, IPXE_SIGNED, shimPathOf, standingOf, type SecureStart } from './secure-start.ts'

/** What Secure Boot changes for machines that have it on. From memory, because packets wait for these answers. */
export interface SecureBoot {
  /** The path of the program for its firmware; null for the usual choice. */
  signedStart(facts: Pick<ClientFacts, 'arch' | 'vendorClass'>, machine: Machine): string | null
  /** Null for a machine that is not known to have Secure Boot on. */
  menuFor(mac: MacAddress): SecureMenu | null
  /** True if the machine's GRUB has to report whether Secure Boot is on. */
  isUnknown(mac: MacAddress): boolean
  /** What was chosen before the restart, for the loader that acts on it. */
  takeChosen(mac: MacAddress): string | null
  noteEvent(event: BootEvent): void
  /** Reads Slipway's own signed programs again. */
  refresh(): Promise<void>
  readonly files: SecureBootFiles
}

/** The architectures for which Microsoft signs shims. */
const SIGNED_SUFFIXES: readonly (EfiSuffix | null)[] = ['x64', 'aa64']

export function createSecureBoot(needs: {
  readonly clock: Clock
  readonly menu: () => BootMenu
  readonly machines: Pick<SqliteMachineStore, 'find' | 'see'>
  readonly programs: Pick<BootPrograms, 'has' | 'open'>
  readonly images: Parameters<typeof createSecureBootFiles>[0]['images']
  readonly overlays: Pick<ImageOverlays, 'open'>
  readonly record: RecordFact
  readonly publish: Publish
  /** Boot programs that this machine loaded completely without a sign that they ran. */
  readonly failedLoaders: (mac: MacAddress) => readonly string[]
  /** Schedules a write of what was observed. */
  readonly saveLater: () => void
}): SecureBoot {
  const { clock, menu, machines, images, overlays } = needs
  const own = createOwnSignedPrograms({ programs: needs.programs })
  const choice = createRestartChoice({ clock })
  const programs = createUnsignedPrograms({ isSigned: name => name === IPXE_SIGNED && own.hasSignedIpxe() })
  const startNeeds = {
    menu,
    hasProgram: needs.programs.has,
    ownAuthorities: own.authorities,
    hasSignedIpxe: own.hasSignedIpxe,
    chosenOf: choice.of,
  }

  const itemOf = (id: string): MenuItem | undefined => menu().items.find(one => one.id === id)

  /** The firmware will refuse the file it has started to load, and a capsule's GRUB cannot report that. */
  const noteCapsule = (path: string, party: Party): void => {
    const item = itemOf(/^\/capsule\/([^/]+)\//.exec(path)?.[1] ?? '')
    if (item?.kind !== 'target') return
    const { secureBoot = null } = item.target
    if (secureBoot?.ways.includes('capsule') || standingOf(item, own.authorities()) === 'own') return
    const fact: BootFact = {
      kind: 'secure-boot.refused',
      entry: item.id,
      title: item.title,
      verdict: secureBoot?.verdict ?? null,
      signer: secureBoot?.signer ?? null,
      isCertain: false,
    }
    needs.record(fact, party)
  }

  /** A capsule starts whether Secure Boot is on or off, so it is the next thing to try over HTTP boot. */
  const hasRefusedUnsigned = ({ mac, secureBoot, secureBootSeen }: Machine): boolean =>
    secureBoot === 'unknown' && secureBootSeen === 'unknown' && needs.failedLoaders(mac).some(isIpxeProgram)

  const noteSeen = (mac: MacAddress, { isOn, atMs }: { readonly isOn: boolean; readonly atMs: number }) => {
    const secureBootSeen = isOn ? 'on' : 'off'
    if (machines.find(mac)?.secureBootSeen === secureBootSeen) return
    needs.publish('machine.changed', machines.see({ mac, atMs, secureBootSeen }))
    needs.saveLater()
  }

  return {
    signedStart(facts, machine) {
      const { arch } = facts
      if (!SIGNED_SUFFIXES.includes(clientArchitecture(arch).efiSuffix)) return null
      const isHttp = isHttpBoot(facts)
      if (!isSecureBootOn(machine) && !(isHttp && hasRefusedUnsigned(machine))) return null
      return chooseSecureStart(startNeeds, machine, { arch, isHttp })?.path ?? null
    },
    menuFor(mac) {
      const machine = machines.find(mac)
      if (!machine || !isSecureBootOn(machine)) return null
      const start = chooseSecureStart(startNeeds, machine, { arch: machine.arch, isHttp: false })
      return {
        standingOf: item => standingUnder(start, item, own.authorities()),
        shimPathOf: item => (item.kind === 'target' ? shimPathOf(item, own.authorities()) : null),
      }
    },
    isUnknown(mac) {
      const machine = machines.find(mac)
      return machine?.secureBoot === 'unknown' && machine.secureBootSeen === 'unknown'
    },
    takeChosen: choice.take,
    noteEvent(event) {
      if (!event.mac) return
      if (event.kind === 'secure-boot.restart-chosen') choice.note(event.mac, event.entry)
      if (event.kind === 'secure-boot.seen') noteSeen(event.mac, event)
      for (const fact of programs.see(event.mac, event)) needs.record(fact, { mac: event.mac, ip: event.ip })
      if (event.kind === 'http.started') noteCapsule(event.path, { mac: event.mac, ip: event.ip })
    },
    refresh: own.refresh,
    files: createSecureBootFiles({ images, overlays, own }),
  }
}

/** How the shim that a machine runs treats a line of the menu. */
function standingUnder(
  start: SecureStart | null,
  item: MenuItem,
  authorities: readonly string[],
): ReturnType<SecureMenu['standingOf']> {
  if (item.kind === 'memtest') return 'refused'
  if (item.kind !== 'target') return 'starts'
  const standing = standingOf(item, authorities)
  if (standing === 'none') return 'refused'
  const isOwn = start?.way !== 'disc-shim'
  if (standing === 'own') return isOwn ? 'starts' : 'restarts'
  return start?.way === 'disc-shim' && start.item?.imageId === item.imageId ? 'starts' : 'restarts'
}

/**
 * Detects from a machine's own requests that its firmware starts unsigned programs: UEFI firmware loaded an unsigned
 * iPXE, which then asked for an address. A program that was loaded and never ran proves nothing.
 */
interface UnsignedPrograms {
  /** What a fact reveals; usually nothing. */
  see(mac: MacAddress, fact: BootFact): readonly BootFact[]
}

const MAX_MACHINES = 2048

export function createUnsignedPrograms(needs: {
  /** True for a program that firmware with Secure Boot on would start. */
  readonly isSigned: (name: string) => boolean
}): UnsignedPrograms {
  const loaded = new BoundedMap<MacAddress, true>(MAX_MACHINES)
  return {
    see(mac, fact) {
      if (fact.kind === 'dhcp.discovered' && fact.isBootClient) {
        const isIpxe = fact.userClass === 'iPXE'
        const hasStarted = isIpxe && loaded.has(mac)
        loaded.delete(mac)
        return hasStarted ? [{ kind: 'secure-boot.seen', isOn: false, by: 'unsigned-program' }] : []
      }
      const path =
        fact.kind === 'tftp.finished' ? fact.file : fact.kind === 'http.finished' ? fact.path : null
      const name = path?.split('/').at(-1) ?? ''
      const isUnsigned = name.endsWith('.efi') && isIpxeProgram(name) && !needs.isSigned(name)
      if (isUnsigned) loaded.set(mac, true)
      return []
    },
  }
}
