import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { testBootPrograms } from '../support/boot-programs.ts'
import type { Namespace } from '../support/namespace.ts'
import type { TestIso } from '../support/test-iso.ts'
import { startNginx } from './nginx.ts'
import { untilBound } from './until-bound.ts'

const run = promisify(execFile)

/**
 * dnsmasq and nginx as their manuals and iPXE's page on chain-loading configure them: kernel and initrd copied out of
 * the ISO, iPXE recognised by option 175, a script over HTTP. Resolves to a function that stops both.
 */
export async function startBootPeer(options: {
  readonly namespace: Namespace
  readonly card: string
  readonly address: string
  readonly range: string
  readonly iso: Pick<TestIso, 'path' | 'kernel' | 'initrd' | 'arguments'>
  /** Other files of the ISO that nginx serves. */
  readonly files?: readonly string[]
  readonly folder: string
  readonly nginx: string
  /** Further dnsmasq options. */
  readonly dnsmasq?: readonly string[]
}): Promise<() => Promise<void>> {
  const { namespace, card, address, range, iso, folder, nginx } = options
  const root = join(folder, 'root')
  const tftpRoot = join(folder, 'tftp')
  for (const path of [iso.kernel, iso.initrd, ...(options.files ?? [])]) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await run('xorriso', ['-osirrox', 'on', '-indev', iso.path, '-extract', path, join(root, path)])
  }
  const base = `http://${address}`
  await writeFile(
    join(root, 'boot.ipxe'),
    `#!ipxe\nkernel ${base}${iso.kernel} initrd=initrd.img ${iso.arguments}\ninitrd ${base}${iso.initrd}\nboot\n`,
  )
  await mkdir(tftpRoot, { recursive: true })
  const programs = await testBootPrograms()
  for (const name of ['undionly.kpxe', 'snponly.efi'])
    await copyFile(join(programs, name), join(tftpRoot, name))
  const web = await startNginx(namespace, { program: nginx, folder, root, listen: `${address}:80` })
  const child = namespace.start([
    ...['dnsmasq', '-d', '-C', '/dev/null', '--port=0', '--user=root', `--interface=${card}`],
    ...[`--dhcp-range=${range},1h`, `--dhcp-leasefile=${join(folder, 'leases')}`, '--bind-interfaces'],
    ...['--enable-tftp', `--tftp-root=${tftpRoot}`],
    ...['--dhcp-match=set:ipxe,175', '--dhcp-match=set:efi64,option:client-arch,7'],
    ...[`--dhcp-boot=tag:ipxe,${base}/boot.ipxe`, '--dhcp-boot=tag:!ipxe,tag:efi64,snponly.efi'],
    '--dhcp-boot=tag:!ipxe,tag:!efi64,undionly.kpxe',
    ...(options.dnsmasq ?? []),
  ])
  await untilBound(namespace, 'sport = :67')
  return async () => {
    await child.stop('SIGTERM')
    await web.stop('SIGTERM')
  }
}
