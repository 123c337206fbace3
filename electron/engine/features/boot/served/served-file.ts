import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootMenu, MenuItem, TargetItem } from '#contract/menu.ts'
import type { MenuContext, SecureMenu } from '../menu/menu-context.ts'

/** The meaning of a requested path. `boot-files.ts` turns it into bytes. */
export type ServedFile =
  | { readonly kind: 'program'; readonly name: string }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly contentType: string
      /** What fetching this text reveals about the machine. */
      readonly facts: readonly BootFact[]
      /** The machine whose ticket the name contains; null without one: then the address decides whose facts these are. */
      readonly mac: MacAddress | null
    }
  /** `path` is absolute inside the image; null for the whole ISO. */
  | { readonly kind: 'image'; readonly id: string; readonly path: string | null }
  /** A file made for an image; `path` begins with `/.slipway/`. `treeUrl` is where the image's own files are. */
  | { readonly kind: 'overlay'; readonly id: string; readonly path: string; readonly treeUrl: string }
  /** A disc made from an entry and the signed programs that start it. */
  | {
      readonly kind: 'capsule'
      readonly item: TargetItem
      /** The configuration for its GRUB. */
      readonly configuration: string
      readonly treeUrl: string
    }
  /** A disc's own shim, or a file the shim asks for next to itself. */
  | { readonly kind: 'signed-program'; readonly imageId: string; readonly name: string }

export interface ServedFileNeeds {
  readonly address: Ipv4
  readonly httpPort: number
  readonly menu: () => BootMenu
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly hasProgram: (name: string) => boolean
  /** The entry that iPXE left to GRUB, returned once; see chosen-entry.ts. */
  readonly takePendingEntry?: (mac: MacAddress) => string | null
  /** True once after the machine chose its own disk in the menu; see own-disk.ts. */
  readonly takeOwnDisk?: (mac: MacAddress) => boolean
  readonly tickets?: BootTickets
  readonly answers?: EntryAnswers
  readonly secureBoot?: ServedSecureBoot
}

/** What makes a request count as a machine's own; see features/machines/call-home-token.ts. */
export interface BootTickets {
  ticketFor(mac: MacAddress): string
  /** Null for a ticket that is not ours, or no longer valid. */
  machineOf(ticket: string): MacAddress | null
}

/** The differences that Secure Boot makes to the served files. */
interface ServedSecureBoot {
  /** Null for a machine that is not known to have Secure Boot on. */
  menuFor(mac: MacAddress): SecureMenu | null
  /** True if the loader has to report whether Secure Boot is on. */
  isUnknown(mac: MacAddress): boolean
  /** What was chosen before the restart into the shim for it. */
  takeChosen(mac: MacAddress): string | null
}

/** Who reads a script, and who has proved to be asking for it; null where no one has. */
export interface ScriptReader {
  readonly mac: MacAddress
  readonly asker: MacAddress | null
  /** Null if the loader did not report it. */
  readonly serial: string | null
}

/** The answer files of machines. */
export interface EntryAnswers {
  /** The entry as this machine starts it. */
  answered(item: TargetItem, reader: ScriptReader): TargetItem
  /** Why an entry starts without the machine's answer file. */
  skipped(item: TargetItem, reader: ScriptReader): readonly BootFact[]
}

/** The client, and the protocol it uses. */
export interface ServedFileClient {
  /** The machine with the client's address; null if unknown. */
  readonly mac: MacAddress | null
  /** The same where it is proven, by the address or by a ticket: only then secrets are given and state changes. */
  readonly provenMac: MacAddress | null
  readonly transport: 'http' | 'tftp'
  /** The serial number, if the request contains it. */
  readonly serial?: string | null
}

/** A possible meaning of a path. `path` has no leading slash and no `..`. */
export type ServedFileRule = (
  path: string,
  client: ServedFileClient,
  needs: ServedFileNeeds,
) => ServedFile | null

export function contextFor(
  needs: ServedFileNeeds,
  client: ServedFileClient,
  mac: MacAddress | null = client.mac,
): MenuContext {
  const { answers } = needs
  return {
    address: needs.address,
    httpPort: needs.httpPort,
    mac,
    ticket: mac && mac === client.provenMac ? (needs.tickets?.ticketFor(mac) ?? null) : null,
    transport: client.transport,
    clientArch: (mac && needs.machineOf(mac)?.arch) ?? null,
    hasProgram: needs.hasProgram,
    ...(mac && answers ? { answered: item => answers.answered(item, readerOf(mac, client)) } : {}),
    ...(mac && needs.secureBoot ? secureContext(mac, needs.secureBoot) : {}),
  }
}

function secureContext(mac: MacAddress, of: ServedSecureBoot): Pick<MenuContext, 'secureBoot'> {
  const menu = of.menuFor(mac)
  if (menu) return { secureBoot: menu }
  return of.isUnknown(mac) ? { secureBoot: 'ask' } : {}
}

const readerOf = (mac: MacAddress, client: ServedFileClient): ScriptReader => ({
  mac,
  asker: client.provenMac,
  serial: client.serial ?? null,
})

/** What happens to the answer file of a machine that goes straight to an entry. */
export function skippedAnswers(
  needs: ServedFileNeeds,
  client: ServedFileClient,
  { item, mac }: { readonly item: MenuItem | null; readonly mac: MacAddress | null },
): readonly BootFact[] {
  if (!mac || item?.kind !== 'target') return []
  return needs.answers?.skipped(item, readerOf(mac, client)) ?? []
}

/**
 * The machine as its menu treats it. A "once" is only for a reader who can use it up: to all others the machine shows
 * its menu and ends at its own disk, because it would install its system again at every restart.
 */
export function machineFor(
  needs: ServedFileNeeds,
  client: ServedFileClient,
  mac: MacAddress | null,
): Machine | null {
  const machine = mac && needs.machineOf(mac)
  if (machine?.next !== 'once' || client.provenMac === mac) return machine
  return { ...machine, next: 'menu', isOnceSpent: true }
}

export function script(
  text: string,
  facts: readonly BootFact[] = [],
  mac: MacAddress | null = null,
): ServedFile {
  return { kind: 'text', text, contentType: 'text/plain; charset=utf-8', facts, mac }
}
