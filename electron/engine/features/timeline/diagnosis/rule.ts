import type { BootFact } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { isUefi } from '#contract/client-arch.ts'
import type { SeenEvent, PastBoot } from '../boot-memory.ts'
import { isIpxe } from '../stage/dhcp-stages.ts'
import type { Finding } from '#contract/finding.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import { isSecureBootOff } from '#contract/secure-boot.ts'
import { stageOf } from '../sighting.ts'

/** A finding; or: nothing yet, check again after this time; or null: nothing until the next event. */
export type Verdict = Finding | { readonly waitMs: number } | null

/** One reason for a stopped boot. Pure: the same history always gives the same verdict. */
export type DiagnosisRule = (history: BootHistory, settings: BootSettings) => Verdict

/**
 * The finding once `silenceMs` have passed since `sinceMs` without contrary evidence. If the boot is over, the time
 * until the machine's next start counts.
 */
export function onceSilent(
  history: BootHistory,
  options: { readonly sinceMs: number; readonly silenceMs: number },
  finding: () => Finding,
): Verdict {
  const leftMs = options.sinceMs + options.silenceMs - history.nowMs
  if (leftMs <= 0) return finding()
  return history.isOver ? null : { waitMs: leftMs }
}

/** Everything that a rule may use of a boot. All times are relative to the boot, so they never jump. */
export interface BootHistory {
  readonly boot: Boot
  /** Oldest first; the first events and the latest, at most a hundred. */
  readonly events: readonly SeenEvent[]
  /** The machine's boots before this one, newest first. */
  readonly past: readonly (Omit<PastBoot, 'startedMonotonicMs'> & { readonly agoMs: number })[]
  readonly nowMs: number
  /** True if the machine has started another boot, so nothing more will happen in this one. */
  readonly isOver: boolean
}

export type Seen<K extends BootFact['kind']> = Extract<SeenEvent, { readonly kind: K }>

/** An event about a file. */
export type SeenFile = Seen<
  | 'tftp.started'
  | 'tftp.finished'
  | 'tftp.failed'
  | 'tftp.missing'
  | 'http.started'
  | 'http.finished'
  | 'http.aborted'
  | 'http.missing'
>

/** The last event of one of these kinds. */
export function last<K extends BootFact['kind']>(
  history: BootHistory,
  ...kinds: readonly K[]
): Seen<K> | null {
  return (history.events.findLast(event => isOf(event, kinds)) as Seen<K> | undefined) ?? null
}

/** The events of these kinds, oldest first. */
export function all<K extends BootFact['kind']>(
  history: BootHistory,
  ...kinds: readonly K[]
): readonly Seen<K>[] {
  return history.events.filter((event): event is Seen<K> => isOf(event, kinds))
}

/** What was seen after an event. */
export function after(history: BootHistory, event: SeenEvent): readonly SeenEvent[] {
  return history.events.slice(history.events.lastIndexOf(event) + 1)
}

export function isOf(event: SeenEvent, kinds: readonly BootFact['kind'][]): boolean {
  return kinds.includes(event.kind)
}

/** It fetched a file, or tried to: so it had an address and knew the server. */
export function isFetch(event: SeenEvent): boolean {
  return event.kind.startsWith('tftp.') || event.kind.startsWith('http.') || event.kind === 'menu.served'
}

/** The transfer has started and not yet ended. */
export function isUnderWay(event: SeenEvent): boolean {
  return isFetch(event) && (event.kind.endsWith('.started') || event.kind.endsWith('.progress'))
}

/** Evidence that the boot program is running. */
export function isSignOfLoader(event: SeenEvent): boolean {
  if (event.kind === 'menu.served' || event.kind === 'entry.chosen') return true
  return event.role === 'config' || event.role === 'kernel' || event.role === 'image'
}

export function seconds(durationMs: number): number {
  return Math.max(0, Math.round(durationMs / 1000))
}

/** The boot file that Slipway sent, when, and who asked for it. */
interface GivenBootFile {
  readonly event: Seen<'dhcp.acknowledged' | 'dhcp.boot-server-answered'>
  readonly file: string
  /** iPXE asked, not the firmware. */
  readonly isIpxe: boolean
  /** The port in a URL; null if the boot file is loaded by TFTP. */
  readonly port: number | null
}

