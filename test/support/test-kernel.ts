import { execFile } from 'node:child_process'
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync, zstdDecompressSync } from 'node:zlib'
import {
  downloadPackages,
  unknownPackages,
  unpackPackage,
  updatePackageLists,
} from '#engine/features/boot/program/debian-archive.ts'

const run = promisify(execFile)

/** Kept between runs and outside the checkout: a kernel is a download of 27 MB. One per user, because its files are executed. */
export const TEST_CACHE = join(tmpdir(), `slipway-test-cache-${process.getuid?.() ?? 'user'}`)

/** Precedes the kernel's command line in init's output, on a separate line. */
export const INIT_MARK = 'SLIPWAY-INIT '

/** Precedes the name and MD5 of an ISO in the initrd. */
export const FILE_MARK = 'SLIPWAY-FILE '

/** Precedes a URL of its command line, and the MD5 of its content. */
export const FETCHED_MARK = 'SLIPWAY-FETCHED '

/** Precedes the version of its TPM, if it has one. */
export const TPM_MARK = 'SLIPWAY-TPM '

/** Printed when the server has acknowledged its report. */
export const REPORT_MARK = 'SLIPWAY-REPORTED'

/** Small kernels first: Debian's for clouds, Ubuntu's for virtual machines, Debian's for everything. */
const KERNEL_PACKAGES = ['linux-image-cloud-amd64', 'linux-image-virtual', 'linux-image-amd64']

/** The modules that a machine with a virtio card and disk needs to call home and to be installed, in loading order. */
const MODULES = [
  'virtio_ring',
  'virtio',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'virtio_blk',
  'failover',
  'net_failover',
  'virtio_net',
]

/** A distribution's kernel and its modules for virtio network cards and disks, on this computer's disk. */
export interface TestKernel {
  readonly vmlinuz: string
  /** In loading order; those that are built into the kernel are not among them. */
  readonly modules: readonly string[]
}

