import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { connect, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { Push } from '#contract/events.ts'
import type { Handlers } from '#contract/methods.ts'
import { connectControl } from '#engine/control/control-client.ts'
import { controlAddress, ensurePrivateFolder } from '#engine/control/control-address.ts'
import { openControlServer } from '#engine/control/control-server.ts'
import { createPushHub } from '#engine/base/push-hub.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const echo = new Proxy({}, { get: () => (input: unknown) => Promise.resolve(input) }) as Handlers

async function openServer(dataFolder: string) {
  const hub = createPushHub(error => expect.unreachable(String(error)))
  const server = await openControlServer({ dataFolder, handlers: echo, subscribe: hub.subscribe })
  onTestFinished(() => server.close())
  return hub
}

it('carries a call and its reply', async () => {
  const folder = temporaryFolder()
  await openServer(folder)
  const client = await connectControl(folder)
  expect(await client!.call('menu.set', { timeoutSeconds: 7 })).toEqual({ timeoutSeconds: 7 })
})

it('carries an error back as code and params', async () => {
  const folder = temporaryFolder()
  await openServer(folder)
  const client = await connectControl(folder)
  await expect(client!.call('images.show', { id: '../x' })).rejects.toMatchObject({ code: 'invalid-input' })
})

it('carries pushes in order, and says when the server goes away', async () => {
  const folder = temporaryFolder()
  const hub = createPushHub(() => undefined)
  const server = await openControlServer({ dataFolder: folder, handlers: echo, subscribe: hub.subscribe })
  const client = await connectControl(folder)
  const received: Push[] = []
  const ended = new Promise<void>((resolve, reject) => {
    const unsubscribe = client!.subscribe(push => {
      received.push(push)
      if (received.length === 2) server.close().catch(reject)
    }, resolve)
    onTestFinished(unsubscribe)
  })
  // The stream is open once the hub has a subscriber: publish until the first push arrives.
  const timer = setInterval(() => received.length === 0 && hub.publish('image.removed', { id: 'one' }), 5)
  onTestFinished(() => clearInterval(timer))
  await expect.poll(() => received.length).toBeGreaterThan(0)
  hub.publish('image.removed', { id: 'two' })
  await ended
  expect(received[0]).toEqual({ name: 'image.removed', payload: { id: 'one' } })
  expect(received.at(-1)).toEqual({ name: 'image.removed', payload: { id: 'two' } })
})

it('finds no server if none runs', async () => {
  expect(await connectControl(temporaryFolder())).toBeNull()
})

it('refuses a second server on the same data folder', async () => {
  const folder = temporaryFolder()
  await openServer(folder)
  await expect(openServer(folder)).rejects.toMatchObject({
    code: 'data-folder-in-use',
    params: { path: folder },
  })
})

it('replaces the socket of a killed server', async () => {
  const folder = temporaryFolder()
  const module = new URL('../../../electron/engine/control/control-server.ts', import.meta.url).href
  const program = `
    const { openControlServer } = await import('${module}')
    await openControlServer({ dataFolder: ${JSON.stringify(folder)}, handlers: {}, subscribe: () => () => {} })
    process.stdout.write('open')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(existsSync(controlAddress(folder))).toBe(true)
  await openServer(folder)
  expect(await connectControl(folder)).not.toBeNull()
})

it('lets only its own user in', async () => {
  const folder = temporaryFolder()
  await openServer(folder)
  expect(statSync(controlAddress(folder)).mode & 0o077).toBe(0)
})

it('uses a short path if the path of the data folder is too long for a socket', () => {
  const deep = `/tmp/${'very-deep/'.repeat(20)}`
  expect(Buffer.byteLength(controlAddress(deep))).toBeLessThan(100)
  expect(controlAddress(deep)).not.toBe(controlAddress(`${deep}other/`))
})

it('reports a server that accepts a call and does not answer', async () => {
  const folder = temporaryFolder()
  const silent = createServer().listen(controlAddress(folder))
  await once(silent, 'listening')
  onTestFinished(() => void silent.close())
  await expect(connectControl(folder, 50)).rejects.toMatchObject({
    code: 'server-unreachable',
    params: { path: folder, detail: 'No answer within 0.05 s' },
  })
})

it('reports a server that ends between two calls', async () => {
  const folder = temporaryFolder()
  const hub = createPushHub(() => undefined)
  const server = await openControlServer({ dataFolder: folder, handlers: echo, subscribe: hub.subscribe })
  const client = await connectControl(folder)
  await server.close()
  await expect(client!.call('menu.show', null)).rejects.toMatchObject({ code: 'server-unreachable' })
})

it('disconnects a subscriber that reads nothing while much happens', async () => {
  const folder = temporaryFolder()
  const hub = await openServer(folder)
  const socket = connect(controlAddress(folder))
  onTestFinished(() => void socket.destroy())
  socket.write('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(socket, 'readable')
  const ended = once(socket, 'close')
  for (let n = 0; n < 200; n++) hub.publish('image.removed', { id: 'x'.repeat(256 * 1024) })
  socket.resume()
  await ended
  // Just before, it buffered 50 MB; pushes from now on are dropped.
  hub.publish('image.removed', { id: 'later' })
})

it('opens in a private folder if the path of the data folder is too long, and not in one that others can enter', async () => {
  const root = temporaryFolder()
  const deep = join(root, 'very-deep/'.repeat(12))
  mkdirSync(deep, { recursive: true })
  await openServer(deep)
  const folder = dirname(controlAddress(deep))
  expect(folder).not.toContain('very-deep')
  expect(statSync(folder).mode & 0o077).toBe(0)
  expect(await connectControl(deep)).not.toBeNull()

  const open = join(root, 'open')
  mkdirSync(open)
  chmodSync(open, 0o777)
  await expect(ensurePrivateFolder(open)).rejects.toMatchObject({ code: 'data-folder-unusable' })
})
