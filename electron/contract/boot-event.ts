import type { Ipv4, MacAddress } from './address.ts'
import type { AnswerFact } from './answer-fact.ts'
import type { InstallState } from './call-home.ts'
import type { LoaderFact } from './loader-fact.ts'
import type { ClientArch } from './client-arch.ts'
import type { NextBoot } from './machine.ts'
import type { MenuLanguage } from './menu.ts'
import type { Reason } from './reason.ts'
import type { SecureBootFact } from './secure-boot-fact.ts'

/** What was seen on one of our own sockets. Facts only; conclusions are drawn in the timeline. */
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
  /** Beside another server: what to boot, without an address. `boot-server`: it has to ask for the file on port 4011. */
  | {
      readonly kind: 'dhcp.proxy-offered'
      readonly bootFile: string
      readonly shape: 'direct' | 'boot-server'
      readonly xid: number
    }
  /** It came to port 4011 and was told. */
  | { readonly kind: 'dhcp.boot-server-answered'; readonly bootFile: string }
  /** It takes an address from another server; null where only its address was seen. */
  | {
      readonly kind: 'dhcp.foreign-address'
      readonly address: Ipv4
      readonly server: Ipv4 | null
      /** False for the installer of a machine that has booted: its own DHCP is no step of the boot. */
      readonly isBootClient: boolean
    }
  /** Told at most once in ten minutes for each server. */
  | {
      readonly kind: 'dhcp.other-server-seen'
      readonly server: Ipv4
      /** True where we hand out addresses too. */
      readonly isConflict: boolean
    }
  | ProxyFailedFact
  /** Left alone because the user said so; told at most once in ten minutes for each machine. */
  | {
      readonly kind: 'dhcp.ignored'
      readonly reason: 'denied' | 'not-allowed' | 'not-known' | 'not-a-boot-client' | 'set-to-ignore'
    }
  /** A free address of ours at which someone answers: no one gets it for a while. */
  | { readonly kind: 'dhcp.address-in-use'; readonly address: Ipv4; readonly holder: MacAddress }
  | ({
      readonly kind: 'dhcp.refused'
      readonly address: Ipv4 | null
      /** Whose network is not known. */
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
  /** The firmware asked for the size and hung up: EDK2 and Intel ROMs do, it is normal. */
  | { readonly kind: 'tftp.probed'; readonly file: string; readonly sizeBytes: number }
  | { readonly kind: 'tftp.missing'; readonly file: string }
  | ({
      readonly kind: 'tftp.failed'
      readonly transfer: number
      readonly file: string
      readonly sentBytes: number
      readonly sizeBytes: number
      /** What the system said of a file that cannot be read. */
      readonly said?: string
    } & Reason)
  | {
      readonly kind: 'http.started'
      readonly request: number
      readonly path: string
      /** Of this response: less than the file where a range was asked for. */
      readonly sizeBytes: number
      /** First byte of the file in this response; absent means 0. */
      readonly offset?: number
      /** The whole file; absent means `sizeBytes`. */
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
      /** What the loader counted; absent where it did not say. */
      readonly memoryMegabytes?: number
      /** Of the SMBIOS; absent where there is none. */
      readonly serial?: string
      /** What the entry needs; absent where no one knows. */
      readonly neededMegabytes?: number
    }
  /** As many machines as may load at once are loading: it asks again every few seconds. Told once for a wait. */
  | { readonly kind: 'start.waits'; readonly loadingCount: number; readonly aheadCount: number }
  /** It called home; `state` where it said how its installation stands. */
  | { readonly kind: 'machine.reported'; readonly text: string; readonly state?: InstallState }
  /** A line that it sent by syslog. Severity 0 (emergency) to 7 (debug), RFC 5424 §6.2.1. */
  | {
      readonly kind: 'machine.logged'
      readonly severity: number
      readonly program: string | null
      readonly text: string
    }
  /** It sent more syslog than is kept; told at most once a minute. */
  | { readonly kind: 'machine.log-dropped'; readonly count: number }
  /** Slipway itself changed what it does next. */
  | {
      readonly kind: 'machine.next-changed'
      readonly next: NextBoot
      /** `once-started`: its "once" is used up; `installed`: it said so; `restarted`: it came back after it had loaded all. */
      readonly reason: 'once-started' | 'installed' | 'restarted'
    }
  /** Magic packets were sent to it; no answer exists. */
  | { readonly kind: 'machine.woken'; readonly nic: string; readonly sentTo: string }

/**
 * Beside another server a machine was told what to boot and did not load it. `offer-ignored`: it took the other server's
 * address and never came to us; `other-boot-file`: so it did, and the other server names a boot file of its own;
 * `no-request`: it took no address from anybody; `file-not-fetched`: it asked on port 4011 and then loaded nothing.
 */
export interface ProxyFailedFact {
  readonly kind: 'dhcp.proxy-failed'
  readonly reason: 'offer-ignored' | 'other-boot-file' | 'no-request' | 'file-not-fetched'
  /** Ours, which it did not load. */
  readonly bootFile: string
  readonly server: Ipv4 | null
  readonly address: Ipv4 | null
  readonly otherBootFile: string | null
  readonly otherNextServer: Ipv4 | null
}

/** A fact with its place in time and the machine it belongs to. */
export type BootEvent = BootFact & {
  /** Rises by one; unique in a data folder. Progress events are not stored and carry the last stored number. */
  readonly seq: number
  readonly atMs: number
  readonly mac: MacAddress | null
  readonly ip: Ipv4 | null
}
