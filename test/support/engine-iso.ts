import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { packageFile, XEN } from './package-file.ts'
import { testKernel, writeTestInitrd } from './test-kernel.ts'

const run = promisify(execFile)

/** An ISO laid out like an engine's, with the test's kernel and initrd in place of the engine's. */
export interface EngineLook {
  readonly label: string
  readonly kernel: string
  readonly initrd: string
  /** A hypervisor that starts both. */
  readonly xen?: string
  readonly files: Readonly<Record<string, string>>
  /** The marker files in an initrd of this kind. */
  readonly marks?: readonly string[]
}

const SERIAL = 'console=ttyS0 panic=-1 no_timer_check quiet slipway.fetch'
const grub = (kernel: string, words: string, initrd: string) =>
  `menuentry "Lab system" {\n\tlinux ${kernel} ${words} ${SERIAL}\n\tinitrd ${initrd}\n}\n`

/** The layout of each engine's discs, including what it looks for over the network. */
export const ENGINE_LOOKS = {
  casper: {
    label: 'Ubuntu-Server 22.04.4 LTS amd64',
    kernel: '/casper/vmlinuz',
    initrd: '/casper/initrd',
    files: {
      '.disk/info': 'Ubuntu-Server 22.04.4 LTS "Jammy Jellyfish" - Release amd64 (20240216.1)\n',
      'casper/ubuntu-server-minimal.squashfs': 'hsqs',
      'boot/grub/grub.cfg': grub('/casper/vmlinuz', '', '/casper/initrd'),
    },
    marks: ['scripts/casper'],
  },
  anaconda: {
    label: 'Rocky-9-3-x86_64-dvd',
    kernel: '/images/pxeboot/vmlinuz',
    initrd: '/images/pxeboot/initrd.img',
    files: {
      '.treeinfo':
        '[general]\narch = x86_64\nfamily = Rocky Linux\nname = Rocky Linux 9.3\nversion = 9.3\n[images-x86_64]\nkernel = images/pxeboot/vmlinuz\ninitrd = images/pxeboot/initrd.img\n[stage2]\nmainimage = images/install.img\n',
      'images/install.img': 'hsqs',
      'BaseOS/repodata/repomd.xml': '<repomd/>',
      'AppStream/repodata/repomd.xml': '<repomd/>',
      'EFI/BOOT/grub.cfg': grub(
        '/images/pxeboot/vmlinuz',
        'inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd',
        '/images/pxeboot/initrd.img',
      ),
    },
  },
  archiso: {
    label: 'ARCH_202406',
    kernel: '/arch/boot/x86_64/vmlinuz-linux',
    initrd: '/arch/boot/x86_64/initramfs-linux.img',
    files: {
      'arch/version': '2024.06.01\n',
      'arch/x86_64/airootfs.sfs': 'hsqs',
      'loader/entries/01-archiso-x86_64-linux.conf': `title Arch Linux install medium
linux /arch/boot/x86_64/vmlinuz-linux
initrd /arch/boot/x86_64/initramfs-linux.img
options archisobasedir=arch archisosearchuuid=2024-06-01-10-00-00-00 ${SERIAL}
`,
    },
    marks: ['hooks/archiso', 'hooks/archiso_pxe_http'],
  },
  harvester: {
    label: 'COS_LIVE',
    kernel: '/boot/x86_64/loader/linux',
    initrd: '/boot/x86_64/loader/initrd',
    files: {
      'harvester-release.yaml': 'harvester: v1.2.1\nos: Harvester v1.2.1\n',
      'rootfs.squashfs': 'hsqs',
      'bundle/metadata.yaml': 'x',
      'boot/grub2/grub.cfg': grub(
        '($root)/boot/x86_64/loader/linux',
        'cdroot root=live:CDLABEL=COS_LIVE rd.live.dir=/ rd.live.squashimg=rootfs.squashfs rd.cos.disable',
        '($root)/boot/x86_64/loader/initrd',
      ),
    },
  },
  proxmox: {
    label: 'PVE',
    kernel: '/boot/linux26',
    initrd: '/boot/initrd.img',
    files: {
      '.cd-info': "PRODUCT='pve'\nPRODUCTLONG='Proxmox VE'\nRELEASE='8.2'\n",
      'boot/grub/grub.cfg': grub('/boot/linux26', 'ramdisk_size=16777216 rw', '/boot/initrd.img'),
    },
  },
  'xcp-ng': {
    label: 'XCP-ng_82',
    kernel: '/boot/vmlinuz',
    initrd: '/install.img',
    xen: '/boot/xen.gz',
    files: {
      '.treeinfo': '[platform]\nname = XCP\n[branding]\nname = XCP-ng\nversion = 8.2.1\n',
      'EFI/BOOT/grub.cfg': `menuentry "install" {
    multiboot2 /boot/xen.gz dom0_mem=max:256M com1=115200,8n1 console=com1 loglvl=warning
    module2 /boot/vmlinuz console=hvc0 earlyprintk=xen printk.time=0 printk.devkmsg=on panic=-1 install
    module2 /install.img
}
`,
    },
  },
} as const satisfies Readonly<Record<string, EngineLook>>

/** Masters such a disc at `path`. */
export async function makeEngineIso(path: string, look: EngineLook): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'slipway-iso-'))
  const place = async (file: string) => {
    await mkdir(dirname(join(root, file)), { recursive: true })
    return join(root, file)
  }
  try {
    await cp((await testKernel()).vmlinuz, await place(look.kernel))
    await writeTestInitrd(await place(look.initrd), look.marks)
    if (look.xen !== undefined) await cp(await packageFile(XEN), await place(look.xen))
    for (const [file, text] of Object.entries(look.files)) await writeFile(await place(file), text)
    await run('xorriso', ['-as', 'mkisofs', '-quiet', '-R', '-V', look.label, '-o', path, root])
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
