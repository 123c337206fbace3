import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { firstReason, needPackages } from './debian-packages.ts'
import { TEST_CACHE } from './test-kernel.ts'

const run = promisify(execFile)

const KERNEL_ARGUMENTS = 'boot=live components console=ttyS0'

/** Null if a Debian live ISO can be built here, else why not. */
export function needLiveBuild(): Promise<string | null> {
  return firstReason(
    () => needPackages(['live-build', 'debootstrap', 'squashfs-tools', 'xorriso']),
    async () =>
      (await debianArchives()) === null ? 'needs Debian: the package sources name no Debian archive' : null,
  )
}

interface Archives {
  readonly codename: string
  readonly main: string
  readonly security: string | null
}

/** The archives this computer installs from, as apt has them; null if they are not Debian's. */
async function debianArchives(): Promise<Archives | null> {
  const { stdout } = await run('apt-get', [
    'indextargets',
    '--format',
    '$(ORIGIN)|$(REPO_URI)|$(CODENAME)|$(COMPONENT)',
    'Created-By: Packages',
  ])
  const lines = stdout.split('\n').map(line => line.split('|'))
  const debian = lines.filter(([origin, , , component]) => origin === 'Debian' && component === 'main')
  const main = debian.find(([, , codename = '']) => codename !== '' && !codename.includes('-'))
  if (main === undefined) return null
  const [, uri = '', codename = ''] = main
  const security = debian.find(([, , name]) => name === `${codename}-security`)?.[1]
  return { codename, main: uri, security: security ?? null }
}

/** Settings of the system's apt that its archives may need (a proxy, an archive snapshot). */
async function aptOptions(): Promise<readonly string[]> {
  const { stdout } = await run('apt-config', ['dump'])
  const settings = [
    ...stdout.matchAll(/^(Acquire::(?:Check-Valid-Until|Check-Date|https?::Proxy)) "([^"\s]+)";$/gm),
  ]
  return settings.map(([, key, value]) => `-o ${key}=${value}`)
}

/**
 * A Debian live ISO built by Debian's live-build from the archives of this computer: takes minutes and some 2 GB of
 * disk the first time, then it is kept. Its boot configuration puts the console on the serial port.
 */
export async function makeLiveIso(): Promise<string> {
  const archives = await debianArchives()
  if (archives === null) throw new Error('the package sources name no Debian archive')
  const iso = join(TEST_CACHE, `live-${archives.codename}.iso`)
  if (await stat(iso).catch(() => null)) return iso
  await mkdir(TEST_CACHE, { recursive: true })
  const folder = await mkdtemp(join(TEST_CACHE, 'live-build-'))
  try {
    await configure(folder, archives)
    await lb(folder, 'build')
    const made = (await readdir(folder)).find(name => name.endsWith('.iso'))
    if (made === undefined) throw new Error(`lb build left no ISO in ${folder}`)
    await rename(join(folder, made), iso)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return iso
}

async function configure(folder: string, archives: Archives): Promise<void> {
  const mirrors = ['bootstrap', 'chroot', 'binary'].flatMap(stage => [`--mirror-${stage}`, archives.main])
  const security = archives.security
  const securityMirrors =
    security === null ? [] : ['chroot', 'binary'].flatMap(stage => [`--mirror-${stage}-security`, security])
  await lb(
    folder,
    'config',
    ...['--distribution', archives.codename, '--architectures', 'amd64', '--archive-areas', 'main'],
    ...mirrors,
    ...securityMirrors,
    ...['--security', String(security !== null), '--updates', 'false'],
    ...['--apt-options', ['--yes', ...(await aptOptions())].join(' ')],
    ...['--apt-recommends', 'false', '--apt-indices', 'false', '--cache', 'false', '--zsync', 'false'],
    ...['--linux-flavours', 'cloud-amd64', '--firmware-chroot', 'false', '--firmware-binary', 'false'],
    ...['--memtest', 'none', '--debian-installer', 'none', '--chroot-squashfs-compression-type', 'gzip'],
    ...['--bootappend-live', KERNEL_ARGUMENTS],
  )
  const list = join(folder, 'config', 'package-lists', 'slipway.list.chroot')
  await writeFile(list, 'live-boot\nlive-config\nlive-config-systemd\nsystemd-sysv\nkmod\nisc-dhcp-client\n')
}

async function lb(folder: string, ...args: readonly string[]): Promise<void> {
  await run('lb', args, {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 1_200_000,
    maxBuffer: 256 * 1024 * 1024,
  }).catch((thrown: { stdout?: string; stderr?: string }) => {
    const words = `${thrown.stdout ?? ''}\n${thrown.stderr ?? ''}`.slice(-6000)
    throw new Error(`lb ${args[0]} failed:\n${words}`)
  })
}
