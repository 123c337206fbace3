import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NetworkCard } from '#contract/network.ts'
import { nameWith, needNamespaces } from '../../support/debian-packages.ts'
import { createNamespace, type Namespace } from '../../support/namespace.ts'

const reason = await needNamespaces()

const program = `
const { createSystemNetwork } = await import('${new URL('../../../electron/engine/net/system-network.ts', import.meta.url).href}')
process.stdout.write(JSON.stringify(createSystemNetwork().cards()))`

describe.skipIf(reason !== null)(nameWith('the list of network cards', reason), () => {
  let namespace: Namespace
  beforeAll(async () => {
    namespace = await createNamespace()
  })
  afterAll(() => namespace?.remove())

  it('has the address of a card whose cable leads to a machine that is switched off', async () => {
    // A tap that nothing has opened has no carrier, like a card whose peer is off.
    await namespace.addTap('idle0')
    await namespace.addAddress('idle0', '10.61.4.1/22')
    const cards = JSON.parse(
      await namespace.run(process.execPath, '--input-type=module', '-e', program),
    ) as NetworkCard[]
    expect(cards.find(card => card.name === 'idle0')).toMatchObject({
      address: '10.61.4.1',
      prefixLength: 22,
      hasLink: false,
      problem: null,
    })
  })
})
