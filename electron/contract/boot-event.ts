import type { Ipv4, MacAddress } from './address.ts'
import type { AnswerFact } from './answer-fact.ts'
import type { InstallState } from './call-home.ts'
import type { LoaderFact } from './loader-fact.ts'
import type { ClientArch } from './client-arch.ts'
import type { NextBoot } from './machine.ts'
import type { MenuLanguage } from './menu.ts'
import type { Reason } from './reason.ts'
import type { SecureBootFact } from './secure-boot-fact.ts'

/** Something that a Slipway socket received or sent. Facts only; the timeline draws the conclusions. */
export type BootFact =
  | LoaderFact
  | AnswerFact
  | SecureBootFact
  | {
      readonly kind: 'dhcp.discovered'
      readonly arch: ClientArch
      /** True for a client that asks to network-boot (class PXEClient or HTTPClient, or iPXE). */
      readonly isBootClient: boolean
      /** Option 77: `iPXE` for iPXE. */
      readonly userClass: string | null
      readonly vendorClass: string | null
      readonly uuid: string | null
      readonly xid: number
    }
  | {
      readonly kind: 'dhcp.offered'
      readonly address: Ipv4
      readonly bootFile: string | null
      readonly xid: number
    }
  | {
      readonly kind: 'dhcp.acknowledged'
      readonly address: Ipv4
      readonly bootFile: string | null
      readonly leaseSeconds: number
      readonly isBootClient: boolean
      readonly xid: number
    }
  /**
   * A proxy offer: boot information without an address. With `boot-server` the machine must ask for the file on port
   * 4011.
   */
  | {
      readonly kind: 'dhcp.proxy-offered'
      readonly bootFile: string
      readonly shape: 'direct' | 'boot-server'
      readonly xid: number
    }
  /** The machine asked on port 4011 and got an answer. */
  | { readonly kind: 'dhcp.boot-server-answered'; readonly bootFile: string }
  /** The machine takes an address from another server; null if only its address was seen. */
  | {
      readonly kind: 'dhcp.foreign-address'
      readonly address: Ipv4
      readonly server: Ipv4 | null
      /** False for an installer that runs on a booted machine: its own DHCP is not a step of the boot. */
      readonly isBootClient: boolean
    }
  /** Reported at most once in ten minutes for each server. */
  | {
      readonly kind: 'dhcp.other-server-seen'
      readonly server: Ipv4
      /** True if Slipway also assigns addresses. */
      readonly isConflict: boolean
    }
  | ProxyFailedFact
  /** Ignored because the user said so; reported at most once in ten minutes for each machine. */
  | {
      readonly kind: 'dhcp.ignored'
      readonly reason: 'denied' | 'not-allowed' | 'not-known' | 'not-a-boot-client' | 'set-to-ignore'
    }
  /** A free address of Slipway's range at which another device responds. Slipway does not offer it for a while. */
  | { readonly kind: 'dhcp.address-in-use'; readonly address: Ipv4; readonly holder: MacAddress }
  | ({
      readonly kind: 'dhcp.refused'
      readonly address: Ipv4 | null
      /** A relay whose network Slipway does not serve. */
      readonly relay?: Ipv4
    } & Reason)
  | { readonly kind: 'dhcp.declined'; readonly address: Ipv4 }
  | { readonly kind: 'dhcp.released'; readonly address: Ipv4 }
  | { readonly kind: 'dhcp.pool-exhausted'; readonly first: Ipv4; readonly last: Ipv4 }
  | {
      readonly kind: 'tftp.started'
      readonly transfer: number
      readonly file: string
      readonly sizeBytes: number
      readonly blksize: number
      readonly windowsize: number
    }
  | {
      readonly kind: 'tftp.progress'
      readonly transfer: number
      readonly file: string
      readonly sentBytes: number
      readonly sizeBytes: number
    }
  | {
      readonly kind: 'tftp.finished'
      readonly transfer: number
      readonly file: string
      readonly sizeBytes: number
      readonly tookMs: number
    }
  /** The firmware asked for the size and cancelled the transfer. EDK2 and Intel ROMs do this before every download. */
  | { readonly kind: 'tftp.probed'; readonly file: string; readonly sizeBytes: number }
  | { readonly kind: 'tftp.missing'; readonly file: string }
  | ({
      readonly kind: 'tftp.failed'
      readonly transfer: number
      readonly file: string
      readonly sentBytes: number
      readonly sizeBytes: number
      /** The system's error message for a file that cannot be read. */
      readonly said?: string
    } & Reason)
  | {
      readonly kind: 'http.started'
      readonly request: number
      readonly path: string
      /** Size of this response: less than the file for a range request. */
      readonly sizeBytes: number
      /** Offset of this response in the file; absent means 0. */
      readonly offset?: number
      /** Size of the whole file; absent means `sizeBytes`. */
      readonly fileSizeBytes?: number
    }
  | {
      readonly kind: 'http.progress'
      readonly request: number
      readonly path: string
      readonly sentBytes: number
      readonly sizeBytes: number
    }
  | {
      readonly kind: 'http.finished'
      readonly request: number
      readonly path: string
      readonly status: number
      readonly sentBytes: number
      readonly tookMs: number
    }
  | { readonly kind: 'http.missing'; readonly path: string }
  | {
      readonly kind: 'http.aborted'
      readonly request: number
      readonly path: string
      readonly sentBytes: number
      readonly sizeBytes: number
    }
  | {
      readonly kind: 'menu.served'
      readonly language: MenuLanguage
      readonly timeoutSeconds: number
      readonly defaultId: string
      readonly entryCount: number
    }
  | {
      readonly kind: 'entry.chosen'
      readonly entry: string
      readonly title: string
      /** Memory that the boot loader detected; absent if it did not report any. */
      readonly memoryMegabytes?: number
      /** From SMBIOS; absent if the firmware sets none. */
      readonly serial?: string
      /** Memory that the entry needs; absent if unknown. */
      readonly neededMegabytes?: number
    }
  /**
   * The limit of machines loading at once is reached. The machine asks again every few seconds; reported once per wait.
   */
  | { readonly kind: 'start.waits'; readonly loadingCount: number; readonly aheadCount: number }
  /** The machine called home; `state` if it reported the state of its installation. */
  | { readonly kind: 'machine.reported'; readonly text: string; readonly state?: InstallState }
  /** A syslog line from the machine. Severity 0 (emergency) to 7 (debug), RFC 5424 §6.2.1. */
  | {
      readonly kind: 'machine.logged'
      readonly severity: number
      readonly program: string | null
      readonly text: string
    }
  /** The machine sent more syslog than Slipway keeps; reported at most once a minute. */
  | { readonly kind: 'machine.log-dropped'; readonly count: number }
  /** Slipway changed the machine's next boot. */
  | {
      readonly kind: 'machine.next-changed'
      readonly next: NextBoot
      /**
       * `once-started`: its "once" is used up; `installed`: the machine reported it; `restarted`: it came back after it
       * had loaded everything.
       */
      readonly reason: 'once-started' | 'installed' | 'restarted'
    }
  /** Slipway sent magic packets. Wake-on-LAN has no reply. */
  | { readonly kind: 'machine.woken'; readonly nic: string; readonly sentTo: string }

/**
 * A machine got a proxy offer, alongside another server's offer, and did not load the file. `offer-ignored`: it took
 * the other server's address and never asked Slipway; `other-boot-file`: the same, and the other server's offer names a
 * boot file; `no-request`: it took no address at all; `file-not-fetched`: it asked on port 4011 and then loaded
 * nothing.
 */
export interface ProxyFailedFact {
  readonly kind: 'dhcp.proxy-failed'
  readonly reason: 'offer-ignored' | 'other-boot-file' | 'no-request' | 'file-not-fetched'
  /** The boot file that Slipway named and the machine did not load. */
  readonly bootFile: string
  readonly server: Ipv4 | null
  readonly address: Ipv4 | null
  readonly otherBootFile: string | null
  readonly otherNextServer: Ipv4 | null
}

/** A fact with its time and the machine it belongs to. */
export type BootEvent = BootFact & {
  /** Rises by one; unique in a data folder. Progress events are not stored and carry the last stored number. */
  readonly seq: number
  readonly atMs: number
  readonly mac: MacAddress | null
  readonly ip: Ipv4 | null
}
