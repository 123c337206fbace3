import { CLIENT_ARCHITECTURES, clientArchitecture, type ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import { isSecureBootOn } from '#contract/secure-boot.ts'
import { isIpxeProgram, loadersOf } from '../loader.ts'
import { isUrl } from '../menu/entry-files.ts'
import { baseUrlOf } from '../menu/menu-context.ts'
import { OWN_SHIM } from '../secure/secure-start.ts'
import type { StaticBootSource } from './static-boot.ts'

/** The boot file for the firmware of one architecture. */
export interface ArchBootFile {
  readonly arch: ClientArch
  /** IANA "Processor Architecture Types", RFC 4578 §2.1. */
  readonly codes: readonly number[]
  readonly isHttp: boolean
  /** A TFTP name, or a URL for HTTP boot. */
  readonly file: string
}

type Needs = Pick<StaticBootSource, 'network' | 'hasProgram'>

/** The URL of iPXE's first script. */
export const ipxeStartUrl = ({ network }: Pick<Needs, 'network'>): string =>
  `${baseUrlOf(network)}/ipxe/boot.ipxe`

/** The best loader for each architecture that has one. */
export function archBootFiles({ network, hasProgram }: Needs): readonly ArchBootFile[] {
  return CLIENT_ARCHITECTURES.flatMap(({ id: arch, ianaCodes: codes, isHttp }) => {
    const [program] = loadersOf(arch, hasProgram)
    if (program === undefined) return []
    return [{ arch, codes, isHttp, file: isHttp ? `${baseUrlOf(network)}/boot/${program}` : program }]
  })
}

/** What one machine gets in place of the file for its architecture. */
export interface MachineBootFile {
  /** For its firmware; null for the usual file. */
  readonly firmware: string | null
  /** For iPXE; null for the usual script. */
  readonly ipxe: string | null
}

/** The machine's own file name, else its pinned loader, else shim for firmware that only starts signed programs. */
export function machineBootFile(
  machine: Machine,
  { hasProgram }: Pick<Needs, 'hasProgram'>,
): MachineBootFile {
  const { filename, loader } = machine
  if (filename !== null)
    return {
      firmware: isUrl(filename) && !clientArchitecture(machine.arch).isHttp ? null : filename,
      ipxe: isIpxeProgram(filename) ? null : filename,
    }
  if (loader !== null && hasProgram(loader)) return { firmware: loader, ipxe: null }
  const needsShim =
    isSecureBootOn(machine) && clientArchitecture(machine.arch).efiSuffix === 'x64' && hasProgram(OWN_SHIM)
  return { firmware: needsShim ? OWN_SHIM : null, ipxe: null }
}
