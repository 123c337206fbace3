import { findFirmware } from '../lab/firmware.ts'
import { findQemu, findTpmPrograms } from '../lab/tools.ts'

/** What test machines need and this computer lacks, by the names that people know. */
export async function missingForTestMachines(): Promise<readonly string[]> {
  const uefi = await findFirmware('x64')
  return [
    ...(findQemu('x86_64') ? [] : ['QEMU']),
    ...(uefi ? [] : ['OVMF']),
    ...(findTpmPrograms() ? [] : ['swtpm']),
  ]
}
