import { createServer } from 'node:net'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { Ipv4 } from '#contract/address.ts'

/** Opens a TCP port and closes it again. Rejects with `port-in-use` or `permission-denied`. */
export function tryTcpPort({ address, port }: { address: Ipv4; port: number }): Promise<void> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const params = { protocol: 'tcp', port, address }
      if (error.code === 'EADDRINUSE') reject(new SlipwayError('port-in-use', params, error))
      else if (error.code === 'EACCES') reject(new SlipwayError('permission-denied', params, error))
      else reject(error)
    })
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve()))
  })
}

/** The program that holds a port, as far as this process can see. */
interface PortHolder {
  readonly holder?: string
  readonly pid?: number
}

/**
 * Searches /proc for the process that owns a UDP port. Linux only, and only processes of the same user unless we are
 * root; an empty result means unknown. Called after a failed bind, never in a packet path.
 */
export const findUdpPortHolder = (port: number): Promise<PortHolder> =>
  findPortHolder({ protocol: 'udp', port })

/**
 * The same for UDP or TCP. For TCP it considers listening sockets only, including IPv6 ones, which accept IPv4 too.
 */
export async function findPortHolder(wanted: { protocol: 'udp' | 'tcp'; port: number }): Promise<PortHolder> {
  try {
    const { protocol, port } = wanted
    const tables = await Promise.all(
      [protocol, `${protocol}6`].map(name => readFile(`/proc/net/${name}`, 'latin1').catch(() => '')),
    )
    const bound = protocol === 'tcp' ? tables.map(onlyListening) : tables
    const inodes = new Set(bound.flatMap(table => [...socketInodes(table, port)]))
    if (inodes.size === 0) return {}
    const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
    for (const pid of pids) {
      if (!(await ownsSocket(pid, inodes))) continue
      return { holder: await programName(pid), pid: Number(pid) }
    }
    return {}
  } catch {
    // No /proc (macOS, Windows), or a process ended meanwhile: the port is in use either way.
    return {}
  }
}

/** Column 3 is the state; 0A is TCP_LISTEN (include/net/tcp_states.h). */
const onlyListening = (table: string): string =>
  table
    .split('\n')
    .filter((line, at) => at === 0 || line.trim().split(/\s+/)[3] === '0A')
    .join('\n')

/** Inodes of the sockets on a port, from the text of /proc/net/udp: column 1 is ADDRESS:PORT in hex, column 9 the inode. */
export function socketInodes(table: string, port: number): Set<string> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const inodes = new Set<string>()
  for (const line of table.split('\n').slice(1)) {
    const columns = line.trim().split(/\s+/)
    const inode = columns[9]
    if (columns[1]?.endsWith(wanted) && inode !== undefined) inodes.add(inode)
  }
  return inodes
}

/**
 * The program's file name from the command line. `comm` is the thread's name, which Node and Electron set to
 * `MainThread`.
 */
async function programName(pid: string): Promise<string> {
  const [program] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0')
  return program ? basename(program) : (await readFile(`/proc/${pid}/comm`, 'utf8')).trim()
}

async function ownsSocket(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  let descriptors: string[]
  try {
    descriptors = await readdir(`/proc/${pid}/fd`)
  } catch {
    // Another user's process: this user may not read its descriptors.
    return false
  }
  const links = await Promise.all(
    descriptors.map(descriptor => readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')),
  )
  return links.some(link => {
    const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1]
    return inode !== undefined && inodes.has(inode)
  })
}
