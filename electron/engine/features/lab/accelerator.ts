import type { LabAccelerator } from '#contract/lab.ts'
import { reason, type Reason } from '#contract/reason.ts'
import { lastWords, runProgram } from '../../base/process/run-program.ts'

/** What each system has beside emulation. */
const NATIVE: Partial<Record<NodeJS.Platform, LabAccelerator>> = {
  linux: 'kvm',
  darwin: 'hvf',
  win32: 'whpx',
}

/**
 * Tries the system's accelerator with a machine that runs its BIOS for a moment: a /dev/kvm that opens may still be unable to run a
 * single instruction (nested, on a host that only pretends). Emulation otherwise, with the reason.
 */
export async function chooseAccelerator(
  qemu: string,
  platform: NodeJS.Platform = process.platform,
): Promise<{ readonly accelerator: LabAccelerator; readonly reason: Reason | null }> {
  const accelerator = NATIVE[platform]
  if (accelerator === undefined) return { accelerator: 'tcg', reason: reason('no-accelerator', { platform }) }
  const machine = qemu.includes('aarch64') ? 'virt' : 'pc'
  const { code, stdout, stderr } = await runProgram(
    {
      program: qemu,
      args: [
        ...['-accel', accelerator, '-cpu', 'host', '-machine', machine, '-m', '64'],
        ...['-nodefaults', '-display', 'none', '-monitor', 'stdio'],
      ],
      // The monitor reads one line after the other; the first ones give the processor time to run.
      input: `${'info version\n'.repeat(20)}info status\nquit\n`,
    },
    { timeoutMs: 5000 },
  )
  if (code === 0 && /VM status: running/.test(stdout)) return { accelerator, reason: null }
  const status = /VM status: ([^\r\n]*)/.exec(stdout)?.[1]
  const said = lastWords(stderr, status ?? '').replace(/^qemu-system-\S+: /, '')
  const tried = { accelerator: accelerator.toUpperCase() }
  return {
    accelerator: 'tcg',
    reason:
      said === '' ? reason('accelerator-silent', tried) : reason('accelerator-fails', { ...tried, said }),
  }
}
