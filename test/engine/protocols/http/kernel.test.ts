import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdir, readlink, truncate, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import type { KernelSender } from '#engine/protocols/http/send-by-kernel.ts'
import { openFileBlockSource } from '#engine/image/block-source.ts'
import { slicePlacer, sliceReader } from '#engine/image/image-file.ts'
import { loadSendfile } from '#engine/net/linux-sendfile.ts'
import { exchangeRaw, serveFiles } from '../../../support/file-server.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'
import type { VersionedFile } from '#engine/base/readable-file.ts'

const run = promisify(execFile)
const kernel = await loadSendfile()
const SIZE = 12_000_001
const GET = 'GET /a.bin HTTP/1.1\r\nHost: x\r\n\r\n'

/** A file in two extents inside another, like a file of an ISO. */
async function discFile(path: string): Promise<VersionedFile> {
  const source = await openFileBlockSource(path)
  const extents = [
    { offset: 7_000_000, length: 5_000_001 },
    { offset: 1000, length: 6_000_000 },
  ]
  return {
    sizeBytes: 11_000_001,
    modifiedMs: 0,
    version: '1',
    readInto: sliceReader(source, { extents }),
    place: slicePlacer(source, { extents }),
    close: () => source.close(),
  }
}

async function makeDisc(): Promise<{ path: string; content: Buffer }> {
  const path = join(temporaryFolder(), 'disc')
  const bytes = randomBytes(SIZE)
  await writeFile(path, bytes)
  return {
    path,
    content: Buffer.concat([bytes.subarray(7_000_000, 12_000_001), bytes.subarray(1000, 6_001_000)]),
  }
}

/** This process's descriptors that are connections. */
async function connections(): Promise<number> {
  const names = await readdir('/proc/self/fd')
  const targets = await Promise.all(names.map(name => readlink(`/proc/self/fd/${name}`).catch(() => '')))
  return targets.filter(target => target.startsWith('socket:')).length
}

describe.runIf(process.platform === 'linux')('what the kernel sends', () => {
  it('is there', () => expect(kernel).not.toBeNull())

  it('is the file, whole and in ranges, several on one connection', async () => {
    const { path, content } = await makeDisc()
    const { port } = await serveFiles({ '/a.bin': () => discFile(path) }, { kernel })
    const url = `http://127.0.0.1:${port}/a.bin`
    const fetchBytes = async (...args: string[]): Promise<Buffer> =>
      (await run('curl', ['-sS', ...args], { encoding: 'buffer', maxBuffer: 1e9 })).stdout
    expect((await fetchBytes(url)).equals(content)).toBe(true)
    expect(
      (await fetchBytes('-r', '4900000-5100000', url)).equals(content.subarray(4_900_000, 5_100_001)),
    ).toBe(true)
    const twice = await fetchBytes('-w', '%{num_connects}', url, url)
    expect(twice.equals(Buffer.concat([content, Buffer.from('1'), content, Buffer.from('0')]))).toBe(true)
    const slowly = await fetchBytes('--limit-rate', '20M', url)
    expect(slowly.equals(content)).toBe(true)
  })

  it('is in its place between the lines of several ranges', async () => {
    const { path, content } = await makeDisc()
    const { port } = await serveFiles({ '/a.bin': () => discFile(path) }, { kernel })
    const request = GET.replace(
      '\r\n\r\n',
      '\r\nConnection: close\r\nRange: bytes=0-999999,8000000-8999999\r\n\r\n',
    )
    const answer = await exchangeRaw(port, request)
    const first = answer.indexOf(content.subarray(0, 1_000_000))
    const second = answer.indexOf(content.subarray(8_000_000, 9_000_000))
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first + 1_000_000)
    expect(answer.subarray(second + 1_000_000).toString('latin1')).toMatch(/^\r\n--[0-9a-f]+--\r\n$/)
  })

  it('continues through this process where the kernel could not', async () => {
    const { path, content } = await makeDisc()
    let calls = 0
    const givesUp: KernelSender = {
      open(descriptor) {
        const connection = kernel?.open(descriptor)
        return connection
          ? {
              ...connection,
              send: async (...args) => (++calls > 3 ? 'impossible' : connection.send(...args)),
            }
          : null
      },
    }
    const { port } = await serveFiles({ '/a.bin': () => discFile(path) }, { kernel: givesUp })
    const answer = await exchangeRaw(port, GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    expect(calls).toBe(4)
    expect(answer.subarray(answer.indexOf('\r\n\r\n') + 4).equals(content)).toBe(true)
  })

  it('ends with the connection when the file was truncated', async () => {
    const { path } = await makeDisc()
    const { port, facts, opened } = await serveFiles({ '/a.bin': () => discFile(path) }, { kernel })
    await truncate(path, 9_000_000)
    const answer = await exchangeRaw(port, GET)
    expect(answer.length).toBeLessThan(2_100_000)
    await vi.waitFor(() => expect(facts.at(-1)?.kind).toBe('http.aborted'))
    expect(opened.open).toBe(0)
  })

  it('leaves no descriptor behind when clients hang up in the middle, all at once', async () => {
    const { path } = await makeDisc()
    const { port, opened } = await serveFiles({ '/a.bin': () => discFile(path) }, { kernel })
    const before = await connections()
    const sockets = Array.from({ length: 60 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.pause()
      socket.write(GET)
      return socket
    })
    await vi.waitFor(() => expect(opened.open).toBe(60))
    sockets.forEach((socket, index) => (index % 2 === 0 ? socket.destroy() : socket.resetAndDestroy()))
    await vi.waitFor(() => expect(opened.open).toBe(0))
    await vi.waitFor(async () => expect(await connections()).toBe(before))
  })

  it('waits for a client that continues after a pause', async () => {
    const { path, content } = await makeDisc()
    const { port, facts } = await serveFiles({ '/a.bin': () => discFile(path) }, { kernel })
    const socket = connect(port, '127.0.0.1')
    socket.pause()
    socket.write(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    let before = -1
    // Waits until the transfer stalls.
    await vi.waitFor(
      () => {
        const progress = facts.length
        const hasSettled = progress === before && progress > 0
        before = progress
        expect(hasSettled).toBe(true)
      },
      { interval: 300, timeout: 20_000 },
    )
    expect(facts.at(-1)?.kind).not.toBe('http.finished')
    const parts: Buffer[] = []
    for await (const part of socket) parts.push(part as Buffer)
    const answer = Buffer.concat(parts)
    expect(answer.subarray(answer.indexOf('\r\n\r\n') + 4).equals(content)).toBe(true)
  })
})
