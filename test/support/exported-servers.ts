import { chmod } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Child } from './child.ts'
import type { Namespace } from './namespace.ts'

/** Starts the servers of an exported folder as its units do; they end with the namespace. */
export async function startExportedServers(options: {
  readonly namespace: Namespace
  readonly folder: string
  /** nginx's program. */
  readonly nginx: string
  readonly url: string
  readonly dhcp: 'dnsmasq' | 'kea'
}): Promise<{
  readonly dnsmasq: Child
  readonly nginx: Child
  readonly kea: Child | null
  accessLog: string
}> {
  const { namespace, folder, url } = options
  // Leases and process numbers go into the folder: the default paths belong to this computer.
  // Test folders are closed to the users that the servers run as.
  await chmod(folder, 0o755)
  await chmod(dirname(folder), 0o755)
  const dnsmasq = namespace.start([
    'dnsmasq',
    '--keep-in-foreground',
    '--log-facility=-',
    `--conf-file=${folder}/dnsmasq.conf`,
    `--dhcp-leasefile=${folder}/leases`,
  ])
  const nginx = namespace.start([options.nginx, '-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'])
  const kea =
    options.dhcp === 'kea'
      ? namespace.start(['kea-dhcp4', '-c', join(folder, 'kea-dhcp4.conf')], {
          environment: { ...process.env, KEA_PIDFILE_DIR: folder, KEA_LOCKFILE_DIR: folder },
        })
      : null
  await namespace.run(
    ...([
      'curl',
      '-sf',
      '-o',
      '/dev/null',
      '--retry',
      '30',
      '--retry-connrefused',
      '--retry-delay',
      '1',
    ] as const),
    `${url}/ipxe/boot.ipxe`,
  )
  return { dnsmasq, nginx, kea, accessLog: join(folder, 'access.log') }
}
