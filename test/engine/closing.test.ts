import { closeSync, ftruncateSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { closeParts } from '#engine/close-parts.ts'
import type { Network } from '#engine/net/network.ts'
import { writeTestPrograms } from '../support/small-programs.ts'
import { createSimulatedNetwork } from '../support/simulated-network.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openTestEngine } from '../support/test-engine.ts'

const LIMIT_MS = 5000
const address = '127.0.0.1' as Ipv4

/** Sockets that never close, as those of a driver that hangs. */
function hangingNetwork(): Network {
  const network = createSimulatedNetwork().host(address).asNetwork()
  return {
    ...network,
    openCardPort: async options => ({
      ...(await network.openCardPort(options)),
      close: () => new Promise(() => undefined),
    }),
  }
}

it('closes everything within 5 s although serving never ends, and releases the data folder', async () => {
  const data = temporaryFolder()
  const bootPrograms = writeTestPrograms(temporaryFolder())
  const engine = await openTestEngine({ data, bootPrograms, network: hangingNetwork() })
  await engine.handlers['serving.start']({ nic: 'eth0', dhcp: 'server', httpPort: 18_475 })
  await engine.handlers['menu.set']({ timeoutSeconds: 33 })
  const startedMs = performance.now()
  await engine.close()
  expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS)
  const next = await openTestEngine({ data, bootPrograms })
  expect((await next.handlers['menu.show'](null)).timeoutSeconds).toBe(33)
  expect((await next.handlers['log.list']({})).map(({ code }) => code)).toContain('part-not-closed')
})

it('aborts a copy and leaves nothing of it', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const path = join(folder, 'large.iso')
  const file = openSync(path, 'w')
  // With holes: it costs no disk until it is copied.
  ftruncateSync(file, 3 * 1024 ** 3)
  closeSync(file)
  const engine = await openTestEngine({ data })
  const copying = new Promise<void>(resolve => {
    engine.subscribe(push => {
      if (push.name === 'import.progressed' && push.payload.step === 'copying') resolve()
    })
  })
  const importing = engine.handlers['images.import']({ path, copy: true }).catch((error: unknown) => error)
  await copying
  const startedMs = performance.now()
  await engine.close()
  expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS)
  expect(await importing).toMatchObject({ code: 'cancelled' })
  expect(readdirSync(join(data, 'isos'))).toEqual([])
})

it('closes the other parts if one fails or hangs, even if the report fails too', async () => {
  const closed: string[] = []
  const part = (name: string, close: () => void | Promise<void>) => ({ name, close })
  const failed: string[] = []
  await closeParts(
    [
      {
        withinMs: 20,
        parts: [
          part('throws', () => {
            throw new Error('x')
          }),
          part('rejects', () => Promise.reject(new Error('y'))),
          part('hangs', () => new Promise(() => undefined)),
          part('good', () => void closed.push('good')),
        ],
      },
      { withinMs: 20, parts: [part('last', async () => void closed.push('last'))] },
    ],
    name => {
      failed.push(name)
      throw new Error('the log is closed')
    },
  )
  expect(closed).toEqual(['good', 'last'])
  expect(failed.toSorted()).toEqual(['hangs', 'rejects', 'throws'])
})
