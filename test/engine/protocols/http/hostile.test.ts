import fc from 'fast-check'
import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { closed, exchangeRaw, patternFile, serveFiles } from '../../../support/file-server.ts'

const SECRET = 'nobody may read this'
const files = {
  '/a.bin': () => patternFile(1000),
  '/big.bin': () => patternFile(1e12),
}
const GET = 'GET /a.bin HTTP/1.1\r\nHost: x\r\n'

/** The status codes of all responses received. */
const statuses = (answer: Buffer): number[] =>
  [...answer.toString('latin1').matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(match => Number(match[1]))

describe('a request that two servers could read differently', () => {
  const hidden = 'GET /hidden HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
  const body = `0\r\n\r\n${hidden}`
  it.each([
    ['a length and chunks', `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n${body}`],
    ['chunks', `Transfer-Encoding: chunked\r\n\r\n${body}`],
    ['chunks in other words', `Transfer-Encoding: xchunked\r\n\r\n${body}`],
    ['chunks behind a space', `Transfer-Encoding : chunked\r\n\r\n${body}`],
    ['chunks behind a tab', `Transfer-Encoding:\tchunked\r\n\r\n${body}`],
    ['chunks twice', `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n${body}`],
    ['a length', `Content-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ['two lengths in one', `Content-Length: 0, ${hidden.length}\r\n\r\n${hidden}`],
    ['a length below zero', `Content-Length: -1\r\n\r\n${hidden}`],
    ['a length with a sign', `Content-Length: +5\r\n\r\n${hidden}`],
    ['a length beyond all numbers', `Content-Length: 18446744073709551617\r\n\r\n${hidden}`],
    ['two hosts', `Host: y\r\n\r\n`],
    [
      'a header that goes on in the next line',
      `X: a\r\n b\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    ],
    ['a header with a lone CR', `X: a\rContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    ['a header without a name', `: a\r\n\r\n`],
    ['a NUL in a header', `X: \0\r\n\r\n`],
  ])('%s is refused once, and the following bytes are never parsed', async (_what, rest) => {
    const { port, facts, opened } = await serveFiles(files)
    const found = statuses(await exchangeRaw(port, GET + rest))
    // No response if node:http detects the error only after the response has begun.
    expect([[400], []]).toContainEqual(found)
    expect(facts.some(fact => fact.kind === 'http.missing')).toBe(false)
    expect(opened.count).toBe(0)
  })

  it('lines that end with LF alone are one request or none', async () => {
    const { port } = await serveFiles(files)
    const answer = await exchangeRaw(port, 'GET /a.bin HTTP/1.1\nHost: x\nConnection: close\n\n')
    expect(statuses(answer).length).toBeLessThanOrEqual(1)
  })

  it.each([
    'GET /a.bin HTTP/9.9\r\n\r\n',
    'GET /a.bin\r\n\r\n',
    'get /a.bin HTTP/1.1\r\nHost: x\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ])('another protocol is refused: %j', async request => {
    const { port, opened } = await serveFiles(files)
    expect(statuses(await exchangeRaw(port, request)).every(status => status >= 400)).toBe(true)
    expect(opened.count).toBe(0)
  })

  it('a tunnel is not opened', async () => {
    const { port } = await serveFiles(files)
    expect(
      statuses(await exchangeRaw(port, 'CONNECT 10.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n')),
    ).not.toContain(200)
    const upgrade = `${GET}Upgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n`
    expect(statuses(await exchangeRaw(port, upgrade))).not.toContain(101)
  })
})

describe('limits', () => {
  it('an oversized header gets an error response', async () => {
    const { port } = await serveFiles(files)
    expect(statuses(await exchangeRaw(port, `${GET}X: ${'x'.repeat(100_000)}\r\n\r\n`))).toEqual([431])
    const many = Array.from({ length: 20_000 }, (_, index) => `X-${index}: 1\r\n`).join('')
    expect(statuses(await exchangeRaw(port, `${GET}${many}\r\n`))).toEqual([431])
    expect(
      statuses(await exchangeRaw(port, `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)),
    ).toEqual([431])
  })

  it('pipelined requests open no file each, and end the connection', async () => {
    const { port, opened } = await serveFiles(files)
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.pause()
    socket.write('GET /big.bin HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1500))
    await vi.waitFor(() => expect(opened.count).toBe(1))
    socket.resume()
    await closed(socket)
    await vi.waitFor(() => expect(opened).toEqual({ count: 1, open: 0 }))
  })

  it('a few pipelined requests each get their response, in order', async () => {
    const { port, opened } = await serveFiles({
      ...Object.fromEntries([1, 2, 3, 4, 5].map(size => [`/${size}`, () => patternFile(size * 40_000)])),
    })
    const requests = [1, 2, 3, 4, 5].map(
      size => `GET /${size} HTTP/1.1\r\nHost: x\r\n${size === 5 ? 'Connection: close\r\n' : ''}\r\n`,
    )
    const answer = (await exchangeRaw(port, requests.join(''))).toString('latin1')
    expect([...answer.matchAll(/^Content-Length: (\d+)/gm)].map(match => Number(match[1]))).toEqual([
      40_000, 80_000, 120_000, 160_000, 200_000,
    ])
    expect(opened).toEqual({ count: 5, open: 0 })
  })

  it('garbage in the middle of a response ends the connection, and adds nothing to the file', async () => {
    const { port } = await serveFiles(files)
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    let text = ''
    socket.setEncoding('latin1').on('data', part => (text = (text + String(part)).slice(-2000)))
    socket.write('GET /big.bin HTTP/1.1\r\nHost: x\r\n\r\n')
    await vi.waitFor(() => expect(text).not.toBe(''))
    socket.write('\x00\x01 nonsense\r\n\r\n')
    await closed(socket)
    expect(text).not.toContain('HTTP/1.1 400')
  })
})

