import { execFile } from 'node:child_process'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { systemClock } from '#engine/base/clock.ts'
import type { ImageSource } from '#engine/protocols/http/routes/files.ts'
import {
  createBootProgramRoute,
  createImageTreeRoute,
  createWholeImageRoute,
} from '#engine/protocols/http/routes/files.ts'
import {
  createReportIntake,
  createReportRoute,
  type CallHomeReport,
} from '#engine/protocols/http/routes/report.ts'
import { createScriptRoute } from '#engine/protocols/http/routes/scripts.ts'
import { createHttpServer, type HttpServer } from '#engine/protocols/http/server.ts'
import type { Party } from '#engine/base/record-fact.ts'
import type { VersionedFile } from '#engine/base/readable-file.ts'

const run = promisify(execFile)
const address = '127.0.0.1' as Ipv4
const mac = '52:54:00:12:34:56' as MacAddress
const modifiedMs = Date.UTC(2026, 0, 2, 3, 4, 5)

interface OpenFile {
  maxOffset: number
  closed: number
}
let opened: OpenFile[]
let recorded: { fact: BootFact; party: Party }[]
let server: HttpServer

/** The byte at offset n is n mod 251, so any slice shows its position. */
function patternFile(sizeBytes: number, options: { endsAt?: number; fails?: boolean } = {}): VersionedFile {
  const seen: OpenFile = { maxOffset: 0, closed: 0 }
  opened.push(seen)
  const end = options.endsAt ?? sizeBytes
  return {
    sizeBytes,
    modifiedMs,
    version: `v${sizeBytes}`,
    async readInto(target, offset) {
      if (options.fails) throw new Error('drive unplugged')
      const length = Math.max(0, Math.min(target.length, end - offset))
      for (let index = 0; index < length; index++) target[index] = (offset + index) % 251
      seen.maxOffset = Math.max(seen.maxOffset, offset + length)
      return length
    },
    async close() {
      seen.closed++
    },
  }
}
const pattern = (start: number, end: number): Buffer =>
  Buffer.from(Array.from({ length: end - start }, (_, index) => (start + index) % 251))

const GIGABYTES = 8_000_000_000
const images: ImageSource = {
  openWhole: async id => (id === 'debian' ? patternFile(GIGABYTES) : null),
  async open(id, path) {
    if (id !== 'debian') return null
    if (path === '/')
      return {
        kind: 'directory',
        items: [
          { name: '.disk', isDirectory: true, sizeBytes: 0, modifiedMs },
          { name: 'a & <b>.txt', isDirectory: false, sizeBytes: 5, modifiedMs },
        ],
      }
    if (path === '/.disk/info') return { kind: 'file', name: 'info', file: patternFile(1000) }
    if (path === '/empty') return { kind: 'file', name: 'empty', file: patternFile(0) }
    if (path === '/short')
      return { kind: 'file', name: 'short', file: patternFile(900_000, { endsAt: 400_000 }) }
    if (path === '/broken') return { kind: 'file', name: 'broken', file: patternFile(10, { fails: true }) }
    if (path === '/fault') throw new Error('bad sector')
    return null
  },
}

/** The reports received. A token that begins with `-` is forged. */
let reports: CallHomeReport[]
const report = {
  take(one: CallHomeReport) {
    if (one.token?.startsWith('-')) return null
    reports.push(one)
    return { isKnown: one.mac !== null, saved: Promise.resolve() }
  },
}

beforeEach(async () => {
  opened = []
  recorded = []
  reports = []
  server = await createHttpServer({
    address,
    port: 0,
    clock: systemClock,
    whoIs: () => ({ mac, isProven: true }),
    record: (fact, party) => recorded.push({ fact, party }),
    routes: [
      createWholeImageRoute(images),
      createImageTreeRoute(images),
      createBootProgramRoute({
        openProgram: async name => (name === 'ipxe.efi' ? patternFile(700_001) : null),
      }),
      createScriptRoute({
        writeScript: path =>
          path === 'ipxe/52-54-00-12-34-56'
            ? {
                text: '#!ipxe\nécho\n',
                contentType: 'text/plain; charset=utf-8',
                facts: [
                  {
                    kind: 'menu.served',
                    language: 'ipxe',
                    timeoutSeconds: 30,
                    defaultId: 'local',
                    entryCount: 2,
                  },
                ],
                mac,
              }
            : null,
      }),
      createReportRoute(report),
    ],
    intakes: [createReportIntake(report)],
  })
})
afterEach(() => server.close())

function fetchRaw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: address, port: server.port, path, agent: false, ...options },
      response => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            rawHeaders: response.rawHeaders,
            body: Buffer.concat(parts),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(options.body)
  })
}
const kinds = (): string[] => recorded.map(({ fact }) => fact.kind)

