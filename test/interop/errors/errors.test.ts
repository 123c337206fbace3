import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ApiError } from '#contract/errors.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'
import { makeDisc } from '../../support/iso-tools.ts'
import { labelLike } from '../../support/label.ts'
import type {} from '../../support/namespace.ts'
import { startRouter } from '../../support/router.ts'
import { useSlipwayHost } from '../../support/slipway-host.ts'

/*
 * The ten likely errors, each caused for real. The others have separate tests:
 * firewall and another DHCP server in interop/doctor and interop/dhcp/other-server; a machine that boots again and again,
 * and Secure Boot, in lab/why and lab/secure-boot, and replayed in engine/timeline/diagnosis.
 */
const reason = await firstReason(needNamespaces, () =>
  needPackages(['dnsmasq-base', 'xorriso', 'genisoimage']),
)

describe.skipIf(reason !== null)(nameWith('errors at the command line', reason), () => {
  const host = useSlipwayHost()

  const fail = async (args: readonly string[], as?: readonly string[]) => {
    const { code, value, words } = await host.slipway.attempt(host.computer, args, as)
    const { error } = value as { error: ApiError }
    // Title, cause and what to do: the last three lines of the output.
    const [title, cause, fix] = words.trim().split('\n').slice(-3)
    expect([title, cause, fix].every(line => line !== undefined && /[.:!?\w)]$/.test(line))).toBe(true)
    return { code, error, title, fix }
  }
  const serve = (nic = 'srv0') => ['serve', '--nic', nic, '--dhcp', 'server', '--ui', 'off']
  const disc = () =>
    makeDisc(host.folder, 'disc', {
      'readme.txt': 'x'.repeat(3_000_000),
      'more/data.bin': 'y'.repeat(3_000_000),
    })

  it('port 67 taken by dnsmasq: the error names it', async () => {
    await startRouter(host.computer, {
      card: 'srv0',
      range: '10.99.0.10,10.99.0.20,1h',
      leaseFile: join(host.folder, 'leases'),
    })
    expect(await fail(serve())).toMatchObject({
      code: 10,
      error: { code: 'port-in-use', params: { port: 67, holder: 'dnsmasq' } },
      title: expect.stringMatching(/67 \(DHCP\).*dnsmasq.*\d+/) as string,
    })
  })

  it('no privilege: the error contains the command that helps, and it helps', async () => {
    await host.computer.run('install', '-d', '-o', '65534', '-g', '65534', join(host.folder, 'data'))
    await host.computer.run('chmod', '755', host.folder)
    const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups']
    const refused = await fail(serve(), asNobody)
    expect(refused).toMatchObject({ code: 11, error: { code: 'permission-denied' } })
    const command = /sudo (sysctl \S+)/.exec(refused.fix ?? '')?.[1]
    await host.computer.run(...(command!.split(' ') as [string, ...string[]]))
    const { code, value } = await host.slipway.attempt(
      host.computer,
      ['doctor', '--nic', 'srv0', '--quick'],
      asNobody,
    )
    expect(value).toMatchObject({ findings: [] })
    expect(code).toBe(0)
  })

  it('a card without an address, and one that does not exist', async () => {
    await host.computer.run('ip', 'address', 'flush', 'dev', 'srv0')
    expect(await fail(serve())).toMatchObject({ code: 14, error: { code: 'card-without-address' } })
    expect(await fail(serve('nope0'))).toMatchObject({
      code: 14,
      error: { code: 'card-not-found', params: { available: expect.stringContaining('srv0') as string } },
    })
  })

  it('a truncated ISO: the actual and the expected size', async () => {
    const iso = disc()
    const file = await open(iso, 'r+')
    const { size } = await file.stat()
    await file.truncate(Math.floor(size / 2))
    await file.close()
    expect(await fail(['import', iso])).toMatchObject({
      code: 20,
      error: { code: 'iso-truncated', params: { sizeBytes: Math.floor(size / 2) } },
      title: expect.stringMatching(labelLike('error.iso-truncated.title', { file: 'disc.iso' })) as string,
    })
  })

  it('an unknown ISO is imported with a remark; a file that is not an ISO is refused', async () => {
    const { code, value } = await host.slipway.attempt(host.computer, ['import', disc()])
    expect(code).toBe(0)
    expect(value).toMatchObject({ netboot: 'no', reason: expect.stringMatching(/./) as string })
    await writeFile(join(host.folder, 'letter.iso'), 'Dear reader, '.repeat(10_000))
    expect(await fail(['import', join(host.folder, 'letter.iso')])).toMatchObject({
      code: 21,
      error: { code: 'iso-not-an-iso' },
    })
  })

  it('a full disk: the free and the required space, and nothing is left behind', async () => {
    const mount = 'mount -t tmpfs -o size=4m none "$0" && exec "$@"'
    const data = join(host.folder, 'data')
    await host.computer.run('mkdir', '-p', data)
    const onSmallDisk = ['unshare', '--mount', 'sh', '-c', mount, data]
    const iso = disc()
    const refused = await fail(['import', '--copy', iso], onSmallDisk)
    expect(refused).toMatchObject({
      code: 22,
      error: { code: 'disk-full', params: { neededBytes: expect.any(Number) as number } },
    })
    const { freeBytes, neededBytes } = refused.error.params
    expect(Number(freeBytes)).toBeLessThan(Number(neededBytes))
    const { code, value } = await host.slipway.attempt(
      host.computer,
      ['doctor', '--nic', 'srv0', '--quick'],
      onSmallDisk,
    )
    expect(value).toMatchObject({ findings: [{ code: 'disk-full', severity: 'blocking' }] })
    expect(code).toBe(22)
  })
})
