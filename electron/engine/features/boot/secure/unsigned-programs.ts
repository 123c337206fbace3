import type { MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { BoundedMap } from '../../../base/bounded-map.ts'
import { isIpxeProgram } from '../loader.ts'

/**
 * Sees by a machine's own requests that its firmware starts programs which nobody signed: an unsigned iPXE was loaded by a UEFI
 * firmware and then asked for an address itself. Nothing follows from a program that was loaded and never heard of.
 */
export interface UnsignedPrograms {
  /** What follows from a fact; mostly nothing. */
  see(mac: MacAddress, fact: BootFact): readonly BootFact[]
}

const MAX_MACHINES = 2048

export function createUnsignedPrograms(needs: {
  /** True for a program of ours that firmware with Secure Boot on starts. */
  readonly isSigned: (name: string) => boolean
}): UnsignedPrograms {
  const loaded = new BoundedMap<MacAddress, true>(MAX_MACHINES)
  return {
    see(mac, fact) {
      if (fact.kind === 'dhcp.discovered' && fact.isBootClient) {
        const isIpxe = fact.userClass === 'iPXE'
        const hasStarted = isIpxe && loaded.has(mac)
        loaded.delete(mac)
        return hasStarted ? [{ kind: 'secure-boot.seen', isOn: false, by: 'unsigned-program' }] : []
      }
      const path =
        fact.kind === 'tftp.finished' ? fact.file : fact.kind === 'http.finished' ? fact.path : null
      const name = path?.split('/').at(-1) ?? ''
      const isUnsigned = name.endsWith('.efi') && isIpxeProgram(name) && !needs.isSigned(name)
      if (isUnsigned) loaded.set(mac, true)
      return []
    },
  }
}
