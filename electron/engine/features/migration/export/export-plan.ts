import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootFile } from '#contract/methods.ts'
import type { ExportKind, SetupNetwork, SetupRemark } from '#contract/setup.ts'
import { isSecureBootOn } from '#contract/secure-boot.ts'
import type { StaticBoot } from '../../boot/create-boot.ts'

/** Everything that goes into the texts of an export. */
export interface ExportPlan {
  readonly kind: ExportKind
  readonly network: SetupNetwork
  /** The folder on the new server, without a trailing slash. */
  readonly installedAt: string
  readonly machines: readonly Machine[]
  readonly programs: readonly BootFile[]
  readonly boot: StaticBoot
  /** Machines with their own answer files, each with the prefix of the folders that contain them. */
  readonly answerFolders: readonly { readonly mac: MacAddress; readonly prefix: string }[]
  /** The version of Slipway that writes the export. */
  readonly version: string
  readonly dataFolder: string
  readonly remarks: readonly SetupRemark[]
}

/** A text file; the path is relative to the folder and uses `/`. */
export interface ExportedText {
  readonly path: string
  readonly text: string
}

/** The folder that TFTP and HTTP share. */
export const FILES = 'files'
/** Files served over HTTP only, some of them to a single machine. */
export const HTTP_ONLY = 'http'

/** Machines that have their own lines in the DHCP server's configuration. */
export function machinesInDhcp({
  machines,
  boot,
}: Pick<ExportPlan, 'machines' | 'boot'>): readonly Machine[] {
  return machines.filter(machine => {
    const { firmware, ipxe } = boot.machineBootFile(machine)
    return (
      machine.reservedIp !== null ||
      machine.name !== null ||
      machine.next === 'ignore' ||
      machine.nextServer !== null ||
      machine.rootPath !== null ||
      machine.dns.length > 0 ||
      firmware !== null ||
      ipxe !== null
    )
  })
}

/** `debian-box`, or the MAC of a machine without a name. */
const nameOf = (machine: Machine): string => machine.name ?? machine.mac

export function lines(parts: readonly string[]): string {
  return `${parts.join('\n')}\n`
}

/** Settings of a machine that a server which does not track boots cannot apply. */
export function machineRemarks(
  machine: Machine,
  network: Pick<SetupNetwork, 'dhcp'>,
): readonly SetupRemark[] {
  const name = nameOf(machine)
  const isOwn = machine.filename !== null || machine.loader !== null || machine.reservedIp !== null
  const isProxy = network.dhcp === 'proxy'
  return [
    ...(machine.next === 'once' ? [{ kind: 'once', machine: name } as const] : []),
    ...(isSecureBootOn(machine) ? [{ kind: 'secure-boot', machine: name } as const] : []),
    ...(isProxy && machine.next === 'ignore' ? [{ kind: 'ignored-in-proxy', machine: name } as const] : []),
    ...(isProxy && isOwn ? [{ kind: 'set-in-proxy', machine: name } as const] : []),
  ]
}
