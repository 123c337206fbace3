import { mkdirSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Handlers } from '#contract/methods.ts'
import type { Engine } from '#engine/engine.ts'
import { createPushHub } from '#engine/base/push-hub.ts'
import { createPageHttp } from '../../../electron/headless/web/page-http.ts'
import { openWebServer } from '../../../electron/headless/web/web-server.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const echo = new Proxy(
  { 'cards.list': async () => [] },
  {
    get: (own, name) =>
      Object.hasOwn(own, name) ? own['cards.list'] : (input: unknown) => Promise.resolve(input),
  },
) as unknown as Handlers

async function openPage(options: { host?: string; password?: string } = {}) {
  const root = temporaryFolder()
  mkdirSync(join(root, 'ui', 'assets'), { recursive: true })
  writeFileSync(join(root, 'ui', 'index.html'), '<p>page</p>')
  writeFileSync(join(root, 'ui', 'assets', 'app-1234.js'), 'let a')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  const hub = createPushHub(() => undefined)
  const engine = { handlers: echo, subscribe: hub.subscribe, dataFolder: join(root, 'data') } as Engine
  const server = await openWebServer({
    host: options.host ?? '127.0.0.1',
    password: options.password,
    port: 0,
    isPortFixed: true,
    engine,
    uiFolder: join(root, 'ui'),
  })
  onTestFinished(() => server.close())
  const { port, hash } = new URL(server.url)
  return { port: Number(port), token: hash.slice('#t='.length), hub, dataFolder: engine.dataFolder, server }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Sends the path as it is written: `fetch` would normalise `..` away. */
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

it('serves the page to anyone, with its security policy', async () => {
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
])('serves nothing from outside the page for %s', async path => {
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

it('sets no cookie for a wrong token', async () => {
  const { port, token } = await openPage()
  for (const wrong of [token.slice(1), `${token}x`, '', null, 7]) {
    const answer = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token: wrong }) })
    expect(answer.status).toBe(401)
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
})

it('answers calls after the token was exchanged, with a cookie that scripts and other sites cannot use', async () => {
  const { port, token } = await openPage()
  const session = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token }) })
  expect(session.headers['set-cookie']![0]).toMatch(/HttpOnly; SameSite=Strict/)
  const headers = { Cookie: session.headers['set-cookie']![0]!.split(';')[0]! }
  const answer = await ask(port, '/api/call', { ...call('menu.set', { timeoutSeconds: 3 }), headers })
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { timeoutSeconds: 3 } })
})

it('refuses another site that points its DNS name at this computer, and pages of other origins', async () => {
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

it('signs in one browser per link', async () => {
  const { port, token, server } = await openPage()
  const Cookie = await logIn(port, token)
  const replay = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token }) })
  expect(replay.status).toBe(401)
  expect(replay.headers['set-cookie']).toBeUndefined()
  const second = server.newLink()
  const third = new URL(server.newLink()).hash.slice('#t='.length)
  const old = new URL(second).hash.slice('#t='.length)
  expect(
    (await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ token: old }) })).status,
  ).toBe(401)
  expect(await logIn(port, third)).not.toBe(Cookie)
  expect((await ask(port, '/api/call', { ...call('menu.show', null), headers: { Cookie } })).status).toBe(200)
})

it('keeps apart the cookies of two Slipways on one host', async () => {
  const [one, two] = [await openPage(), await openPage()]
  const cookies = [await logIn(one.port, one.token), await logIn(two.port, two.token)]
  const [first, second] = cookies.map(cookie => cookie.split('=')[0])
  expect(first).not.toBe(second)
  const headers = { Cookie: cookies.join('; ') }
  for (const { port } of [one, two])
    expect((await ask(port, '/api/call', { ...call('menu.show', null), headers })).status).toBe(200)
})

it('signs out one browser, or all of them', async () => {
  const { port, token, server } = await openPage()
  const next = (): string => new URL(server.newLink()).hash.slice('#t='.length)
  const cookies = [await logIn(port, token), await logIn(port, next()), await logIn(port, next())]
  const statuses = (): Promise<number[]> =>
    Promise.all(
      cookies.map(
        async Cookie =>
          (await ask(port, '/api/call', { ...call('menu.show', null), headers: { Cookie } })).status,
      ),
    )
  expect((await ask(port, '/api/session', { method: 'DELETE' })).status).toBe(401)
  const out = await ask(port, '/api/session', { method: 'DELETE', headers: { Cookie: cookies[0]! } })
  expect(out.headers['set-cookie']![0]).toContain('Max-Age=0')
  expect(await statuses()).toEqual([401, 200, 200])
  await ask(port, '/api/session?all', { method: 'DELETE', headers: { Cookie: cookies[1]! } })
  expect(await statuses()).toEqual([401, 401, 401])
})

it('answers to the name that it was started with, and to no other', async () => {
  const { port, token } = await openPage({ host: 'localhost' })
  const send = (headers: Record<string, string>) => ask(port, '/', { headers })
  expect((await send({ Host: `LOCALHOST:${port}` })).status).toBe(200)
  expect((await send({ Host: `localhost.evil.example:${port}` })).status).toBe(401)
  const foreign = { Host: `127.0.0.1.evil.example:${port}` }
  const login = { method: 'POST', body: JSON.stringify({ token }), headers: foreign }
  expect((await ask(port, '/api/session', login)).status).toBe(401)
})

it('signs in anyone who knows the password, and makes guessers wait', async () => {
  const { port } = await openPage({ password: 'correct horse' })
  const enter = (password: unknown) =>
    ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ password }) })
  expect(JSON.parse((await ask(port, '/api/session')).body)).toEqual({
    ok: true,
    value: { hasPassword: true },
  })
  const right = await enter('correct horse')
  expect(right.status).toBe(200)
  const Cookie = right.headers['set-cookie']![0]!.split(';')[0]!
  expect((await ask(port, '/api/call', { ...call('menu.show', null), headers: { Cookie } })).status).toBe(200)
  for (const wrong of ['Correct horse', 'correct horse ', '', 7, 'x'.repeat(2000)]) {
    const answer = await enter(wrong)
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([401, 'wrong-password'])
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
  await enter('still wrong')
  const slowed = await enter('correct horse')
  expect(JSON.parse(slowed.body)).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } })
  expect(slowed.headers['set-cookie']).toBeUndefined()
})

it('has no password login if no password was set', async () => {
  const { port } = await openPage()
  const answer = await ask(port, '/api/session', { method: 'POST', body: JSON.stringify({ password: '' }) })
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'wrong-password' } })
})

it('refuses a call of megabytes, and a malformed one', async () => {
  const { port, token } = await openPage()
  const headers = { Cookie: await logIn(port, token) }
  for (const body of [
    JSON.stringify({ method: 'menu.read', input: { text: 'x'.repeat(1_000_000) } }),
    '{"method":"menu.show"',
    '[]',
    'null',
    '"menu.show"',
    '{"method":7}',
    '\0\0\0',
    '['.repeat(100_000),
  ]) {
    const answer = await ask(port, '/api/call', { method: 'POST', body, headers }).catch(() => null)
    // The connection may be closed before everything was sent; a response is a named error.
    if (answer) expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  }
  expect((await ask(port, '/api/call', { ...call('menu.show', null), headers })).status).toBe(200)
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

it('accepts uploads from signed-in browsers only', async () => {
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
