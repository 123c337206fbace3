import { mkdirSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Handlers } from '#contract/methods.ts'
import type { Engine } from '#engine/engine.ts'
import { createPushHub } from '#engine/push-hub.ts'
import { createPageHttp } from '../../../electron/headless/web/page-http.ts'
import { openWebServer } from '../../../electron/headless/web/web-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const echo = new Proxy({}, { get: () => (input: unknown) => Promise.resolve(input) }) as Handlers

async function openPage() {
  const root = temporaryFolder()
  mkdirSync(join(root, 'ui', 'assets'), { recursive: true })
  writeFileSync(join(root, 'ui', 'index.html'), '<p>page</p>')
  writeFileSync(join(root, 'ui', 'assets', 'app-1234.js'), 'let a')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  const hub = createPushHub(() => undefined)
  const engine = { handlers: echo, subscribe: hub.subscribe, dataFolder: join(root, 'data') } as Engine
  const server = await openWebServer({
    host: '127.0.0.1',
    port: 0,
    isPortFixed: true,
    engine,
    uiFolder: join(root, 'ui'),
  })
  onTestFinished(() => server.close())
  const { port, hash } = new URL(server.url)
  return { port: Number(port), token: hash.slice('#t='.length), hub, dataFolder: engine.dataFolder }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The path goes out as it is written: `fetch` would tidy `..` away. */
function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, path, ...options }, response => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    outgoing.on('error', reject)
    outgoing.end(options.body)
  })
}

async function logIn(port: number, token: string): Promise<string> {
  const answer = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token }) })
  expect(answer.status).toBe(200)
  return answer.headers['set-cookie']![0]!.split(';')[0]!
}

const call = (method: string, input: unknown): { method: string; body: string } => ({
  method: 'POST',
  body: JSON.stringify({ method, input }),
})

it('gives the page to anybody, with its security policy', async () => {
  const { port } = await openPage()
  const page = await ask(port, '/')
  expect(page.body).toBe('<p>page</p>')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  const script = await ask(port, '/assets/app-1234.js')
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(script.headers['cache-control']).toContain('immutable')
})

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/..\\..\\secret.txt',
  '//etc/passwd',
])('gives nothing from outside the page for %s', async path => {
  const { port, token } = await openPage()
  const answer = await ask(port, path, { headers: { Cookie: await logIn(port, token) } })
  expect(answer.body).not.toContain('secret')
  expect(answer.status).not.toBe(200)
})

it('answers no call without the cookie', async () => {
  const { port } = await openPage()
  const answer = await ask(port, '/api/call', call('menu.set', { timeoutSeconds: 3 }))
  expect(answer.status).toBe(401)
  expect(JSON.parse(answer.body)).toEqual({ ok: false, error: { code: 'unauthorised', params: {} } })
  expect((await ask(port, '/api/events')).status).toBe(401)
})

it('gives no cookie for a wrong token', async () => {
  const { port, token } = await openPage()
  for (const wrong of [token.slice(1), `${token}x`, '', null, 7]) {
    const answer = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token: wrong }) })
    expect(answer.status).toBe(401)
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
})

it('answers calls once the token was shown, with a cookie scripts and other sites cannot use', async () => {
  const { port, token } = await openPage()
  const session = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token }) })
  expect(session.headers['set-cookie']![0]).toMatch(/HttpOnly; SameSite=Strict/)
  const headers = { Cookie: session.headers['set-cookie']![0]!.split(';')[0]! }
  const answer = await ask(port, '/api/call', { ...call('menu.set', { timeoutSeconds: 3 }), headers })
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { timeoutSeconds: 3 } })
})

it('refuses another site that points its own name at this computer, and pages of other origins', async () => {
  const { port, token } = await openPage()
  const Cookie = await logIn(port, token)
  const send = (headers: Record<string, string>): Promise<Answer> =>
    ask(port, '/api/call', { ...call('menu.show', null), headers: { Cookie, ...headers } })
  expect((await send({ Host: `evil.example:${port}` })).status).toBe(401)
  expect((await send({ Origin: 'http://evil.example' })).status).toBe(401)
  expect((await send({ Origin: 'null' })).status).toBe(401)
  expect((await send({ Origin: `http://127.0.0.1:${port}` })).status).toBe(200)
  expect((await send({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })).status).toBe(200)
})

it('streams pushes to the page', async () => {
  const { port, token, hub } = await openPage()
  const Cookie = await logIn(port, token)
  const first = await new Promise<string>((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, path: '/api/events', headers: { Cookie } },
      response => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
          if (text.startsWith(': listening') && !text.includes('data:'))
            hub.publish('image.removed', { id: 'a' })
          if (text.includes('data:')) {
            outgoing.destroy()
            resolve(text.slice(text.indexOf('data: ') + 6).trim())
          }
        })
      },
    )
    outgoing.on('error', error => reject(error))
    outgoing.end()
  })
  expect(JSON.parse(first)).toEqual({ name: 'image.removed', payload: { id: 'a' } })
})

it('takes uploads from its own visitors only', async () => {
  const { port, token, dataFolder } = await openPage()
  const begin = { method: 'POST', body: JSON.stringify({ name: 'x.iso', sizeBytes: 3, modifiedMs: 1 }) }
  expect((await ask(port, '/api/uploads', begin)).status).toBe(401)
  const Cookie = await logIn(port, token)
  const foreign = { Cookie, Origin: 'http://evil.example' }
  expect((await ask(port, '/api/uploads', { ...begin, headers: foreign })).status).toBe(401)
  const begun = JSON.parse((await ask(port, '/api/uploads', { ...begin, headers: { Cookie } })).body) as {
    value: { id: string }
  }
  const path = `/api/uploads/${begun.value.id}`
  const part = { method: 'PUT', body: 'abc' }
  expect((await ask(port, `${path}?offset=0`, part)).status).toBe(401)
  expect((await ask(port, path, { method: 'DELETE' })).status).toBe(401)
  expect((await ask(port, '/api/uploads')).status).toBe(401)
  const whole = await ask(port, `${path}?offset=0`, { ...part, headers: { Cookie } })
  expect(JSON.parse(whole.body)).toEqual({
    ok: true,
    value: { receivedBytes: 3, path: join(dataFolder, 'isos', 'x.iso') },
  })
})

it.each(['/api/uploads/..%2f..%2fx', '/api/uploads/0123456789abcdef0', '/api/uploads/'])(
  'has no upload at %s',
  async path => {
    const { port, token } = await openPage()
    const headers = { Cookie: await logIn(port, token) }
    expect((await ask(port, path, { headers })).status).toBe(404)
    expect((await ask(port, path, { method: 'DELETE', headers })).status).toBe(404)
  },
)

it('has no time limit for a whole request: an ISO may take an hour', () => {
  expect(createPageHttp(() => undefined)).toMatchObject({ requestTimeout: 0, headersTimeout: 10_000 })
})