describe('files', () => {
  it('arrive complete with the exact header that GRUB parses', async () => {
    const { status, headers, rawHeaders, body } = await fetchRaw('/boot/ipxe.efi')
    expect(status).toBe(200)
    expect(rawHeaders).toContain('Content-Length')
    expect(headers['content-length']).toBe('700001')
    expect(headers['content-type']).toBe('application/efi')
    expect(headers['transfer-encoding']).toBeUndefined()
    expect(headers.etag).toBe('"v700001"')
    expect(headers['last-modified']).toBe('Fri, 02 Jan 2026 03:04:05 GMT')
    expect(body.equals(pattern(0, 700_001))).toBe(true)
    expect(opened).toMatchObject([{ closed: 1 }])
  })

  it('answer HEAD with the headers of GET and no body', async () => {
    const head = await fetchRaw('/boot/ipxe.efi', { method: 'HEAD' })
    const get = await fetchRaw('/boot/ipxe.efi')
    expect(head.status).toBe(200)
    expect(head.body.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
    expect(opened.map(file => file.closed)).toEqual([1, 1])
  })

  it('are found after two slashes and with dots in their names', async () => {
    expect((await fetchRaw('/boot//ipxe.efi')).status).toBe(200)
    expect((await fetchRaw('/iso/debian/.disk/info')).body.equals(pattern(0, 1000))).toBe(true)
  })

  it('can be read in ranges far beyond 4 GiB', async () => {
    const { status, headers, body } = await fetchRaw('/iso/debian.iso', {
      headers: { Range: 'bytes=6000000000-6000000099' },
    })
    expect(status).toBe(206)
    expect(headers['content-range']).toBe(`bytes 6000000000-6000000099/${GIGABYTES}`)
    expect(headers['content-length']).toBe('100')
    expect(headers['content-type']).toBe('application/vnd.efi-iso')
    expect(body.equals(pattern(6_000_000_000, 6_000_000_100))).toBe(true)
  })

  it('refuse a range beyond their end and report their size', async () => {
    const { status, headers, body } = await fetchRaw('/iso/debian/.disk/info', {
      headers: { Range: 'bytes=1000-' },
    })
    expect(status).toBe(416)
    expect(headers['content-range']).toBe('bytes */1000')
    expect(body.length).toBeGreaterThan(0)
    expect(opened).toMatchObject([{ closed: 1 }])
  })

  it('answer 304 if unchanged, 412 when resuming another version, the whole file for an old If-Range', async () => {
    const path = '/iso/debian/.disk/info'
    expect((await fetchRaw(path, { headers: { 'If-None-Match': '"v1000"' } })).status).toBe(304)
    expect((await fetchRaw(path, { headers: { 'If-Match': '"v1"', Range: 'bytes=5-' } })).status).toBe(412)
    expect((await fetchRaw(path, { headers: { 'If-Range': '"v1"', Range: 'bytes=5-' } })).status).toBe(200)
    expect((await fetchRaw(path, { headers: { 'If-Range': '"v1000"', Range: 'bytes=5-' } })).status).toBe(206)
    expect(opened.map(file => file.closed)).toEqual([1, 1, 1, 1])
  })

  it('may be empty', async () => {
    const { status, headers, body } = await fetchRaw('/iso/debian/empty')
    expect([status, headers['content-length'], body.length]).toEqual([200, '0', 0])
  })

  it('that end early break the connection instead of lying about their length', async () => {
    await expect(fetchRaw('/iso/debian/short')).rejects.toThrow()
    expect(opened).toMatchObject([{ closed: 1 }])
    expect(kinds()).toContain('http.aborted')
  })

  it('that cannot be read affect only their own request', async () => {
    await expect(fetchRaw('/iso/debian/broken')).rejects.toThrow()
    await vi.waitFor(() => expect(opened).toMatchObject([{ closed: 1 }]))
    expect(kinds()).toEqual(['http.started', 'http.aborted'])
    expect((await fetchRaw('/iso/debian/fault')).status).toBe(500)
    expect((await fetchRaw('/iso/debian/.disk/info')).status).toBe(200)
  })
})

describe('refusals', () => {
  it.each(['/nothing', '/iso/other/x', '/iso/other.iso', '/boot/none.efi', '/boot'])(
    '%s is a 404 with a body of known length',
    async path => {
      const { status, headers, body } = await fetchRaw(path)
      expect(status).toBe(404)
      expect(body.length).toBeGreaterThan(0)
      expect(headers['content-length']).toBe(String(body.length))
      expect(recorded).toEqual([{ fact: { kind: 'http.missing', path }, party: { mac, ip: address } }])
    },
  )

  it.each([
    '/../etc/passwd',
    '/%2e%2e/etc/passwd',
    '/iso/debian/..%2f..%2f',
    '/a%00',
    '/iso/debian/%5c..%5c',
  ])('%s is a 400 that opens nothing', async path => {
    const { status, body } = await fetchRaw(path)
    expect(status).toBe(400)
    expect(body.length).toBeGreaterThan(0)
    expect(recorded).toMatchObject([{ fact: { kind: 'http.finished', status: 400, path } }])
    expect(opened).toEqual([])
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is a 405 that names what is served', async method => {
    const { status, headers, body } = await fetchRaw('/boot/ipxe.efi', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    expect(body.length).toBeGreaterThan(0)
  })
})

describe('generated text', () => {
  it('has its length in bytes, its facts on GET and none on HEAD', async () => {
    const head = await fetchRaw('/ipxe/52-54-00-12-34-56', { method: 'HEAD' })
    expect(head.headers['content-length']).toBe('13')
    expect(kinds()).toEqual(['http.finished'])
    recorded.length = 0
    const get = await fetchRaw('/ipxe/52-54-00-12-34-56')
    expect(get.body.toString()).toBe('#!ipxe\nécho\n')
    expect(kinds()).toEqual(['menu.served', 'http.finished'])
    expect(recorded[0]?.party).toEqual({ mac, ip: address })
  })

  it('takes a report and keeps it short and printable', async () => {
    await fetchRaw(`/report?mac=AA-BB-CC-00-11-22&text=done%0a%1b[31m${'x'.repeat(500)}`)
    const text = expect.stringMatching(/^done \[31mx+$/) as string
    expect(reports).toMatchObject([{ mac, state: null, token: null, text }])
    expect(reports[0]?.text.length).toBe(200)
  })

  it.each([
    ['GET', '/report/installed?text=all%20well', '', 'installed', null, 'all well'],
    ['GET', '/installed', '', 'installed', null, 'installed'],
    ['GET', '/report/abc-1-sig/failed?text=disk', '', 'failed', 'abc-1-sig', 'disk'],
    ['POST', '/report/abc-1-sig/installing', 'text=step+2%21', 'installing', 'abc-1-sig', 'step 2!'],
    ['POST', '/report/failed', 'no room\u202e\n on\u0000 /dev/sda', 'failed', null, 'no room on /dev/sda'],
    ['POST', '/report/installed', '{"fqdn": "pve"}', 'installed', null, 'installed'],
    ['POST', '/report', '', null, null, 'finished'],
  ] as const)('answers %s %s', async (method, path, sent, state, token, text) => {
    const { status, body } = await fetchRaw(path, { method, body: sent })
    expect(status).toBe(200)
    // Without a ticket an installer learns that its report changed nothing.
    const isRemark = state === null || token !== null
    expect(body.toString()).toMatch(isRemark ? /^Thank you/ : /changes nothing without the ticket/)
    expect(reports).toEqual([{ state, token, text, mac, ip: address }])
  })

  it('accepts no report for another machine, and none by HEAD', async () => {
    await fetchRaw('/report/installed?mac=AA-BB-CC-00-11-22')
    expect(reports).toMatchObject([{ mac }])
    await fetchRaw('/report/installed', { method: 'HEAD' })
    expect(reports).toHaveLength(1)
    expect((await fetchRaw('/report/-forged/installed')).status).toBe(404)
    expect((await fetchRaw('/report/exploded')).status).toBe(404)
  })

  it('refuses a report of 100 MB after its first bytes', async () => {
    const headers = { 'Content-Length': '100000000' }
    const answer = await fetchRaw('/report/installed', { method: 'POST', headers, body: 'x'.repeat(70_000) })
    expect(answer.status).toBe(413)
    const chunked = { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' }, body: 'x'.repeat(70_000) }
    expect((await fetchRaw('/report/installed', chunked)).status).toBe(413)
    expect(reports).toEqual([])
  })

  it('lists a directory with links that work with and without the slash', async () => {
    const hrefs = (body: Buffer): string[] =>
      [...body.toString().matchAll(/href="([^"]*)"/g)].map(m => m[1] ?? '')
    const slash = await fetchRaw('/iso/debian/')
    expect(hrefs(slash.body)).toEqual(['../', '.disk/', 'a%20%26%20%3Cb%3E.txt'])
    expect(slash.body.toString()).toContain('a &amp; &lt;b&gt;.txt</a>')
    const bare = await fetchRaw('/iso/debian')
    expect(bare.status).toBe(200)
    const resolved = hrefs(bare.body).map(href => new URL(href, 'http://x/iso/debian').pathname)
    expect(resolved.slice(0, 2)).toEqual(['/iso/', '/iso/debian/.disk/'])
  })
})

describe('facts', () => {
  it('report a range as a part of its file', async () => {
    await fetchRaw('/iso/debian.iso', { headers: { Range: 'bytes=100-299' } })
    expect(recorded.map(({ fact }) => fact)).toEqual([
      {
        kind: 'http.started',
        request: 1,
        path: '/iso/debian.iso',
        sizeBytes: 200,
        offset: 100,
        fileSizeBytes: GIGABYTES,
      },
      {
        kind: 'http.finished',
        request: 1,
        path: '/iso/debian.iso',
        status: 206,
        sentBytes: 200,
        tookMs: expect.any(Number) as number,
      },
    ])
  })
})

describe('clients that misbehave', () => {
  it('a client that stops reading holds two chunks, not the file; hanging up closes the file at once', async () => {
    const socket = connect(server.port, address)
    socket.pause()
    socket.write('GET /iso/debian.iso HTTP/1.1\r\nHost: x\r\n\r\n')
    await vi.waitFor(() => expect(opened[0]?.maxOffset ?? 0).toBeGreaterThan(0))
    let before = -1
    await vi.waitFor(
      () => {
        const now = opened[0]?.maxOffset ?? 0
        const hasSettled = now === before
        before = now
        expect(hasSettled).toBe(true)
      },
      { interval: 200, timeout: 5000 },
    )
    // The buffers of the two kernels on loopback plus the current chunk; the file is a thousand times larger.
    expect(opened[0]?.maxOffset).toBeLessThan(32 * 1024 * 1024)
    expect(opened[0]?.closed).toBe(0)
    socket.destroy()
    await vi.waitFor(() => expect(opened[0]?.closed).toBe(1))
    await vi.waitFor(() => expect(kinds()).toContain('http.aborted'))
  })

  it('the 65th connection of one address is closed, and slots are released', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const socket = connect(server.port, address)
        await new Promise(resolve => socket.once('connect', resolve))
        return socket
      }),
    )
    const tooMany = connect(server.port, address)
    tooMany.on('error', () => undefined)
    await new Promise(resolve => tooMany.once('close', resolve))
    sockets.forEach(socket => socket.destroy())
    await vi.waitFor(async () => expect((await fetchRaw('/boot/ipxe.efi')).status).toBe(200))
  })

  it('garbage instead of HTTP costs one connection', async () => {
    const socket = connect(server.port, address)
    socket.on('error', () => undefined)
    socket.write('\x16\x03\x01\x02\x00 hello\r\n\r\n')
    socket.resume()
    await new Promise(resolve => socket.once('close', resolve))
    expect((await fetchRaw('/boot/ipxe.efi')).status).toBe(200)
  })
})

