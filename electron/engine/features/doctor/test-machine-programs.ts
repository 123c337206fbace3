import { findFirmware } from '../lab/find-firmware.ts'
import { findQemu } from '../lab/find-qemu.ts'
import { findTpmPrograms } from '../lab/tools.ts'

/** What test machines need and this computer lacks, by the names that people know. */
export async function missingForTestMachines(): Promise<readonly string[]> {
  const uefi = await findFirmware('x64')
  return [
    ...(findQemu('x86_64') ? [] : ['QEMU']),
    ...(uefi ? [] : ['OVMF']),
    ...(findTpmPrograms() ? [] : ['swtpm']),
  ]
}
