import type { BootFact } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { isUefi } from '#contract/client-arch.ts'
import type { SeenEvent, PastBoot } from '../boot-memory.ts'
import { isIpxe } from '../stage/dhcp-stages.ts'

/** All that a rule may look at of a boot. Every time in it is the boot's own: it never jumps. */
export interface BootHistory {
  readonly boot: Boot
  /** Oldest first; what began it and what came last, at most a hundred. */
  readonly events: readonly SeenEvent[]
  /** The machine's boots before this one, newest first. */
  readonly past: readonly (Omit<PastBoot, 'startedMonotonicMs'> & { readonly agoMs: number })[]
  readonly nowMs: number
  /** True at the last look: the machine has begun another boot, so nothing more will come of this one. */
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

/** It fetched something, or tried to: by then it had an address and knew where to ask. */
export function isFetch(event: SeenEvent): boolean {
  return event.kind.startsWith('tftp.') || event.kind.startsWith('http.') || event.kind === 'menu.served'
}

/** Its end, whole or not, is still to come. */
export function isUnderWay(event: SeenEvent): boolean {
  return isFetch(event) && (event.kind.endsWith('.started') || event.kind.endsWith('.progress'))
}

/** A sign that the boot program runs. */
export function isSignOfLoader(event: SeenEvent): boolean {
  if (event.kind === 'menu.served' || event.kind === 'entry.chosen') return true
  return event.role === 'config' || event.role === 'kernel' || event.role === 'image'
}

export function seconds(durationMs: number): number {
  return Math.max(0, Math.round(durationMs / 1000))
}

/** What the machine was told to load, when, and by whom it was asked. */
interface GivenBootFile {
  readonly event: Seen<'dhcp.acknowledged' | 'dhcp.boot-server-answered'>
  readonly file: string
  /** It was iPXE that asked, not the firmware. */
  readonly isIpxe: boolean
  /** Where a URL says so, else null: the boot file goes by TFTP. */
  readonly port: number | null
}

/** The last time it was told for good: an ACK of ours, or an answer on port 4011. */
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

/** Where the request for a boot file has to get through. */
export function portOf(file: string): { readonly protocol: 'udp' | 'tcp'; readonly port: number } {
  const port = portInUrl(file)
  return port === null ? { protocol: 'udp', port: 69 } : { protocol: 'tcp', port }
}

/** Its last component, in lower case. */
export function programName(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').toLowerCase()
}

/** Whose screen it is: the three show different words for the same fault. */
export type Screen = 'bios' | 'uefi' | 'ipxe'

/** Who asked last: iPXE says so in its user class. */
export function screenOf(history: BootHistory): Screen {
  const asked = all(history, 'dhcp.discovered').findLast(event => event.isBootClient)
  if (asked && isIpxe(asked.userClass)) return 'ipxe'
  return isUefi(history.boot.arch) ? 'uefi' : 'bios'
}
