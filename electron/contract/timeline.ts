import type { Ipv4, MacAddress } from './address.ts'
import type { Finding } from './finding.ts'
import type { ClientArch } from './client-arch.ts'

/** The stages of a boot, in the order in which they come. */
export const STAGE_IDS = [
  'asked',
  'addressed',
  'told',
  'program',
  'started',
  'menu',
  'chosen',
  'kernel',
  'image',
  'answered',
  'reported',
] as const
export type StageId = (typeof STAGE_IDS)[number]

/** `waiting` has not begun; `skipped` was overtaken by a later stage; the others are what their evidence says. */
export type StageState = 'waiting' | 'running' | 'done' | 'warning' | 'failed' | 'skipped'

/** One tie on the rail. A stage is done when a packet, a request or a call-home says so, never because time passed. */
export interface Stage {
  readonly id: StageId
  readonly state: StageState
  readonly startedAtMs: number | null
  readonly endedAtMs: number | null
  /** What the sentence needs: address, file, sizeBytes, … */
  readonly facts: Readonly<Record<string, string | number>>
  /** Unique bytes of total, while and after something is loaded. */
  readonly progress: { readonly sentBytes: number; readonly sizeBytes: number } | null
  /** Packets and requests seen in this stage. */
  readonly eventCount: number
}

/** `text`: stages, reasons and events. `pcap`: the DHCP and TFTP packets that our own sockets saw. */
export type BootExportFormat = 'text' | 'pcap'

/** A boot as a file. */
export interface BootExport {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}

/** One boot of one machine. */
export interface Boot {
  readonly id: number
  readonly mac: MacAddress
  readonly arch: ClientArch
  readonly ip: Ipv4 | null
  /** By the wall clock; every other time of a boot is this one and what has truly passed since, whoever sets the clock. */
  readonly startedAtMs: number
  readonly lastEventAtMs: number
  /** Its first and last event (`BootEvent.seq`). */
  readonly firstSeq: number
  readonly lastSeq: number
  readonly stages: readonly Stage[]
  /** Why it stopped; empty while nothing speaks for a fault. */
  readonly findings: readonly Finding[]
}
