import { execFile } from 'node:child_process'
import { createConnection } from 'node:net'
import { promisify } from 'node:util'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parseIpv4 } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { systemClock } from '#engine/base/clock.ts'
import type { Intake } from '#engine/protocols/http/route.ts'
import { createHttpServer, type HttpServer } from '#engine/protocols/http/server.ts'

const run = promisify(execFile)
const MEGABYTE = 1024 * 1024

let server: HttpServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

async function start(taken: Buffer[] = []): Promise<{ url: string; facts: BootFact[]; port: number }> {
  const facts: BootFact[] = []
  const intake: Intake = {
    limitOf: path => (path === '/in' ? MEGABYTE : null),
    async take({ body, method }) {
      if (body.toString() === 'disk full') throw new Error('no space left on device')
      taken.push(body)
      return {
        kind: 'text',
        text: `${method} ${body.length}\n`,
        contentType: 'text/plain',
        facts: [{ kind: 'machine.reported', text: 'hello' }],
      }
    },
  }
  server = await createHttpServer({
    address: parseIpv4('127.0.0.1')!,
    port: 0,
    routes: [],
    intakes: [intake],
    record: fact => void facts.push(fact),
    whoIs: () => null,
    clock: systemClock,
  })
  return { url: `http://127.0.0.1:${server.port}`, facts, port: server.port }
}

const curl = async (...args: readonly string[]): Promise<{ stdout: string; code: number }> =>
  run('curl', ['-sS', '-w', '%{http_code}', '-m', '20', ...args]).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => ({ stdout: error.stdout, code: error.code }),
  )

describe('a body that machines send', () => {
  it('is accepted by POST, and by PUT as curl -T sends it with or without its length', async () => {
    const taken: Buffer[] = []
    const { url, facts } = await start(taken)
    expect((await curl('-d', 'abc', `${url}/in`)).stdout).toBe('POST 3\n200')
    expect((await curl('-T', '/etc/hostname', `${url}/in`)).stdout).toMatch(/^PUT \d+\n200$/)
    expect(
      (await curl('-H', 'Transfer-Encoding: chunked', '-T', '/etc/hostname', `${url}/in`)).stdout,
    ).toMatch(/^PUT \d+\n200$/)
    expect(taken[1]).toEqual(taken[2])
    expect(facts).toContainEqual({ kind: 'machine.reported', text: 'hello' })
  })

  it('is refused at any other path, whatever its length', async () => {
    const { url } = await start()
    expect((await curl('-d', 'abc', `${url}/other`)).stdout).toMatch(/405$/)
    expect((await curl('-X', 'DELETE', `${url}/in`)).stdout).toMatch(/405$/)
  })

  it('that cannot be stored gets an error response, not a broken connection', async () => {
    const { url, facts } = await start()
    expect((await curl('-d', 'disk full', `${url}/in`)).stdout).toMatch(/\n500$/)
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'http.finished', status: 500 }))
  })

  it('is refused before a byte of it is read if its length is too large', async () => {
    const taken: Buffer[] = []
    const { port } = await start(taken)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = createConnection(port, '127.0.0.1')
      let text = ''
      socket.on('data', chunk => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
      socket.write(`POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: ${100 * MEGABYTE}\r\n\r\n`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('body is too large')
    expect(taken).toEqual([])
  })

  it('of 100 MB is refused to a curl that asks first, which sends nothing then', async () => {
    const taken: Buffer[] = []
    const { url } = await start(taken)
    const folder = await mkdtemp(join(tmpdir(), 'slipway-intake-'))
    try {
      const file = join(folder, 'large')
      await writeFile(file, '')
      await truncate(file, 100 * MEGABYTE)
      const upload = ['--expect100-timeout', '15', '-o', '/dev/null', '-T', file, `${url}/in`]
      const { stdout } = await run('curl', [
        '-sS',
        '-m',
        '20',
        '-w',
        '%{http_code} %{size_upload}',
        ...upload,
      ])
      expect(stdout).toBe('413 0')
    } finally {
      await rm(folder, { recursive: true })
    }
    expect(taken).toEqual([])
  })

  it('without a length is cut off when it becomes too large', async () => {
    const taken: Buffer[] = []
    const { port } = await start(taken)
    const answer = await new Promise<string>(resolve => {
      const socket = createConnection(port, '127.0.0.1')
      const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000), Buffer.from('\r\n')])
      let text = ''
      const pour = (): void => {
        while (!socket.destroyed && socket.writable && socket.write(chunk));
      }
      socket.on('drain', pour)
      socket.on('data', data => (text += data.toString()))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(text))
      socket.write('POST /in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
      pour()
    })
    // A client that keeps sending may be disconnected before the response arrives.
    expect(answer === '' || answer.startsWith('HTTP/1.1 413 ')).toBe(true)
    expect(taken).toEqual([])
  })
})
