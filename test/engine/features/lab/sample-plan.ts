import type { MachinePlan } from '#engine/features/lab/plan-machine.ts'

/** A UEFI machine on its own network, with default settings. */
export const uefiPlan: MachinePlan = {
  qemu: '/usr/bin/qemu-system-x86_64',
  name: 'slipway-test-uefi',
  mac: '52:54:00:7e:01:01',
  uuid: '9a19df59-ea36-8869-a7a4-d995ed146cfa',
  firmware: 'uefi',
  flash: { code: '/fw/code.fd', variables: '/fw/vars.fd', format: 'raw' },
  variables: '/scratch/variables.fd',
  accelerator: 'tcg',
  memoryMegabytes: 1024,
  processors: 1,
  network: 'isolated',
  cable: { kind: 'tap', tap: 'slipway-tap' },
  hasWindow: false,
  tpmSocket: null,
  disk: null,
  disc: null,
  direct: null,
}

export const biosPlan: MachinePlan = { ...uefiPlan, firmware: 'bios', flash: null, variables: null }
