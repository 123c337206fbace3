import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { needPackages } from './debian-packages.ts'
import { TEST_CACHE } from './test-kernel.ts'

const run = promisify(execFile)

/** A small Debian archive for debian-installer, and the matching installer. */
export interface DebianMirror {
  /** Holds `dists/` and `pool/`. */
  readonly folder: string
  readonly codename: string
  /** The kernel and initrd that install over the network. */
  readonly kernel: string
  readonly initrd: string
}

const INSTALLER = /^debian-installer-\d+-netboot-amd64$/
/** In addition to the priorities required and important: packages that the installer itself requests on a BIOS machine. */
const ALSO_INSTALLED = [
  ...['linux-image-amd64', 'grub-pc', 'initramfs-tools', 'busybox', 'zstd', 'eject'],
  ...['locales', 'console-setup', 'keyboard-configuration', 'apt', 'ca-certificates'],
]

/** Null if such an archive exists here or could be created, else why not: some archives lack packages of the installer. */
export async function needDebianMirror(): Promise<string | null> {
  const reason = await needPackages(['dpkg-dev', 'cpio'])
  if (reason !== null) return reason
  if ((await debianSources()).length === 0) return 'needs Debian: the package sources name no Debian archive'
  return makeDebianMirror().then(
    () => null,
    (thrown: Error) => `needs packages for debian-installer: ${thrown.message}`,
  )
}

