import { describe, expect, it } from 'vitest'
import {
  parseEsxiConfiguration,
  rewriteEsxiConfiguration,
} from '#engine/image/bootconfig/esxi-configuration.ts'
import { interpretGrub } from '#engine/image/bootconfig/grub-interpreter.ts'
import { interpretIsolinux } from '#engine/image/bootconfig/isolinux-interpreter.ts'

const files = (texts: Record<string, string>) => ({
  readText: async (path: string) => texts[path] ?? null,
  exists: async (path: string) => path in texts,
})

describe('multiboot', () => {
  it('in GRUB: kernel and modules with their arguments, options left out', async () => {
    const text = `menuentry "install" {
  search --file /boot/xen.gz --set
  multiboot2 /boot/xen.gz dom0_mem=max:8192M com1=115200,8n1 console=com1,vga
  module2 --nounzip (hd0)/boot/vmlinuz console=hvc0 "xencons=a b"
  module2 /install.img
}`
    expect(await interpretGrub('/g', files({ '/g': text }))).toEqual([
      {
        title: 'install',
        source: '/g',
        kernel: '/boot/xen.gz',
        arguments: 'dom0_mem=max:8192M com1=115200,8n1 console=com1,vga',
        initrd: [],
        modules: [
          { path: '/boot/vmlinuz', arguments: 'console=hvc0 xencons="a b"' },
          { path: '/install.img', arguments: '' },
        ],
      },
    ])
  })

  it('in ISOLINUX: the parts between the dashes after mboot.c32', async () => {
    const text = `label install
  menu label ^install
  kernel mboot.c32
  append /boot/xen.gz a=1 --- /boot/vmlinuz b --- install.img
label esxi
  kernel mboot.c32
  append -c boot.cfg
`
    expect(
      await interpretIsolinux('/boot/isolinux/isolinux.cfg', files({ '/boot/isolinux/isolinux.cfg': text })),
    ).toEqual([
      {
        title: 'install',
        source: '/boot/isolinux/isolinux.cfg',
        kernel: '/boot/xen.gz',
        arguments: 'a=1',
        initrd: [],
        modules: [
          { path: '/boot/vmlinuz', arguments: 'b' },
          { path: '/boot/isolinux/install.img', arguments: '' },
        ],
      },
    ])
  })
})

describe("ESXi's boot.cfg", () => {
  const text = `bootstate=0
title=Loading ESXi installer
timeout=5
prefix=
kernel=/b.b00
kernelopt=runweasel cdromBoot
modules=/jumpstrt.gz --- /useropts.gz --- s.v00
build=8.0.2-0.0.22380479
updated=0`

  it('is read', () => {
    expect(parseEsxiConfiguration(text)).toEqual({
      title: 'Loading ESXi installer',
      build: '8.0.2-0.0.22380479',
      prefix: '',
      kernel: '/b.b00',
      kernelOptions: 'runweasel cdromBoot',
      modules: ['/jumpstrt.gz', '/useropts.gz', 's.v00'],
    })
    expect(parseEsxiConfiguration('title=NetBSD\nmenu=Boot')).toBeNull()
  })

  it('is rewritten so that every name is below the tree and the installer waits for no drive', () => {
    const lines = rewriteEsxiConfiguration(text, 'http://10.0.0.1:8080/iso/esxi/').split('\n')
    expect(lines).toEqual([
      'prefix=http://10.0.0.1:8080/iso/esxi/',
      'bootstate=0',
      'title=Loading ESXi installer',
      'timeout=5',
      'kernel=b.b00',
      'kernelopt=runweasel',
      'modules=jumpstrt.gz --- useropts.gz --- s.v00',
      'build=8.0.2-0.0.22380479',
      'updated=0',
    ])
  })
})
