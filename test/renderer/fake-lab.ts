import { SlipwayError } from '#contract/errors.ts'
import type { Push } from '#contract/events.ts'
import type { LabTools, TestMachine } from '#contract/lab.ts'
import { reason } from '#contract/reason.ts'
import type { LabHandlers } from '#engine/features/lab/handlers.ts'
import { mac } from './address-samples.ts'
import type { FakeState } from './fake-engine.ts'

/** What a page can see of test machines. */
export interface FakeLab {
  readonly tools: LabTools
  machines: readonly TestMachine[]
  readonly serial: string
}

export const readyTools: LabTools = {
  qemuVersion: '9.2.1',
  firmware: {
    bios: null,
    uefi: null,
    'uefi-http': null,
    'secure-boot': null,
    arm64: { code: 'qemu-not-found', params: { program: 'qemu-system-aarch64' } },
  },
  tpm: null,
  accelerator: 'kvm',
  acceleratorReason: null,
  network: 'isolated',
  networkReason: null,
}

const noQemu = { code: 'qemu-not-found', params: { program: 'qemu-system-x86_64' } } as const

export const emptyTools: LabTools = {
  ...readyTools,
  qemuVersion: null,
  firmware: { bios: noQemu, uefi: noQemu, 'uefi-http': noQemu, 'secure-boot': noQemu, arm64: noQemu },
  tpm: { code: 'tpm-unavailable', params: { detail: 'swtpm is not installed' } },
  accelerator: 'tcg',
}

export const emulatedTools: LabTools = {
  ...readyTools,
  accelerator: 'tcg',
  acceleratorReason: reason('accelerator-fails', {
    accelerator: 'KVM',
    said: 'Could not access KVM kernel module: Permission denied',
  }),
  network: 'user',
  networkReason: { reason: 'unshare: write failed /proc/self/uid_map: Operation not permitted' },
}

export const testMachine: TestMachine = {
  id: 'uefi-1',
  mac: mac('52:54:00:7e:01:01'),
  entry: 'debian-12-live.live',
  title: 'Debian Live 12',
  firmware: 'uefi',
  start: 'network',
  network: 'isolated',
  accelerator: 'kvm',
  hasTpm: true,
  hasWindow: false,
  hasDisk: false,
  memoryMegabytes: 2048,
  state: 'running',
  startedAtMs: Date.now() - 12_000,
  endedAtMs: null,
  error: null,
}

export const SERIAL = `BdsDxe: loading Boot0001 "UEFI PXEv4 (MAC:5254007E0101)"
>>Start PXE over IPv4.
  Station IP address is 10.77.0.100
  NBP filename is snponly.efi
  NBP filesize is 174080 Bytes
iPXE initialising devices...
Loading Debian Live 12
http://10.77.0.1:8080/iso/debian-12-live/live/vmlinuz... ok
[    0.000000] Linux version 6.1.0-56-amd64
`

/** Handlers over plain data: a machine starts at once. */
export function fakeLab(
  state: FakeState,
  { push, note }: { push: (message: Push) => void; note: (method: string, input: unknown) => void },
): LabHandlers {
  const lab = (): FakeLab => state.lab ?? { tools: readyTools, machines: [], serial: '' }
  const keep = (machine: TestMachine): TestMachine => {
    const others = lab().machines.filter(({ id }) => id !== machine.id)
    state.lab = { ...lab(), machines: [...others, machine] }
    push({ name: 'lab.changed', payload: machine })
    return machine
  }
  return {
    'lab.tools': async () => lab().tools,
    'lab.list': async () => lab().machines,
    async 'lab.start'(input) {
      note('lab.start', input)
      return keep({ ...testMachine, entry: input.entry, firmware: input.firmware ?? 'bios' })
    },
    async 'lab.stop'(input) {
      note('lab.stop', input)
      const machine = lab().machines.find(({ id }) => id === input.id)
      if (!machine) throw new SlipwayError('test-machine-not-found', input)
      return keep({ ...machine, state: 'ended', endedAtMs: Date.now() })
    },
    'lab.serial': async ({ id }) => ({ id, offset: 0, text: lab().serial }),
    'lab.command': async () => ({ shell: '', libvirtXml: '', libvirtCommands: [], notes: [] }),
    'lab.disks': async () => [],
    'lab.removeDisk': async () => ({ wasThere: false }),
  }
}