describe('curl', () => {
  it('resumes, follows no redirect and keeps one connection for several files', async () => {
    const base = `http://127.0.0.1:${server.port}`
    const resumed = await run('curl', ['-sS', '-C', '990', `${base}/iso/debian/.disk/info`], {
      encoding: 'buffer',
    })
    expect(Buffer.from(resumed.stdout).equals(pattern(990, 1000))).toBe(true)
    const both = await run('curl', [
      '-sS',
      '-o',
      '/dev/null',
      '-o',
      '/dev/null',
      '-w',
      '%{http_code} %{size_download} %{num_connects} %{num_redirects}\n',
      `${base}/boot/ipxe.efi`,
      `${base}/iso/debian/.disk/info`,
    ])
    expect(both.stdout).toBe('200 700001 1 0\n200 1000 0 0\n')
  })
})

describe('the port', () => {
  it('in use is reported by name', async () => {
    const again = createHttpServer({
      address,
      port: server.port,
      clock: systemClock,
      whoIs: () => null,
      record: () => undefined,
      routes: [],
    })
    await expect(again).rejects.toMatchObject({
      code: 'port-in-use',
      params: { protocol: 'tcp', port: server.port, address },
    })
  })

  it('is free again after close, even with a client in the middle of a file', async () => {
    const socket = connect(server.port, address)
    socket.on('error', () => undefined)
    socket.pause()
    socket.write('GET /iso/debian.iso HTTP/1.1\r\nHost: x\r\n\r\n')
    await vi.waitFor(() => expect(opened[0]?.maxOffset ?? 0).toBeGreaterThan(0))
    await server.close()
    await vi.waitFor(() => expect(opened[0]?.closed).toBe(1))
    socket.destroy()
  })
})
