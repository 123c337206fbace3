import { describeError } from './error-text.ts'
import type { LabFirmware, TestMachine } from './lab.ts'

const FIRMWARE: Readonly<Record<LabFirmware, string>> = {
  bios: 'BIOS',
  uefi: 'UEFI',
  'uefi-http': 'UEFI with HTTP boot',
  'secure-boot': 'UEFI with Secure Boot',
  arm64: 'ARM64 UEFI',
}

/** A test machine in one line of English. */
export function describeTestMachine(machine: TestMachine): string {
  const what = `${FIRMWARE[machine.firmware]}${machine.hasTpm ? ', TPM 2' : ''}, ${machine.memoryMegabytes} MiB`
  switch (machine.state) {
    case 'starting':
      return `Making a machine (${what}) for ${machine.title}.`
    case 'running':
      return `Switched it on: ${machine.mac}, ${what}. Ctrl-C switches it off.`
    case 'ended':
      return 'It is switched off.'
    case 'failed':
      return machine.error === null ? 'It failed.' : describeError(machine.error).title
  }
}
