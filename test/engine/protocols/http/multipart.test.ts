import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { patternBytes, patternFile, serveFiles } from '../../../support/file-server.ts'

const run = promisify(execFile)
const SIZE = 8_000_000_000

const curl = async (port: number, ranges: string): Promise<Buffer> => {
  const url = `http://127.0.0.1:${port}/big.iso`
  const { stdout } = await run('curl', ['-sS', '-i', '-r', ranges, url], {
    encoding: 'buffer',
    maxBuffer: 1e8,
  })
  return stdout
}

/** Parses a complete response by RFC 2046, independently of the code that composed it. */
function readAnswer(answer: Buffer) {
  const end = answer.indexOf('\r\n\r\n')
  const head = answer.subarray(0, end).toString('latin1')
  const body = answer.subarray(end + 4)
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const boundary = /boundary=([^;]+)/.exec(header('content-type'))?.[1] ?? ''
  const parts: { type: string; range: string; bytes: Buffer }[] = []
  let at = body.indexOf(`--${boundary}\r\n`)
  while (boundary !== '' && at >= 0) {
    const start = body.indexOf('\r\n\r\n', at) + 4
    const next = body.indexOf(`\r\n--${boundary}`, start)
    const lines = body.subarray(at, start).toString('latin1')
    parts.push({
      type: /^Content-Type: (.*)$/im.exec(lines)?.[1]?.trim() ?? '',
      range: /^Content-Range: (.*)$/im.exec(lines)?.[1]?.trim() ?? '',
      bytes: body.subarray(start, next),
    })
    const isLast = body.subarray(next + 4 + boundary.length).toString('latin1', 0, 2) === '--'
    at = isLast ? -1 : next + 2
  }
  return { status: Number(/ (\d{3})/.exec(head)?.[1]), header, body, boundary, parts }
}

describe('several ranges', () => {
  it('arrive as parts with their position, in the requested order, with the announced length', async () => {
    const { port } = await serveFiles({ '/big.iso': () => patternFile(SIZE) })
    const answer = readAnswer(await curl(port, '6000000000-6000000099,0-9,-5'))
    expect(answer.status).toBe(206)
    expect(answer.header('content-type')).toBe(`multipart/byteranges; boundary=${answer.boundary}`)
    expect(answer.header('content-range')).toBe('')
    expect(answer.header('content-length')).toBe(String(answer.body.length))
    expect(answer.header('etag')).toBe(`"v${SIZE}"`)
    expect(answer.parts.map(({ type, range }) => [type, range])).toEqual([
      ['application/vnd.efi-iso', `bytes 6000000000-6000000099/${SIZE}`],
      ['application/vnd.efi-iso', `bytes 0-9/${SIZE}`],
      ['application/vnd.efi-iso', `bytes ${SIZE - 5}-${SIZE - 1}/${SIZE}`],
    ])
    expect(answer.parts[0]?.bytes).toEqual(patternBytes(6_000_000_000, 6_000_000_100))
    expect(answer.parts[1]?.bytes).toEqual(patternBytes(0, 10))
    expect(answer.parts[2]?.bytes).toEqual(patternBytes(SIZE - 5, SIZE))
    expect(answer.body.toString('latin1').endsWith(`\r\n--${answer.boundary}--\r\n`)).toBe(true)
  })

  it('have another boundary every time, longer than chance', async () => {
    const { port } = await serveFiles({ '/big.iso': () => patternFile(SIZE) })
    const boundaries = await Promise.all([1, 2, 3].map(() => curl(port, '0-9,500-509')))
    const distinct = new Set(boundaries.map(answer => readAnswer(answer).boundary))
    expect(distinct.size).toBe(3)
    for (const boundary of distinct) expect(boundary.length).toBeGreaterThanOrEqual(24)
  })

  it('that merge into one arrive as one range', async () => {
    const { port } = await serveFiles({ '/big.iso': () => patternFile(SIZE) })
    const answer = readAnswer(await curl(port, '0-99,50-149'))
    expect([answer.status, answer.header('content-range')]).toEqual([206, `bytes 0-149/${SIZE}`])
    expect(answer.body).toEqual(patternBytes(0, 150))
  })

  it('beyond the end of the file are left out', async () => {
    const { port } = await serveFiles({ '/big.iso': () => patternFile(1000) })
    const answer = readAnswer(await curl(port, '990-2000,5000-6000'))
    expect([answer.status, answer.header('content-range')]).toEqual([206, 'bytes 990-999/1000'])
    expect(readAnswer(await curl(port, '1000-2000,5000-6000')).status).toBe(416)
  })

  it('that are more than any client needs get the whole file', async () => {
    const { port } = await serveFiles({ '/big.iso': () => patternFile(100_000) })
    const many = Array.from({ length: 200 }, (_, index) => `${index * 500}-${index * 500}`).join(',')
    const answer = readAnswer(await curl(port, many))
    expect([answer.status, answer.body.length]).toEqual([200, 100_000])
  })

  it('are separate transfers in the facts', async () => {
    const { port, facts } = await serveFiles({ '/big.iso': () => patternFile(SIZE) })
    await curl(port, '0-9,500-519')
    expect(facts).toMatchObject([
      { kind: 'http.started', request: 1, offset: 0, sizeBytes: 10, fileSizeBytes: SIZE },
      { kind: 'http.finished', request: 1, status: 206, sentBytes: 10 },
      { kind: 'http.started', request: 2, offset: 500, sizeBytes: 20, fileSizeBytes: SIZE },
      { kind: 'http.finished', request: 2, status: 206, sentBytes: 20 },
    ])
  })

  it('are the whole file for HEAD and for a client with another version', async () => {
    const { port } = await serveFiles({ '/big.iso': () => patternFile(1000) })
    const url = `http://127.0.0.1:${port}/big.iso`
    const head = await run('curl', ['-sSI', '-r', '0-9,500-509', url])
    expect(head.stdout).toMatch(/^HTTP\/1.1 200 .*Content-Length: 1000\r\n/s)
    const other = await run('curl', ['-sS', '-i', '-H', 'If-Range: "v1"', '-r', '0-9,500-509', url])
    expect(other.stdout).toMatch(/^HTTP\/1.1 200 .*Content-Length: 1000\r\n/s)
    const same = await run('curl', ['-sS', '-i', '-H', 'If-Range: "v1000"', '-r', '0-9,500-509', url])
    expect(same.stdout).toMatch(/^HTTP\/1.1 206 /)
  })
})