/** Fetches some 200 MB of packages with the system's package tool, once, and writes an archive around them. */
export async function makeDebianMirror(): Promise<DebianMirror> {
  const place = join(TEST_CACHE, 'debian-mirror')
  const kept = await readMirror(place)
  if (kept) return kept
  await mkdir(TEST_CACHE, { recursive: true })
  const work = await mkdtemp(join(TEST_CACHE, 'mirror-'))
  try {
    const apt = await openApt(join(work, 'apt'))
    const mirror = join(work, 'mirror')
    const codename = (await debianSources())[0]?.codename ?? ''
    await fetchInstaller(apt, work, mirror)
    const release = await kernelRelease(join(mirror, 'initrd.gz'))
    const present = await packagesIn(join(mirror, 'initrd.gz'))
    await fetchPool(apt, join(mirror, 'archive', 'pool'), { release, present })
    await writeIndices(join(mirror, 'archive'), codename)
    await writeFile(join(mirror, 'codename'), codename)
    await rm(place, { recursive: true, force: true })
    await rename(mirror, place)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const made = await readMirror(place)
  if (!made) throw new Error('the archive was not written')
  return made
}

async function readMirror(place: string): Promise<DebianMirror | null> {
  const codename = await readFile(join(place, 'codename'), 'utf8').catch(() => null)
  if (codename === null) return null
  return {
    codename,
    folder: join(place, 'archive'),
    kernel: join(place, 'linux'),
    initrd: join(place, 'initrd.gz'),
  }
}

interface Source {
  readonly uri: string
  readonly suite: string
  readonly codename: string
}

/** The sources of Debian's `main` on this computer; the release itself comes first, then its updates. */
async function debianSources(): Promise<readonly Source[]> {
  const format = '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(CODENAME)|$(COMPONENT)'
  const { stdout } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'])
  const sources = stdout.split('\n').flatMap(line => {
    const [origin, uri = '', suite = '', codename = '', component] = line.split('|')
    return origin === 'Debian' && component === 'main' ? [{ uri, suite, codename }] : []
  })
  return sources.toSorted((a, b) => a.codename.length - b.codename.length)
}

/** A separate apt: nothing installed, and the installer's packages in its lists. Resolves to its configuration. */
async function openApt(folder: string): Promise<string> {
  for (const name of ['lists/partial', 'cache/archives/partial', 'sources']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  const sources = (await debianSources()).map(({ uri, suite }) =>
    [
      'Types: deb',
      `URIs: ${uri}`,
      `Suites: ${suite}`,
      // Only the release itself has an installer.
      `Components: main${suite.includes('-') ? '' : ' main/debian-installer'}`,
    ].join('\n'),
  )
  await writeFile(join(folder, 'sources', 'debian.sources'), `${sources.join('\n\n')}\n`)
  await writeFile(join(folder, 'status'), '')
  const configuration = join(folder, 'apt.conf')
  await writeFile(
    configuration,
    [
      `Dir::State::Lists "${folder}/lists";`,
      `Dir::State::Status "${folder}/status";`,
      `Dir::Cache "${folder}/cache";`,
      'Dir::Etc::SourceList "/dev/null";',
      `Dir::Etc::SourceParts "${folder}/sources";`,
      'Acquire::Languages "none";',
      'APT::Sandbox::User "root";',
      '',
    ].join('\n'),
  )
  await withApt(configuration, ['apt-get', 'update', '-q'])
  return configuration
}

async function withApt(
  configuration: string,
  [command = '', ...args]: readonly string[],
  folder?: string,
): Promise<string> {
  const { stdout } = await run(command, args, {
    env: { ...process.env, APT_CONFIG: configuration, LC_ALL: 'C' },
    maxBuffer: 512 * 1024 * 1024,
    ...(folder === undefined ? {} : { cwd: folder }),
  })
  return stdout
}

async function fetchInstaller(apt: string, work: string, target: string): Promise<void> {
  const names = (await withApt(apt, ['apt-cache', 'pkgnames', 'debian-installer-'])).split('\n')
  const name = names
    .filter(one => INSTALLER.test(one))
    .toSorted()
    .at(-1)
  if (name === undefined) throw new Error('the archive has no debian-installer-…-netboot-amd64')
  const folder = join(work, 'installer')
  await mkdir(folder, { recursive: true })
  await withApt(apt, ['apt-get', 'download', '-q', name], folder)
  const [file = ''] = await readdir(folder)
  await run('dpkg-deb', ['-x', join(folder, file), join(folder, 'unpacked')])
  const files = await readdir(join(folder, 'unpacked'), { recursive: true })
  await mkdir(target, { recursive: true })
  for (const wanted of ['linux', 'initrd.gz']) {
    const path = files.find(one => one.endsWith(`/text/debian-installer/amd64/${wanted}`))
    if (path === undefined) throw new Error(`${name} has no ${wanted}`)
    await cp(join(folder, 'unpacked', path), join(target, wanted))
  }
}

/** The kernel's modules come as separate packages, which must match the kernel. */
async function kernelRelease(initrd: string): Promise<string> {
  const archive = gunzipSync(await readFile(initrd))
  const name = /lib\/modules\/([0-9][\w.-]*-amd64)\//.exec(archive.toString('latin1'))?.[1]
  if (name === undefined) throw new Error('the initrd has no kernel modules')
  return name
}

/** The packages that the initrd lists as installed. */
async function packagesIn(initrd: string): Promise<ReadonlySet<string>> {
  const extract = `gzip -dc '${initrd}' | cpio --quiet -i --to-stdout var/lib/dpkg/status`
  const { stdout } = await run('sh', ['-c', extract], { maxBuffer: 64 * 1024 * 1024 })
  return new Set([...stdout.matchAll(/^Package: (.+)$/gm)].map(([, name = '']) => name))
}

async function fetchPool(
  apt: string,
  pool: string,
  installer: { readonly release: string; readonly present: ReadonlySet<string> },
): Promise<void> {
  const available = (await withApt(apt, ['apt-cache', 'dumpavail'])).split('\n\n').map(fieldsOf)
  const base = available
    .filter(one => /^(required|important)$/.test(one['Priority'] ?? ''))
    .filter(one => one['Section'] !== 'debian-installer')
    .map(one => one['Package'] ?? '')
  await mkdir(join(pool, 'deb'), { recursive: true })
  await mkdir(join(pool, 'udeb'), { recursive: true })
  // First the packages that some archives lack: the rest is 140 MB.
  await fetchInstallerParts(apt, join(pool, 'udeb'), partsOf(available, installer))
  const names = [...new Set([...base, ...ALSO_INSTALLED])]
  const install = ['apt-get', 'install', '-q', '-y', '--no-install-recommends', '--download-only', ...names]
  await withApt(apt, [...install, '-o', `Dir::Cache::Archives=${pool}/deb`])
  for (const left of ['partial', 'lock']) await rm(join(pool, 'deb', left), { recursive: true, force: true })
}

/** One by one, because an archive that lacks some would provide none. */
async function fetchInstallerParts(apt: string, folder: string, names: readonly string[]): Promise<void> {
  const missing: string[] = []
  for (const name of names) {
    await withApt(apt, ['apt-get', 'download', '-q', name], folder).catch(() => missing.push(name))
  }
  if (missing.length > 0)
    throw new Error(`the archive does not have ${missing.length} of ${names.length}: ${missing.join(' ')}`)
}

/** Components for hardware that the machine does not have, or that ask a question. */
const NOT_NEEDED = /jfs|xfs|btrfs|cros|iscsi|raid|-md$|depthcharge|kickseed|wpasupp|pcmcia|firewire|nic-|usb-/

/** What the installer fetches automatically, with all dependencies, without what its initrd contains. */
function partsOf(
  available: readonly Readonly<Record<string, string>>[],
  { release, present }: { readonly release: string; readonly present: ReadonlySet<string> },
): readonly string[] {
  const parts = available
    .filter(one => one['Section'] === 'debian-installer')
    .filter(one => !/-di$/.test(one['Package'] ?? '') || one['Package']?.includes(release))
  const byName = new Map(parts.map(one => [one['Package'] ?? '', one]))
  const wanted = new Set<string>()
  const want = (name: string): void => {
    if (present.has(name) || wanted.has(name)) return
    const part = byName.get(name)
    if (part) {
      wanted.add(name)
      for (const needed of namesIn(part['Depends'])) want(needed)
      return
    }
    const providers = parts.filter(one => namesIn(one['Provides']).includes(name))
    const isThere = providers.some(
      one => present.has(one['Package'] ?? '') || wanted.has(one['Package'] ?? ''),
    )
    const [first] = providers
    if (!isThere && first) want(first['Package'] ?? '')
  }
  for (const one of parts) {
    const name = one['Package'] ?? ''
    const isUsual = /^(required|important|standard)$/.test(one['Priority'] ?? '')
    if (isUsual && !NOT_NEEDED.test(name)) want(name)
  }
  return [...wanted]
}

/** `a (>= 1), b | c` -> a, b: the first of each choice. */
function namesIn(field: string | undefined): readonly string[] {
  return (field ?? '')
    .split(',')
    .map(one => /^\s*([\w.+-]+)/.exec(one)?.[1] ?? '')
    .filter(name => name !== '')
}

function fieldsOf(stanza: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...stanza.matchAll(/^([A-Za-z-]+): (.*)$/gm)].map(([, key, value]) => [key, value]),
  )
}

