import { findProgram } from '../../base/process/find-program.ts'

/** RHEL and its relatives have QEMU under a name of their own. */
export function findQemu(architecture: 'x86_64' | 'aarch64'): string | null {
  const own = findProgram(`qemu-system-${architecture}`)
  const isHost = architecture === (process.arch === 'arm64' ? 'aarch64' : 'x86_64')
  return own ?? (isHost ? findProgram('qemu-kvm') : null)
}
