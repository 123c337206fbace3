import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { testBootPrograms } from './boot-programs.ts'
import { firstReason, needPackages } from './debian-packages.ts'
import { testKernel, writeInitrd, writeTestInitrd } from './test-kernel.ts'

const run = promisify(execFile)

/** The layout of the ISO: unknown, or like live-boot or casper (Ubuntu) ISOs. */
export type IsoLayout = 'plain' | 'live-boot' | 'casper'

interface Layout {
  readonly kernel: string
  readonly initrd: string
  readonly arguments: string
  readonly files: Readonly<Record<string, string>>
  /** The marker files in an initrd of this kind. */
  readonly marks?: readonly string[]
}

const LAYOUTS: Readonly<Record<IsoLayout, Layout>> = {
  plain: {
    kernel: '/boot/vmlinuz',
    initrd: '/boot/initrd.img',
    arguments: 'console=ttyS0 panic=-1 no_timer_check quiet',
    files: { '.disk/info': 'Slipway test disc\n' },
  },
  'live-boot': {
    kernel: '/live/vmlinuz',
    initrd: '/live/initrd.img',
    arguments: 'boot=live components console=ttyS0 panic=-1 no_timer_check quiet',
    files: {
      '.disk/info': 'Debian GNU/Linux 12.5.0 "Bookworm" - Unofficial amd64 Live 2024-02-10\n',
      'live/filesystem.squashfs': 'hsqs, but no more than that',
    },
    marks: ['usr/lib/live/boot/9990-mount-http.sh'],
  },
  casper: {
    kernel: '/casper/vmlinuz',
    initrd: '/casper/initrd',
    arguments: 'console=ttyS0 panic=-1 no_timer_check quiet ---',
    files: {
      '.disk/info': 'Ubuntu-Server 22.04.4 LTS "Jammy Jellyfish" - Release amd64 (20240216.1)\n',
      'casper/filesystem.squashfs': 'hsqs, but no more than that',
    },
    marks: ['scripts/casper'],
  },
}

export interface TestIso {
  readonly path: string
  readonly label: string
  readonly kernel: string
  readonly initrd: string
  /** The arguments in its boot configuration. */
  readonly arguments: string
}

export interface TestIsoOptions {
  readonly path: string
  readonly layout?: IsoLayout
  readonly label?: string
  readonly extraArguments?: string
  /** A file of zeros, `/padding.bin`, to make the ISO large; above 4 GiB it has several extents. */
  readonly paddingBytes?: number
  /** In place of the default init, which prints its command line. */
  readonly init?: string
  /** In place of the distribution's. */
  readonly vmlinuz?: Uint8Array
  /** Starts as a disc on a BIOS: with ISOLINUX, of the package isolinux. */
  readonly startsAsDisc?: boolean
  /** Files by path; they replace or extend the layout's files. */
  readonly files?: Readonly<Record<string, Uint8Array>>
}

/** Null if ISOs can be built here, else why not. */
export function needTestIso(): Promise<string | null> {
  return firstReason(
    () => needPackages(['xorriso', 'cpio', 'busybox-static']),
    () =>
      testKernel().then(
        () => null,
        (thrown: Error) => `needs a kernel from the distribution's archive: ${thrown.message}`,
      ),
  )
}

/**
 * Builds a small network-bootable ISO with Rock Ridge and Joliet: a distribution's kernel, an initrd that reports
 * on the serial port, and a boot configuration for GRUB and ISOLINUX that both name them.
 */
export async function makeTestIso(options: TestIsoOptions): Promise<TestIso> {
  const layout = LAYOUTS[options.layout ?? 'plain']
  const label = options.label ?? 'SLIPWAY_TEST'
  const text = [layout.arguments, options.extraArguments ?? ''].filter(part => part !== '').join(' ')
  const root = await mkdtemp(join(tmpdir(), 'slipway-iso-'))
  const place = async (path: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    return join(root, path)
  }
  try {
    await copyFile((await testKernel()).vmlinuz, await place(layout.kernel))
    if (options.vmlinuz) await writeFile(await place(layout.kernel), options.vmlinuz)
    const initrd = await place(layout.initrd)
    const { init } = options
    if (init === undefined) await writeTestInitrd(initrd, layout.marks)
    else await writeInitrd(initrd, { init, ...(layout.marks ? { marks: layout.marks } : {}) })
    await writeFile(await place('/boot/grub/grub.cfg'), grubConfiguration(layout, text))
    await writeFile(await place('/isolinux/isolinux.cfg'), isolinuxConfiguration(layout, text))
    for (const [path, content] of Object.entries({ ...layout.files, ...options.files }))
      await writeFile(await place(path), content)
    if (options.paddingBytes !== undefined) {
      await writeFile(await place('/padding.bin'), '')
      await truncate(join(root, 'padding.bin'), options.paddingBytes)
    }
    await mkdir(dirname(options.path), { recursive: true })
    const levels = ['-iso-level', '3', '-r', '-J']
    const boot = options.startsAsDisc ? await placeIsolinux(place) : []
    await run('xorriso', [
      '-as',
      'mkisofs',
      '-quiet',
      ...levels,
      ...boot,
      '-V',
      label,
      '-o',
      options.path,
      root,
    ])
    if (options.paddingBytes !== undefined) await run('fallocate', ['--dig-holes', options.path])
  } finally {
    await rm(root, { recursive: true, force: true })
  }
  return { path: options.path, label, kernel: layout.kernel, initrd: layout.initrd, arguments: text }
}

/** The xorriso options for it (El Torito, without emulation). */
async function placeIsolinux(place: (path: string) => Promise<string>): Promise<readonly string[]> {
  await copyFile('/usr/lib/ISOLINUX/isolinux.bin', await place('/isolinux/isolinux.bin'))
  await copyFile(join(await testBootPrograms(), 'ldlinux.c32'), await place('/isolinux/ldlinux.c32'))
  const image = ['-b', 'isolinux/isolinux.bin', '-c', 'isolinux/boot.cat']
  return [...image, '-no-emul-boot', '-boot-load-size', '4', '-boot-info-table']
}

function grubConfiguration(layout: Layout, text: string): string {
  return `set default=0
set timeout=5

menuentry "Slipway test system" {
	linux ${layout.kernel} ${text}
	initrd ${layout.initrd}
}
`
}

function isolinuxConfiguration(layout: Layout, text: string): string {
  return `default slipway
timeout 50

label slipway
  menu label ^Slipway test system
  kernel ${layout.kernel}
  append initrd=${layout.initrd} ${text}
`
}
