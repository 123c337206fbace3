import type { LabErrorCode } from './errors.ts'
import { sentence, type Words } from './error-words.ts'

const FIRMWARE_WORDS: Readonly<Record<string, string>> = {
  uefi: 'UEFI',
  'uefi-http': 'UEFI',
  'secure-boot': 'Secure Boot',
  arm64: 'ARM64 UEFI',
}

/** Test machines. */
export const labErrors: Readonly<Record<LabErrorCode, Words>> = {
  'qemu-not-found': p => ({
    title: `${p.text('program', 'QEMU')} is not installed.`,
    cause: 'Test machines are played by QEMU, which is a program of its own.',
    fix: 'Install it: apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu; for Windows qemu.org has an installer.',
  }),
  'firmware-not-found': p => ({
    title: `There is no ${FIRMWARE_WORDS[p.text('firmware', '')] ?? 'UEFI'} firmware for QEMU on this computer.`,
    cause: `It is in none of ${p.text('places', 'the usual folders')}.`,
    fix: `Install ${p.text('firmware', '') === 'arm64' ? 'qemu-efi-aarch64 (Debian, Ubuntu), edk2-aarch64 (Fedora, Arch)' : 'ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch), qemu-ovmf-x86_64 (openSUSE)'}, or choose another firmware.`,
  }),
  'tpm-unavailable': p => ({
    title: 'The test machine cannot have a TPM.',
    cause: sentence(p.detail() || 'swtpm, which plays one, does not work here'),
    fix: 'Install swtpm and swtpm-tools, or start the machine without a TPM.',
  }),
  'lab-network-unavailable': p => ({
    title: 'The test machine cannot have a network of its own.',
    cause: sentence(p.detail() || 'This system lets only its administrator make one'),
    fix: 'Start it with --direct or --cdrom, which need none, or on a bridge: --bridge NAME',
  }),
  'bridge-not-allowed': p => ({
    title: `QEMU may not use the bridge ${p.text('bridge', 'of that name')}.`,
    cause: `${p.text('file', '/etc/qemu/bridge.conf')} lists the bridges that ordinary users may plug machines into; this one is not among them.`,
    fix: `Add this line to ${p.text('file', '/etc/qemu/bridge.conf')} as its administrator: ${p.text('line', 'allow NAME')}`,
  }),
  'not-for-direct-start': p => ({
    title: `${p.text('entry', 'This entry')} cannot be started in this way.`,
    cause:
      'Only a Linux kernel with its initrd can be put into a machine directly, and only an image can be a disc.',
    fix: 'Start it from the network.',
  }),
  'disc-not-bootable': p => ({
    title: `${p.text('file', 'This image')} does not start as a disc with ${p.text('firmware', 'bios') === 'uefi' ? 'UEFI' : 'a BIOS'}.`,
    cause: 'It has no boot record for such a firmware (El Torito).',
    fix: 'Choose another firmware, or start it from the network, where Slipway brings the boot program.',
  }),
  'test-machine-failed': p => ({
    title: 'The test machine ended with an error.',
    cause: sentence(p.detail() || 'QEMU did not say why'),
    fix: 'See what its serial port showed, or start it with other settings.',
  }),
  'test-machine-not-found': p => ({
    title: `There is no test machine ${p.text('id', 'of that name')}.`,
    cause: 'It has ended, or Slipway was started again since.',
    fix: 'Start a new one.',
  }),
}
