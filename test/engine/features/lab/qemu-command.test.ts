import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { MachinePlan } from '#engine/features/lab/plan-machine.ts'
import { qemuArguments } from '#engine/features/lab/qemu-command.ts'
import { shellLines } from '#engine/features/lab/describe-machine.ts'
import { biosPlan, uefiPlan } from './sample-plan.ts'

const run = promisify(execFile)

/** The values of an option, in order. */
function valuesOf(plan: MachinePlan, option: string): string[] {
  const words = qemuArguments(plan)
  return words.flatMap((word, at) => (word === option ? [words[at + 1] ?? ''] : []))
}

const deviceOf = (plan: MachinePlan, start: string) =>
  valuesOf(plan, '-device').find(value => value.startsWith(start))

describe('the command line of QEMU', () => {
  it('always has a random number generator, and a card that is first in the boot order', () => {
    for (const plan of [biosPlan, uefiPlan]) {
      expect(valuesOf(plan, '-device')).toContain('virtio-rng-pci')
      expect(deviceOf(plan, 'virtio-net-pci')).toContain('mac=52:54:00:7e:01:01,bootindex=0')
    }
  })

  it("leaves iPXE's ROM to BIOS machines: UEFI firmware has a separate driver", () => {
    expect(deviceOf(biosPlan, 'virtio-net-pci')).not.toContain('romfile')
    expect(deviceOf(uefiPlan, 'virtio-net-pci')).toMatch(/,romfile=$/)
  })

  it('shows the screen of a BIOS on the serial port, unless there is a window', () => {
    expect(valuesOf(biosPlan, '-machine')).toEqual(['pc,graphics=off'])
    expect(valuesOf({ ...biosPlan, hasWindow: true }, '-machine')).toEqual(['pc'])
    expect(valuesOf({ ...biosPlan, hasWindow: true }, '-display')).toEqual([])
  })

  it('protects the variables of Secure Boot by system management mode', () => {
    const secure = { ...uefiPlan, firmware: 'secure-boot' } as const
    expect(valuesOf(secure, '-machine')).toEqual(['q35,smm=on'])
    expect(valuesOf(secure, '-global')).toEqual(['driver=cfi.pflash01,property=secure,value=on'])
  })

  it('boots by HTTP first by leaving out PXE', () => {
    const noPxe = 'name=opt/org.tianocore/IPv4PXESupport,string=n'
    expect(valuesOf({ ...uefiPlan, firmware: 'uefi-http' }, '-fw_cfg')).toContain(noPxe)
    expect(valuesOf(uefiPlan, '-fw_cfg')).not.toContain(noPxe)
  })

  it('escapes commas in paths, which would start another option', () => {
    const plan = { ...biosPlan, disc: '/isos/a,file=/etc/shadow.iso' }
    expect(valuesOf(plan, '-drive')).toEqual([
      'if=none,id=disc,media=cdrom,readonly=on,format=raw,file=/isos/a,,file=/etc/shadow.iso',
    ])
    expect(deviceOf(plan, 'ide-cd')).toContain('bootindex=0')
  })

  it('for a machine that starts from a disc never continues to the network', () => {
    const card = deviceOf({ ...biosPlan, disc: '/d.iso' }, 'virtio-net-pci')
    expect(card).toMatch(/,romfile=$/)
    expect(card).not.toContain('bootindex')
  })

  it('passes in kernel, initrd and arguments, and then leaves the card out of the boot order', () => {
    const direct = {
      kernel: '/k',
      initrd: '/i',
      arguments: 'console=ttyS0 ds=nocloud-net;s=http://10.77.0.1/',
    }
    const plan = { ...biosPlan, direct }
    expect(valuesOf(plan, '-append')).toEqual([direct.arguments])
    expect(deviceOf(plan, 'virtio-net-pci')).not.toContain('bootindex')
  })

  it('parses to the same words when it is copied into a shell', async () => {
    const direct = { kernel: "/my isos/it's", initrd: null, arguments: 'a="b c" $HOME `id` ;reboot' }
    const words = ['printf', '%s\\0', ...qemuArguments({ ...biosPlan, direct })]
    const { stdout } = await run('sh', ['-c', shellLines(words)])
    expect(stdout.split('\0').slice(0, -1)).toEqual(words.slice(2))
  })

  it('gives an ARM machine the devices of its board', () => {
    const arm = { ...uefiPlan, firmware: 'arm64', tpmSocket: '/t', disc: '/d.iso' } as const
    expect(valuesOf(arm, '-machine')).toEqual(['virt'])
    expect(deviceOf(arm, 'tpm-tis-device')).toBeDefined()
    expect(deviceOf(arm, 'scsi-cd')).toBeDefined()
  })
})
