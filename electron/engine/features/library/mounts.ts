import { lstat, readFile, readlink } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, resolve } from 'node:path'
import { ExpiringMap } from '../../base/bounded-map.ts'

/** The file system that a path is on. */
export interface Mount {
  /** Where it is mounted. */
  readonly point: string
  /** Its server may be gone, and a read of it then takes minutes or never ends. */
  readonly isRemote: boolean
}

/** FUSE programs, automounters and network file systems, as mountinfo names them (proc_pid_mountinfo(5)). */
const REMOTE = /^(nfs|cifs|smb|fuse|autofs|9p|afs|ceph|gluster|lustre|davfs|virtiofs|prl_fs|vboxsf|vmhgfs)/
/** `fuseblk` is NTFS or exFAT on a disk of this computer. */
const LOCAL = /^fuseblk$/

/** Mounts change when a stick is plugged in. */
const TABLE_LASTS_MS = 2000
const PATH_LASTS_MS = 10_000
const MAX_PATHS = 4096
/** As Linux counts (path_resolution(7)). */
const MAX_LINKS = 40

/** Finds the file system of a path, without asking one that may never answer. */
export interface Mounts {
  of(path: string): Promise<Mount>
}

export function createMounts(needs: {
  readonly platform?: NodeJS.Platform
  readonly monotonicMs: () => number
}): Mounts {
  const { platform = process.platform, monotonicMs } = needs
  const known = new ExpiringMap<string, Mount>(MAX_PATHS, PATH_LASTS_MS)
  let table: readonly Mount[] = []
  let readAtMs = Number.NEGATIVE_INFINITY

  const mounts = async (): Promise<readonly Mount[]> => {
    if (monotonicMs() - readAtMs < TABLE_LASTS_MS) return table
    readAtMs = monotonicMs()
    table = parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''))
    return table
  }

  return {
    async of(path) {
      if (platform !== 'linux') return guessMount(path, platform)
      const before = known.get(path, monotonicMs())
      if (before) return before
      const mount = await followLinks(path, await mounts())
      known.set(path, mount, monotonicMs())
      return mount
    },
  }
}

/** Longest first. */
export function parseMountInfo(text: string): readonly Mount[] {
  return text
    .split('\n')
    .flatMap(line => {
      const [before = '', after = ''] = line.split(' - ')
      const point = before.split(' ')[4]
      const [type = ''] = after.split(' ')
      if (point === undefined || type === '') return []
      const isRemote = REMOTE.test(type) && !LOCAL.test(type)
      // Space, tab, line feed and backslash are octal.
      return [{ point: point.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => toChar(octal)), isRemote }]
    })
    .toSorted((one, other) => other.point.length - one.point.length)
}

const toChar = (octal: string): string => String.fromCharCode(Number.parseInt(octal, 8))

const ROOT: Mount = { point: '/', isRemote: false }

function mountAt(path: string, table: readonly Mount[]): Mount {
  return table.find(({ point }) => isBelow(path, point)) ?? ROOT
}

function isBelow(path: string, point: string): boolean {
  return path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`)
}

/** Goes through the path folder by folder, so that only file systems of this computer are asked where a link leads. */
async function followLinks(path: string, table: readonly Mount[]): Promise<Mount> {
  let rest = partsOf(path)
  let done = parse(path).root
  let links = 0
  while (rest.length > 0) {
    const next = join(done, rest[0] ?? '')
    const mount = mountAt(next, table)
    if (mount.isRemote) return mount
    const target = await linkTarget(next)
    if (target === null || ++links > MAX_LINKS) {
      done = next
      rest = rest.slice(1)
      continue
    }
    const whole = isAbsolute(target) ? target : resolve(dirname(next), target)
    rest = [...partsOf(whole), ...rest.slice(1)]
    done = parse(whole).root
  }
  return mountAt(done, table)
}

const partsOf = (path: string): string[] => path.split('/').filter(part => part !== '')

async function linkTarget(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null)
  return found?.isSymbolicLink() ? readlink(path).catch(() => null) : null
}

/** A share of Windows has a name of two parts, a drive letter may be one; macOS mounts everything below /Volumes. */
function guessMount(path: string, platform: NodeJS.Platform): Mount {
  if (platform === 'win32') {
    const { root } = parse(path)
    return { point: root.toLowerCase(), isRemote: !/^c:/i.test(root) }
  }
  const [, volume] = /^(\/Volumes\/[^/]+)/.exec(path) ?? []
  return volume === undefined ? ROOT : { point: volume, isRemote: true }
}
