import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { greedyFat, plainDisc } from '../support/hostile-disc.ts'
import { isoToolsMissing, makeDisc } from '../support/iso-tools.ts'
import { writeTestPrograms } from '../support/small-programs.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const address = '127.0.0.1' as Ipv4
const httpPort = 18_474
const MEGABYTE = 1024 * 1024

/** An engine that serves one disc on loopback. `longestStallMs` is the longest time that its event loop was blocked. */
async function serveDisc(bytes: Uint8Array) {
  const data = temporaryFolder()
  const path = join(temporaryFolder(), 'disc.iso')
  writeFileSync(path, bytes)
  const bootPrograms = writeTestPrograms(temporaryFolder())
  const network = createSimulatedNetwork().host(address).asNetwork()
  const { handlers } = await openTestEngine({ data, bootPrograms, network })
  const image = await handlers['images.import']({ path, copy: false })
  await handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort })
  const get = (place: string) => fetch(`http://${address}:${httpPort}${place}`)
  return { image, handlers, data, get, watch: watchLoop() }
}

function watchLoop() {
  let beatMs = performance.now()
  let longestStallMs = 0
  const timer = setInterval(() => {
    const nowMs = performance.now()
    longestStallMs = Math.max(longestStallMs, nowMs - beatMs)
    beatMs = nowMs
  }, 5)
  onTestFinished(() => clearInterval(timer))
  return {
    longestStallMs: () => Math.round(Math.max(longestStallMs, performance.now() - beatMs)),
    restart: () => ([beatMs, longestStallMs] = [performance.now(), 0]),
  }
}

const usedMegabytes = (): number => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return (heapUsed + external + arrayBuffers) / MEGABYTE
}

it('reads a folder of 65,536 names on one chain of clusters with little memory and time', async () => {
  const { get, watch, image } = await serveDisc(plainDisc([], greedyFat()))
  const beforeMb = usedMegabytes()
  expect((await get(`/iso-overlay/${image.id}/efi-image/GOOD`)).status).toBe(200)
  watch.restart()
  const answers = await Promise.all(
    ['F1', 'F2', 'NONE'].map(name => get(`/iso-overlay/${image.id}/efi-image/D/${name}`)),
  )
  expect(answers.map(({ status }) => status >= 400)).toEqual([true, true, true])
  expect(watch.longestStallMs()).toBeLessThan(200)
  expect(usedMegabytes() - beforeMb).toBeLessThan(50)
})

it('reads a boot.cfg of 200,000 spaces without a delay, and serves it unchanged', async () => {
  const text = `kernel=/b.b00\nmodules=/a.gz --- /b.gz\nkernelopt=a${' '.repeat(30_000)}b\ntitle=a${' '.repeat(200_000)}b\n`
  const disc = plainDisc([
    { name: 'BOOT.CFG', bytes: Buffer.from(text) },
    { name: 'B.B00', bytes: Buffer.from('mboot') },
  ])
  const { get, watch, image } = await serveDisc(disc)
  watch.restart()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => get(`/iso-overlay/${image.id}/boot.cfg`)),
  )
  for (const answer of answers) expect(answer.status).toBe(200)
  expect(await answers[0]!.text()).toContain('modules=a.gz --- b.gz\nkernelopt=a b\n')
  expect(watch.longestStallMs()).toBeLessThan(200)
})

it.skipIf(isoToolsMissing)(
  `sixty unread requests for an inflated file cost no memory, and no file is inflated twice${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  async () => {
    const xen = Buffer.alloc(60 * MEGABYTE, 1)
    const disc = makeDisc(temporaryFolder(), 'xen', {
      'boot/xen.gz': gzipSync(xen),
      'boot/vmlinuz': 'kernel',
      'install.img': 'installer',
      'other.gz': gzipSync(xen),
    })
    const { get, watch, image, handlers, data } = await serveDisc(readFileSync(disc))
    const beforeMb = usedMegabytes()
    watch.restart()
    const sockets = await Promise.all(
      Array.from({ length: 60 }, () => firstBytes(`/iso-overlay/${image.id}/inflated/boot/xen.gz`)),
    )
    onTestFinished(() => sockets.forEach(({ socket }) => socket.destroy()))
    expect(new Set(sockets.map(({ status }) => status))).toEqual(new Set(['HTTP/1.1 200 OK']))
    expect(watch.longestStallMs()).toBeLessThan(300)
    expect(usedMegabytes() - beforeMb).toBeLessThan(100)
    for (const { socket } of sockets) socket.destroy()
    const whole = await get(`/iso-overlay/${image.id}/inflated/boot/xen.gz`)
    expect((await whole.arrayBuffer()).byteLength).toBe(xen.length)
    // Only what an entry starts is inflated: a stranger must not fill the disk with the rest.
    expect((await get(`/iso-overlay/${image.id}/inflated/other.gz`)).status).toBe(404)
    const made = join(data, 'library', `${image.id}.made`)
    expect(existsSync(made)).toBe(true)
    await handlers['images.remove']({ id: image.id })
    expect(existsSync(made)).toBe(false)
    expect((await get(`/iso-overlay/${image.id}/inflated/boot/xen.gz`)).status).toBe(404)
  },
)

/** The status line of a request whose response body is not read. */
function firstBytes(path: string): Promise<{ readonly status: string; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    const socket = connect(httpPort, address, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${address}\r\n\r\n`),
    )
    socket.once('error', reject)
    socket.once('data', bytes => {
      socket.pause()
      socket.on('error', () => {})
      resolve({ status: bytes.toString('latin1').split('\r\n', 1)[0] ?? '', socket })
    })
  })
}
