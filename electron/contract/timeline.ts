import type { Ipv4, MacAddress } from './address.ts'
import type { Finding } from './finding.ts'
import type { ClientArch } from './client-arch.ts'

/** The stages of a boot, in order. */
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

/** `waiting` has not begun; a later stage came before a `skipped` one; the others follow from their evidence. */
export type StageState = 'waiting' | 'running' | 'done' | 'warning' | 'failed' | 'skipped'

/** One stage of a boot. It is done when a packet, a request or a call-home proves it, never because time passed. */
export interface Stage {
  readonly id: StageId
  readonly state: StageState
  readonly startedAtMs: number | null
  readonly endedAtMs: number | null
  /** Parameters of its sentence: address, file, sizeBytes, … */
  readonly facts: Readonly<Record<string, string | number>>
  /** Unique bytes sent of the total, during and after loading. */
  readonly progress: { readonly sentBytes: number; readonly sizeBytes: number } | null
  /** Packets and requests seen in this stage. */
  readonly eventCount: number
}

/** `text`: stages, reasons and events. `pcap`: the DHCP and TFTP packets of Slipway's own sockets. */
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
  /**
   * By the wall clock. Every other time of a boot is this one plus elapsed monotonic time, so that setting the clock
   * does not change it.
   */
  readonly startedAtMs: number
  readonly lastEventAtMs: number
  /** The first and last event of the boot (`BootEvent.seq`). */
  readonly firstSeq: number
  readonly lastSeq: number
  readonly stages: readonly Stage[]
  /** Why it stopped; empty unless evidence points to a fault. */
  readonly findings: readonly Finding[]
}
