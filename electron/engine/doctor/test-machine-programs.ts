import { findFirmware } from '../lab/find-firmware.ts'
import { findQemu } from '../lab/find-qemu.ts'
import { findTpmPrograms } from '../lab/tools.ts'

/** What test machines need and this computer lacks, by the names that people know. */
export async function missingForTestMachines(): Promise<readonly string[]> {
  const [qemu, uefi, tpm] = await Promise.all([findQemu('x86_64'), findFirmware('x64'), findTpmPrograms()])
  return [...(qemu ? [] : ['QEMU']), ...(uefi ? [] : ['OVMF']), ...(tpm ? [] : ['swtpm'])]
}