describe('the server', () => {
  const paths = fc
    .array(
      fc.constantFrom(
        ...[
          '..',
          '.',
          '/',
          '//',
          '%2e',
          '%2E%2e',
          '%2f',
          '\\',
          '%5c',
          '%00',
          '%c0%ae',
          '%252e',
          ';',
          '?',
          '#',
          'etc',
          'passwd',
          'a.bin',
          '/proc/self/environ',
          'http://x',
          ' ',
          '\t',
          '%0d%0a',
          'é',
          '\x7f',
          '\x00',
        ],
      ),
      { maxLength: 12 },
    )
    .map(parts => parts.join(''))

  it('opens only the registered files, whatever the path', async () => {
    vi.stubEnv('SLIPWAY_TEST_SECRET', SECRET)
    const { port } = await serveFiles(files)
    await fc.assert(
      fc.asyncProperty(paths, async path => {
        const answer = await exchangeRaw(
          port,
          Buffer.from(`GET /${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'),
        )
        const text = answer.toString('latin1')
        expect(text).not.toContain('root:')
        expect(text).not.toContain(SECRET)
        for (const status of statuses(answer)) {
          expect([200, 400, 404]).toContain(status)
          if (status === 200) expect(text).toContain('ETag: "v1000"')
        }
      }),
      { numRuns: 400 },
    )
    vi.unstubAllEnvs()
  })

  it('survives bytes that are almost HTTP', async () => {
    const { port, opened } = await serveFiles(files)
    const line = fc.oneof(
      fc.constantFrom(
        'Host: x',
        'Range: bytes=0-',
        'Content-Length: 5',
        'Transfer-Encoding: chunked',
        'Connection: close',
        'Expect: 100-continue',
        'If-Range: "',
        'Range: bytes=-',
        '',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 60 }),
    )
    const start = fc.oneof(
      fc.constantFrom('GET /a.bin HTTP/1.1', 'HEAD /a.bin HTTP/1.0', 'POST / HTTP/1.1'),
      fc.string({ unit: 'binary-ascii', maxLength: 60 }),
    )
    const end = fc.constantFrom('\r\n', '\n', '\r', '')
    const request = fc.tuple(start, fc.array(fc.tuple(line, end), { maxLength: 8 }))
    await fc.assert(
      fc.asyncProperty(request, async ([first, rest]) => {
        const text = `${first}\r\n${rest.map(([words, ending]) => words + ending).join('')}\r\n\r\n`
        const socket = connect(port, '127.0.0.1')
        socket.on('error', () => undefined).resume()
        // Ends an incomplete request.
        socket.end(Buffer.from(text, 'latin1'))
        await closed(socket)
      }),
      { numRuns: 1500 },
    )
    expect(opened.open).toBe(0)
    expect(statuses(await exchangeRaw(port, `${GET}Connection: close\r\n\r\n`))).toEqual([200])
  })
})