/** Fetches the kernel with the system's package tool, once. */
export async function testKernel(): Promise<TestKernel> {
  const folder = join(TEST_CACHE, 'kernel-2')
  const cached = await readKernel(folder)
  if (cached !== null) return cached
  await mkdir(TEST_CACHE, { recursive: true })
  const work = await mkdtemp(join(TEST_CACHE, 'fetching-'))
  try {
    const [file] = await downloadPackages([await kernelPackage()], work)
    if (file === undefined) throw new Error('apt-get download left no package')
    await unpackPackage(file, join(work, 'unpacked'))
    await collectKernel(join(work, 'unpacked'), join(work, 'kernel'))
    await rm(folder, { recursive: true, force: true })
    await rename(join(work, 'kernel'), folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const fetched = await readKernel(folder)
  if (fetched === null) throw new Error('the kernel package has no /boot/vmlinuz')
  return fetched
}

async function readKernel(folder: string): Promise<TestKernel | null> {
  const names: readonly string[] = await readdir(folder).catch(() => [])
  if (!names.includes('vmlinuz')) return null
  const modules = MODULES.filter(name => names.includes(`${name}.ko`))
  return { vmlinuz: join(folder, 'vmlinuz'), modules: modules.map(name => join(folder, `${name}.ko`)) }
}

async function collectKernel(unpacked: string, folder: string): Promise<void> {
  await mkdir(folder)
  const kernel = (await readdir(join(unpacked, 'boot'))).find(name => name.startsWith('vmlinuz'))
  if (kernel !== undefined) await copyFile(join(unpacked, 'boot', kernel), join(folder, 'vmlinuz'))
  for (const path of await readdir(unpacked, { recursive: true })) {
    const match = /\/([^/]+)\.ko(\.xz|\.zst)?$/.exec(path)
    if (match?.[1] === undefined || !MODULES.includes(match[1])) continue
    await writeFile(join(folder, `${match[1]}.ko`), await plainModule(join(unpacked, path)))
  }
}

/** Newer distributions compress modules, and BusyBox loads only plain ones. */
async function plainModule(path: string): Promise<Buffer> {
  if (path.endsWith('.zst')) return zstdDecompressSync(await readFile(path))
  if (!path.endsWith('.xz')) return readFile(path)
  return (await run('xz', ['-dc', path], { encoding: 'buffer', maxBuffer: 16 * 1024 * 1024 })).stdout
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

const APPLETS = [
  ...['sh', 'mount', 'cat', 'sed', 'insmod', 'ip', 'grep', 'md5sum', 'udhcpc', 'wget', 'poweroff'],
  ...['gunzip', 'sync', 'reboot'],
]

/** Part of an init: configures the first virtio card with an address from DHCP. */
export const NETWORK_UP = `for module in ${MODULES.join(' ')}; do
  [ -f /modules/$module.ko ] && insmod /modules/$module.ko
done
ip link set eth0 up
udhcpc -i eth0 -q -n -t 5 -T 2 -s /bin/set-address`

/** Part of an init: mounts the kernel's file systems, and uses the first serial port for its output. */
export const SYSTEM_UP = `#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
# Under Xen the serial port is the hypervisor's, and kernels for clouds have no driver for its console.
console=/dev/ttyS0
grep -q console=hvc0 /proc/cmdline && console=/dev/kmsg
exec > $console 2>&1`

// The kernel's last message on the screen may lack a line end, hence the empty one.
const INIT = `${SYSTEM_UP}
printf '\\n${INIT_MARK}%s\\n' "$(cat /proc/cmdline)"
tpm=/sys/class/tpm/tpm0/tpm_version_major
[ -f $tpm ] && echo "${TPM_MARK}$(cat $tpm)"
for file in /*.iso /image.squashfs; do
  [ -f "$file" ] && echo "${FILE_MARK}$file $(md5sum < "$file")"
done
report=$(sed -n 's/.*slipway\\.report=\\([^ ]*\\).*/\\1/p' /proc/cmdline)
if [ -n "$report" ] || grep -q slipway.fetch /proc/cmdline; then
  ${NETWORK_UP}
  for word in $(grep -o '[^ =:]*=[^ ]*http://[^ ]*' /proc/cmdline); do
    url=http://\${word#*http://}
    [ "$url" = "$report" ] || echo "${FETCHED_MARK}$url $(wget -q -O - "$url" | md5sum)"
  done
  [ -n "$report" ] && wget -q -O - "$report?text=test-system-started" && echo '${REPORT_MARK}'
fi
poweroff -f
`

const SET_ADDRESS = `#!/bin/sh
[ "$1" = bound ] && ip address add "$ip/$mask" dev "$interface"
exit 0
`

/**
 * An initrd whose init prints {@link INIT_MARK} and the command line on the first serial port (under Xen on its
 * console) and any ISOs next to it in the initrd. With a virtio card it fetches the URLs of its command line, calls the one in
 * `slipway.report=` if there is one (and prints {@link REPORT_MARK}), and powers off. `marks` are empty files, such as those
 * by which a vendor's initrd is recognised.
 */
export function writeTestInitrd(path: string, marks: readonly string[] = []): Promise<void> {
  return writeInitrd(path, { init: INIT, marks })
}

/** An initrd with BusyBox, the modules of {@link testKernel}, this init and empty files of these names. */
export async function writeInitrd(
  path: string,
  { init, marks = [] }: { readonly init: string; readonly marks?: readonly string[] },
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'slipway-initrd-'))
  try {
    for (const folder of ['bin', 'proc', 'sys', 'dev', 'modules']) await mkdir(join(root, folder))
    await cp('/bin/busybox', join(root, 'bin', 'busybox'), { dereference: true })
    for (const applet of APPLETS) await symlink('busybox', join(root, 'bin', applet))
    for (const module of (await testKernel()).modules)
      await copyFile(module, join(root, 'modules', basename(module)))
    for (const mark of marks) {
      await mkdir(dirname(join(root, mark)), { recursive: true })
      await writeFile(join(root, mark), '')
    }
    await writeFile(join(root, 'init'), init, { mode: 0o755 })
    await writeFile(join(root, 'bin', 'set-address'), SET_ADDRESS, { mode: 0o755 })
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
