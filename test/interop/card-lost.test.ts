import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameWith, needNamespaces } from '../support/debian-packages.ts'
import { createNamespace, type Namespace } from '../support/namespace.ts'
import { createSlipway } from '../support/slipway.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { label } from '../support/label.ts'

const reason = await needNamespaces()

/** The cards are checked every two seconds; a busy computer may take longer. */
const PATIENCE = { timeout: 30_000, interval: 100 }

describe.skipIf(reason !== null)(nameWith('a card that disappears while it is served', reason), () => {
  let namespace: Namespace
  const ports = async (): Promise<string> => namespace.run('ss', '-ulnH')

  beforeAll(async () => {
    namespace = await createNamespace()
    await namespace.addBridge('card0', '10.78.0.1/24')
  })
  afterAll(() => namespace?.remove())

  const serving = (address: string): string =>
    label('cli.serving.on', { nic: 'card0', address, port: 8080, dhcp: '' }).trim()

  it('is reported as missing, served again when it is back, and served at its new address', async () => {
    const slipway = await createSlipway(temporaryFolder())
    const server = await slipway.serve(namespace, ['--nic', 'card0', '--dhcp', 'server'])

    await namespace.run('ip', 'link', 'delete', 'card0')
    await expect
      .poll(() => server.output(), PATIENCE)
      .toContain(label('error.card-not-found.title', { card: 'card0' }))
    await namespace.addBridge('card0', '10.78.0.1/24')
    await expect.poll(() => server.output().split(serving('10.78.0.1')).length, PATIENCE).toBe(3)
    expect(await ports()).toContain('%card0:67 ')

    await namespace.run('ip', 'address', 'flush', 'dev', 'card0')
    await namespace.addAddress('card0', '10.79.0.1/24')
    await expect.poll(() => server.output(), PATIENCE).toContain(serving('10.79.0.1'))
    expect(await ports()).toMatch(/10\.79\.0\.1(%card0)?:69 /)
    expect(await ports()).not.toContain('10.78.0.1')
    expect(await server.stop()).toBe(0)
  })
})
