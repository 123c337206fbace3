import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { decodePacket, encodePacket, type DhcpPacket } from '#engine/protocols/dhcp/packet.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { request } from '../support/dhcp-client.ts'
import { makeDisc } from '../support/iso-tools.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { writeTestPrograms } from '../support/small-programs.ts'
import { openTestEngine } from '../support/test-engine.ts'

const reason = await firstReason(
  async () => (existsSync('/dev/fuse') ? null : 'needs /dev/fuse, for a share that dies'),
  () => needPackages(['bindfs', 'xorriso']),
)

const address = '127.0.0.1' as Ipv4
const httpPort = 18_477
/** Far more than libuv's default of four threads; one address may open 64 connections. */
const STUCK_REQUESTS = 40
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node')
const CLI = join(import.meta.dirname, '../../electron/headless/cli.ts')

/** A folder served by a test program, which SIGSTOP turns into a share whose server does not respond. */
async function openShare(folder: string) {
  const [source, point] = [join(folder, 'source'), join(folder, 'share')]
  mkdirSync(source)
  mkdirSync(point)
  const options = ['-f', '-o', 'attr_timeout=0,entry_timeout=0,negative_timeout=0', source, point]
  const server = spawn('bindfs', options, { stdio: 'ignore' })
  onTestFinished(async () => {
    server.kill('SIGKILL')
    execFileSync('umount', ['-l', point])
    await rm(folder, { recursive: true, force: true })
  })
  await expect.poll(() => readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${point} `)).toBe(true)
  return { source, point, die: () => server.kill('SIGSTOP'), revive: () => server.kill('SIGCONT') }
}

/** The result of `task`, and how long it took. */
async function timed<T>(task: () => Promise<T>): Promise<{ value: T; tookMs: number }> {
  const startedMs = performance.now()
  const value = await task()
  return { value, tookMs: performance.now() - startedMs }
}

it.skipIf(reason !== null)(
  nameWith('a dead share delays neither start, nor lists, nor leases, and is back when it responds', reason),
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-share-'))
    const share = await openShare(folder)
    const disc = {
      'boot/vmlinuz': 'x'.repeat(200_000),
      'boot/grub/grub.cfg': 'menuentry "x" { linux /boot/vmlinuz }\n',
    }
    const made = makeDisc(folder, 'away', disc)
    await copyFile(made, join(share.source, 'away.iso'))
    const data = join(folder, 'data')
    const bootPrograms = writeTestPrograms(join(folder, 'programs'))
    const first = await openTestEngine({ data, bootPrograms })
    await first.handlers['images.import']({ path: join(share.point, 'away.iso') })
    await first.handlers['images.import']({ path: makeDisc(folder, 'here', disc) })
    await first.close()

    share.die()
    const wire = createSimulatedNetwork()
    const started = await timed(() =>
      openTestEngine({ data, bootPrograms, network: wire.host(address).asNetwork() }),
    )
    expect(started.tookMs).toBeLessThan(3000)
    const { handlers } = started.value
    const presence = async (): Promise<Record<string, string>> => {
      const { value, tookMs } = await timed(() => handlers['images.list'](null))
      expect(tookMs).toBeLessThan(200)
      return Object.fromEntries(value.map(image => [image.id, image.presence]))
    }
    expect(await presence()).toEqual({ away: 'missing', here: 'unchanged' })

    // It responds again, machines load from it, and then it dies during their transfers.
    share.revive()
    await expect.poll(presence, { timeout: 15_000 }).toEqual({ away: 'unchanged', here: 'unchanged' })
    await handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort })
    const url = (id: string): string => `http://${address}:${httpPort}/iso/${id}.iso`
    expect((await fetch(url('away'))).status).toBe(200)
    share.die()
    const stuck = Array.from({ length: STUCK_REQUESTS }, (_, index) =>
      fetch(`${url('away')}?${index}`, { signal: AbortSignal.timeout(20_000) }).then(
        async response => (await response.arrayBuffer()).byteLength,
        () => 0,
      ),
    )
    await pause(300)
    const client = wire.host('0.0.0.0' as Ipv4).open(68)
    const ask = (options: Readonly<Record<number, readonly number[]>>): Promise<DhcpPacket> => {
      const earlier = wire.wire.length
      client.send(encodePacket(request({ options })), { address: '255.255.255.255' as Ipv4, port: 67 })
      return expect
        .poll(async () => {
          await wire.settle()
          return wire.wire.slice(earlier).find(({ from }) => from.port === 67)?.bytes
        })
        .toBeDefined()
        .then(() => decodePacket(wire.wire.slice(earlier).find(({ from }) => from.port === 67)!.bytes))
    }
    const leased = await timed(async () => {
      const offer = await ask({ 53: [1] })
      return ask({ 53: [3], 50: offer.yiaddr.split('.').map(Number), 54: [127, 0, 0, 1] })
    })
    expect(leased.value.options.get(53)?.[0]).toBe(5)
    expect(leased.tookMs).toBeLessThan(500)
    const local = await timed(async () => (await fetch(url('here'))).arrayBuffer())
    expect(local.tookMs).toBeLessThan(1000)
    await presence()
    await expect.poll(async () => (await fetch(url('away'))).status, { timeout: 15_000 }).toBe(404)
    const closed = await timed(() => started.value.close())
    expect(closed.tookMs).toBeLessThan(5000)

    // A command ends although its own check never does.
    const list = await timed(async () =>
      execFileSync(NODE, [CLI, 'images', '--json', '--data', data], { timeout: 20_000 }).toString(),
    )
    expect(JSON.parse(list.value)).toMatchObject([{ presence: 'missing' }, { presence: 'unchanged' }])
    share.revive()
    await Promise.all(stuck)
  },
)
