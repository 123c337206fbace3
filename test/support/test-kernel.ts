import { execFile } from 'node:child_process'
import {
  chmod,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import {
  downloadPackages,
  unknownPackages,
  unpackPackage,
  updatePackageLists,
} from '#engine/boot/program/debian-archive.ts'

const run = promisify(execFile)

/** Kept between runs and outside the checkout: a kernel is 27 MB to fetch. */
export const TEST_CACHE = join(tmpdir(), 'slipway-test-cache')

/** What init prints before the kernel's own command line, on a line by itself. */
export const INIT_MARK = 'SLIPWAY-INIT '

/** Small kernels first: Debian's for clouds, Ubuntu's for virtual machines, Debian's for everything. */
const KERNEL_PACKAGES = ['linux-image-cloud-amd64', 'linux-image-virtual', 'linux-image-amd64']

/** A distribution's kernel, fetched by the system's own package tool; the path of its vmlinuz. */
export async function testKernel(): Promise<string> {
  const folder = join(TEST_CACHE, 'kernel')
  const cached = await findKernel(folder)
  if (cached !== null) return cached
  await mkdir(TEST_CACHE, { recursive: true })
  const work = await mkdtemp(join(TEST_CACHE, 'fetching-'))
  try {
    const [file] = await downloadPackages([await kernelPackage()], work)
    if (file === undefined) throw new Error('apt-get download left no package')
    await unpackPackage(file, join(work, 'unpacked'))
    const kernel = await findKernel(join(work, 'unpacked', 'boot'))
    if (kernel === null) throw new Error(`${file} has no /boot/vmlinuz`)
    await mkdir(join(work, 'kernel'))
    await copyFile(kernel, join(work, 'kernel', 'vmlinuz'))
    await rm(folder, { recursive: true, force: true })
    await rename(join(work, 'kernel'), folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return join(folder, 'vmlinuz')
}

async function findKernel(folder: string): Promise<string | null> {
  const name = (await readdir(folder).catch(() => [])).find(entry => entry.startsWith('vmlinuz'))
  return name === undefined ? null : join(folder, name)
}

/** `linux-image-cloud-amd64` is empty and depends on the real one, which has the release in its name. */
async function kernelPackage(): Promise<string> {
  for (const isRetry of [false, true]) {
    const unknown = await unknownPackages(KERNEL_PACKAGES)
    for (const name of KERNEL_PACKAGES.filter(entry => !unknown.includes(entry))) {
      const { stdout } = await run('apt-cache', ['depends', name], { env: { ...process.env, LC_ALL: 'C' } })
      const real = /Depends: (linux-image-\d\S*)/.exec(stdout)?.[1]
      if (real !== undefined) return real
    }
    if (!isRetry && process.getuid?.() === 0) await updatePackageLists()
  }
  throw new Error(`the package lists have none of ${KERNEL_PACKAGES.join(', ')}: apt-get update`)
}

const INIT = `#!/bin/sh
mount -t proc proc /proc
mount -t devtmpfs devtmpfs /dev
printf '\\n${INIT_MARK}%s\\n' "$(cat /proc/cmdline)" > /dev/ttyS0
poweroff -f
`

/** An initrd whose init prints {@link INIT_MARK} and the command line on the first serial port, and powers off. */
export async function writeTestInitrd(path: string): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'slipway-initrd-'))
  try {
    for (const folder of ['bin', 'proc', 'dev']) await mkdir(join(root, folder))
    await cp('/bin/busybox', join(root, 'bin', 'busybox'), { dereference: true })
    for (const applet of ['sh', 'mount', 'cat', 'poweroff'])
      await symlink('busybox', join(root, 'bin', applet))
    await writeFile(join(root, 'init'), INIT)
    await chmod(join(root, 'init'), 0o755)
    const { stdout } = await run('sh', ['-c', 'find . | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0'], {
      cwd: root,
      encoding: 'buffer',
      maxBuffer: 64 * 1024 * 1024,
    })
    await writeFile(path, gzipSync(stdout))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
