import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { decodePacket, encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { openStores } from '#engine/store/open-stores.ts'
import { bytesOf, option, request } from '../../../support/dhcp-client.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

// Real processes, a real socket, a real disk: acknowledged leases must survive.

const SERVER = fileURLToPath(new URL('../../../support/lease-server.ts', import.meta.url))
const [OFFER, ACK] = [2, 5]
const macOf = (n: number): MacAddress =>
  `52:54:00:00:${(n >> 8).toString(16).padStart(2, '0')}:${(n & 255).toString(16).padStart(2, '0')}` as MacAddress

async function startLeaseServer(dataFolder: string, wrap: (command: string[]) => string[] = c => c) {
  const [program = '', ...args] = wrap([process.execPath, SERVER, dataFolder])
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const printed: Record<string, unknown>[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', line => printed.push(JSON.parse(line) as Record<string, unknown>))
  await once(lines, 'line')
  return { child, printed, port: Number(printed[0]!['port']) }
}

/** Machines that each request an address; every ACK is recorded with its address. */
async function openMachines(port: number) {
  const socket: Socket = createSocket('udp4')
  onTestFinished(() => void socket.close())
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const acknowledged = new Map<MacAddress, Ipv4>()
  const offered = new Set<string>()
  const send = (packet: ReturnType<typeof request>) => socket.send(encodePacket(packet), port, '127.0.0.1')
  const onAck: (() => void)[] = []
  socket.on('message', bytes => {
    const reply = decodePacket(bytes)
    const mac = [...reply.chaddr.subarray(0, 6)].map(byte => byte.toString(16).padStart(2, '0')).join(':')
    const type = option(reply, 53)?.[0]
    if (type === OFFER) {
      offered.add(mac)
      send(request({ mac, options: { 53: [3], 50: bytesOf(reply.yiaddr), 54: option(reply, 54)! } }))
    }
    if (type !== ACK) return
    acknowledged.set(mac as MacAddress, reply.yiaddr)
    for (const callback of onAck) callback()
  })
  const discover = (n: number) => send(request({ mac: macOf(n), options: { 53: [1] } }))
  return {
    acknowledged,
    discover,
    /** Resolves when the offer has arrived and the request for it is on its way. */
    async discoverAndSelect(n: number) {
      discover(n)
      await expect.poll(() => offered.has(macOf(n)), { interval: 1 }).toBe(true)
    },
    onAck: (callback: () => void) => void onAck.push(callback),
  }
}

it('kill -9 in the middle of 1,000 exchanges: every acknowledged lease is there after the restart', async () => {
  const dataFolder = temporaryFolder()
  const { child, port } = await startLeaseServer(dataFolder)
  const machines = await openMachines(port)
  let next = 0
  // Always twenty machines at once, so that the kill falls between packets, commits and answers.
  machines.onAck(() => {
    if (next < 1000) machines.discover(next++)
    if (machines.acknowledged.size === 500) child.kill('SIGKILL')
  })
  while (next < 20) machines.discover(next++)
  await once(child, 'exit')
  await expect.poll(() => machines.acknowledged.size).toBeGreaterThanOrEqual(500)

  const stores = openStores(
    dataFolder,
    new URL('../../../../electron/engine/store/checkpoint-worker.ts', import.meta.url),
  )
  onTestFinished(() => stores.close())
  const kept = new Map(stores.leases.list().map(lease => [lease.mac, lease.ip]))
  for (const [mac, ip] of machines.acknowledged) expect([mac, kept.get(mac)]).toEqual([mac, ip])
  expect(machines.acknowledged.size).toBeLessThan(1000)
})

const cannotMount = process.platform !== 'linux' || process.getuid?.() !== 0

it.skipIf(cannotMount)(
  `a full disk: no ACK, one problem, and ACKs again once there is room${cannotMount ? ' (skipped: needs root)' : ''}`,
  async () => {
    const dataFolder = temporaryFolder()
    // A small disk that only this process sees and that disappears with it.
    const onSmallDisk = (command: string[]): string[] => [
      ...['unshare', '-m', 'sh', '-c', `mount -t tmpfs -o size=2m none "$0" && exec "$@"`, dataFolder],
      ...command,
    ]
    const { child, printed, port } = await startLeaseServer(dataFolder, onSmallDisk)
    const machines = await openMachines(port)
    const sendLine = async (line: string): Promise<void> => {
      child.stdin.write(`${line}\n`)
      await expect.poll(() => printed.some(({ done }) => done === line)).toBe(true)
    }
    machines.discover(1)
    await expect.poll(() => machines.acknowledged.size).toBe(1)

    await sendLine('fill')
    // The write-ahead log may have a free page left; a few machines use it up.
    const isFull = () => printed.some(({ code }) => code === 'leases-unwritable')
    for (let n = 2; !isFull() && n < 500; n++) await machines.discoverAndSelect(n)
    await expect.poll(isFull).toBe(true)
    const before = machines.acknowledged.size
    // All their requests arrived before the later offers were sent, and so did the replies that must not come.
    for (let n = 600; n < 620; n++) await machines.discoverAndSelect(n)
    await machines.discoverAndSelect(620)
    await machines.discoverAndSelect(621)
    expect(machines.acknowledged.size).toBe(before)
    expect(child.exitCode).toBeNull()
    expect(printed.filter(({ code }) => code === 'leases-unwritable')).toHaveLength(1)

    await sendLine('free')
    await machines.discoverAndSelect(700)
    await expect.poll(() => machines.acknowledged.has(macOf(700))).toBe(true)
  },
)