/** The last binding reply: an ACK from Slipway, or a reply on port 4011. */
export function lastGivenBootFile(history: BootHistory): GivenBootFile | null {
  const event = all(history, 'dhcp.acknowledged', 'dhcp.boot-server-answered').at(-1)
  if (!event || event.bootFile === null) return null
  if (event.kind === 'dhcp.acknowledged' && !event.isBootClient) return null
  const asked = all(history, 'dhcp.discovered').findLast(one => one.seq < event.seq)
  const port = portInUrl(event.bootFile)
  return { event, file: event.bootFile, isIpxe: isIpxe(asked?.userClass ?? null), port }
}

function portInUrl(file: string): number | null {
  const url = /^(https?):\/\/[^/:]+(?::(\d+))?/i.exec(file)
  return url ? Number(url[2] ?? (url[1]?.toLowerCase() === 'https' ? 443 : 80)) : null
}

/** The port that a request for a boot file uses. */
export function portOf(file: string): { readonly protocol: 'udp' | 'tcp'; readonly port: number } {
  const port = portInUrl(file)
  return port === null ? { protocol: 'udp', port: 69 } : { protocol: 'tcp', port }
}

/** Its last component, in lower case. */
export function programName(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').toLowerCase()
}

/** Whose messages the screen shows: each of the three words the same error differently. */
export type Screen = 'bios' | 'uefi' | 'ipxe'

/** The last client that asked; iPXE identifies itself by its user class. */
export function screenOf(history: BootHistory): Screen {
  const asked = all(history, 'dhcp.discovered').findLast(event => event.isBootClient)
  if (asked && isIpxe(asked.userClass)) return 'ipxe'
  return isUefi(history.boot.arch) ? 'uefi' : 'bios'
}

/** The user's settings that a rule may use, in addition to the boot. All lookups are in memory and synchronous. */
export interface BootSettings {
  /** True for a boot program that is on this computer. */
  hasProgram(name: string): boolean
  /** What the user set for this machine; null for an unknown one. */
  machine(mac: MacAddress): MachineSettings | null
  /** The user says so, or Slipway has detected it. */
  isSecureBootOff(mac: MacAddress): boolean
  entry(id: string): EntrySettings | null
}

interface MachineSettings {
  readonly filename: string | null
  readonly loader: string | null
  /** The profile for its installer. */
  readonly answer: string | null
  /** The machine loads its boot file from another computer, whose traffic Slipway does not see. */
  readonly nextServer: Ipv4 | null
}

interface EntrySettings {
  readonly imageId: string | null
  readonly ramMegabytes: number | null
  /** Its kernel makes further requests: for the image, a tree, or an answer file. */
  readonly asksAgain: boolean
}

/** URLs in an entry's arguments (`BootTargetFacts.arguments`) that point at Slipway; a mirror does not. */
const OF_OURS = /\{(ISO|TREE|OVERLAY)_URL\}/

/** Every setting of the user that may explain a stopped boot. */
export function createDiagnosisSettings(needs: {
  menuItems: () => readonly MenuItem[]
  machineOf: (mac: MacAddress) => Machine | null
  hasProgram: (name: string) => boolean
}): BootSettings {
  return {
    hasProgram: needs.hasProgram,
    machine: needs.machineOf,
    isSecureBootOff(mac) {
      const machine = needs.machineOf(mac)
      return machine !== null && isSecureBootOff(machine)
    },
    entry(id) {
      const item = needs.menuItems().find(one => one.id === id)
      if (item?.kind !== 'target') return null
      const { ramMegabytes, arguments: text } = item.target
      return { imageId: item.imageId, ramMegabytes, asksAgain: OF_OURS.test(text) }
    },
  }
}

/** The entry that the machine chose, if it is still in the menu. */
export function chosenEntry(history: BootHistory, settings: BootSettings): EntrySettings | null {
  const id = stageOf(history.boot, 'chosen').facts['entry']
  return typeof id === 'string' ? settings.entry(id) : null
}
