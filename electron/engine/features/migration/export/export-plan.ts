import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootFile } from '#contract/methods.ts'
import type { ExportKind, SetupNetwork, SetupRemark } from '#contract/setup.ts'
import { isSecureBootOn } from '#contract/secure-boot.ts'
import type { StaticBoot } from '../../boot/create-boot.ts'

/** Everything that the texts of an exported set-up are made of. */
export interface ExportPlan {
  readonly kind: ExportKind
  readonly network: SetupNetwork
  /** The folder on the new server, without a slash at its end. */
  readonly installedAt: string
  readonly machines: readonly Machine[]
  readonly programs: readonly BootFile[]
  readonly boot: StaticBoot
  /** The machines that have answer files of their own here, each with the beginning of the folders that hold them. */
  readonly answerFolders: readonly { readonly mac: MacAddress; readonly prefix: string }[]
  /** Of the Slipway that writes it. */
  readonly version: string
  readonly dataFolder: string
  readonly remarks: readonly SetupRemark[]
}

/** A text below the folder; the path is `/`-separated. */
export interface ExportedText {
  readonly path: string
  readonly text: string
}

/** The folder that TFTP and HTTP share. */
export const FILES = 'files'
/** What only HTTP hands out, and some of it to one machine only. */
export const HTTP_ONLY = 'http'

/** Machines that need lines of their own in the DHCP server's configuration. */
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

/** What the set-up of a machine loses when its server keeps no account of boots. */
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