/** Package lists and a Release file, unsigned: the installer is configured not to require a signature. */
async function writeIndices(archive: string, codename: string): Promise<void> {
  const dist = join(archive, 'dists', codename)
  const lists = [
    ['main/binary-amd64', 'pool/deb', 'deb'],
    ['main/debian-installer/binary-amd64', 'pool/udeb', 'udeb'],
  ] as const
  for (const [place, pool, type] of lists) {
    await mkdir(join(dist, place), { recursive: true })
    const options = { cwd: archive, maxBuffer: 256 * 1024 * 1024 }
    const { stdout } = await run('dpkg-scanpackages', ['-m', '-t', type, pool], options)
    await writeFile(join(dist, place, 'Packages'), stdout)
    await writeFile(join(dist, place, 'Packages.gz'), gzipSync(stdout))
    // choose-mirror reads the architecture from it.
    const facts = [
      'Archive: stable',
      'Origin: Debian',
      'Label: Debian',
      'Component: main',
      'Architecture: amd64',
    ]
    await writeFile(join(dist, place, 'Release'), `${facts.join('\n')}\n`)
  }
  const files = (await readdir(dist, { recursive: true })).map(name => join(dist, name))
  const sums: string[] = []
  for (const file of files) {
    if (!(await stat(file)).isFile()) continue
    const bytes = await readFile(file)
    const sum = createHash('sha256').update(bytes).digest('hex')
    sums.push(` ${sum} ${bytes.length} ${relative(dist, file)}`)
  }
  const release = [
    'Origin: Debian',
    'Label: Debian',
    'Suite: stable',
    `Codename: ${codename}`,
    `Date: ${new Date().toUTCString()}`,
    'Architectures: amd64',
    'Components: main',
    'Description: what the tests install',
    'SHA256:',
    ...sums,
    '',
  ].join('\n')
  await writeFile(join(dist, 'Release'), release)
}
