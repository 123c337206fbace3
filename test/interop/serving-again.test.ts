import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import { nameWith, needNamespaces } from '../support/debian-packages.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const reason = await needNamespaces()
const ENGINE = new URL('../../electron/engine/engine.ts', import.meta.url).href

/** Starts on a card whose ports are occupied one after the other, then many more times; prints the open sockets. */
const PROGRAM = `
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
const { createEngine } = await import(process.env.ENGINE)
const engine = await createEngine({ version: '0', paths: { data: process.env.DATA, bootPrograms: process.env.PROGRAMS,
  importWorker: new URL('image/import-worker.ts', process.env.ENGINE),
  checkpointWorker: new URL('store/checkpoint-worker.ts', process.env.ENGINE) } })
const call = engine.handlers
const start = (dhcp = 'server') => call['serving.start']({ nic: 'card0', dhcp })
const sockets = () => readdirSync('/proc/self/fd').filter(fd => {
  try { return readlinkSync('/proc/self/fd/' + fd).startsWith('socket:') } catch { return false } }).length
const address = '10.78.0.1'
const takeUdp = port => new Promise((resolve, reject) => {
  const socket = createSocket('udp4').on('error', reject)
  socket.bind({ port, address, exclusive: true }, () => resolve(() => new Promise(done => socket.close(done))))
})
const takeTcp = port => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject)
  server.listen(port, address, () => resolve(() => new Promise(done => server.close(done))))
})
const before = sockets()
const refusals = []
for (const [take, port, dhcp] of [[takeTcp, 8080, 'server'], [takeUdp, 69, 'server'], [takeUdp, 67, 'server'], [takeUdp, 4011, 'proxy']]) {
  const free = await take(port)
  const error = await start(dhcp).then(() => null, error => error)
  const state = await call['serving.state'](null)
  await free()
  refusals.push({ port, code: error?.code ?? null, named: error?.params?.port ?? null, state: state.state, left: sockets() - before })
  await call['serving.stop'](null)
}
for (let n = 0; n < 5; n++) {
  await start()
  await call['serving.stop'](null)
}
const afterCycles = sockets() - before
const pair = await Promise.allSettled([start(), call['serving.stop'](null)])
const afterPair = { start: pair[0].reason?.code, stop: pair[1].value?.state, left: sockets() - before }
const twice = await Promise.allSettled([start(), start()])
const second = { first: twice[0].status, code: twice[1].reason?.code }
await engine.close()
console.log(JSON.stringify({ refusals, afterCycles, afterPair, second, atEnd: sockets() - before }))
process.exit()
`

describe.skipIf(reason !== null)(nameWith('serving on a real card', reason), () => {
  let namespace: Namespace
  beforeAll(async () => {
    namespace = await createNamespace()
    await namespace.addBridge('card0', '10.78.0.1/24')
  })
  afterAll(() => namespace?.remove())

  it('opens all or nothing, and leaves no socket behind, however often it starts and stops', async () => {
    const program = namespace.start([process.execPath, '--input-type=module', '-e', PROGRAM], {
      environment: { ENGINE, DATA: temporaryFolder(), PROGRAMS: await testBootPrograms() },
    })
    const line = await program.waitForLine('the result', text => text.startsWith('{"refusals"'), 100_000)
    const refused = { code: 'port-in-use', state: 'failed', left: 0 }
    expect(JSON.parse(line)).toEqual({
      refusals: [
        { port: 8080, named: 8080, ...refused },
        { port: 69, named: 69, ...refused },
        { port: 67, named: 67, ...refused },
        { port: 4011, named: 4011, ...refused },
      ],
      afterCycles: 0,
      afterPair: { start: 'cancelled', stop: 'stopped', left: 0 },
      second: { first: 'fulfilled', code: 'already-serving' },
      atEnd: 0,
    })
  })
})
