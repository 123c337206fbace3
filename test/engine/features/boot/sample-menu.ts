import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootImage } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import { remark } from '#words/remark.ts'
import type { MenuContext } from '#engine/features/boot/menu/menu-context.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { newMachine } from '#engine/store/machine-row.ts'

export const address = '10.99.0.1' as Ipv4
export const mac = '52:54:00:12:34:56' as MacAddress
export const context: MenuContext = {
  address,
  httpPort: 8080,
  mac,
  transport: 'http',
  clientArch: null,
  hasProgram: () => true,
}

/** A Linux kernel that runs anywhere. */
export const LINUX = {
  kind: 'linux',
  recognisedArguments: null,
  architectures: [],
  firmware: null,
  ramMegabytes: null,
} as const

export function image(id: string, overrides: Partial<BootImage> = {}): BootImage {
  return {
    id,
    name: id,
    path: `/isos/${id}.iso`,
    sizeBytes: 1,
    family: 'debian-live',
    version: null,
    arch: 'amd64',
    edition: null,
    wayOut: null,
    volumeId: id,
    netboot: 'yes',
    reason: remark('dracut-fetches'),
    evidence: [],
    entries: [
      {
        ...LINUX,
        id: `${id}.live`,
        title: `${id} live`,
        kernel: '/live/vmlinuz',
        initrd: ['/live/initrd.img'],
        arguments: 'boot=live components fetch={TREE_URL}live/filesystem.squashfs iso={ISO_URL}',
        experimental: false,
      },
    ],
    fileCount: 1,
    copiedBytes: 0,
    tookMs: 0,
    addedAtMs: 0,
    presence: 'unchanged',
    isPresent: true,
    ...overrides,
  }
}

/** Everything that an ISO can put into a title or arguments to break out of a script. */
export const HOSTILE =
  'a\'b"c"\nshell\r\n:label || exit && reboot ; poweroff #gone ${net0/mac} $${x} $(id) `id` \\ {}^ \u0007\u001b[2J é\\'

export const hostileImage = image('evil', {
  entries: [
    {
      ...LINUX,
      id: 'evil.entry',
      title: HOSTILE,
      kernel: '/boot dir/vm;li"n\'uz',
      initrd: ['/a/initrd.img', '/b/initrd.img', '/c d/in$it'],
      arguments: `quiet initrd=/x ${HOSTILE} ds=nocloud;s=http://x/ opt="two words" end`,
      experimental: true,
    },
  ],
})

export const sampleMenu = buildMenu([image('debian-12'), image('ubuntu-24.04')], {
  defaultId: null,
  timeoutSeconds: null,
})
export const hostileMenu = buildMenu([hostileImage], { defaultId: null, timeoutSeconds: 5 })

export function machine(overrides: Partial<Machine> = {}): Machine {
  return { ...newMachine(mac, 0), arch: 'x64-uefi', ...overrides }
}
