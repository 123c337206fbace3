import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { makeLiveIso, needLiveBuild } from '../support/live-iso.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'

const MAC = '52:54:00:aa:00:10'
const reason = await firstReason(needLab, needLiveBuild)

describe.skipIf(reason !== null)(nameWith("a live ISO built by Debian's live-build", reason), () => {
  let lab: Lab
  let image: ImageInWords
  let server: SlipwayServer

  beforeAll(async () => {
    const iso = await makeLiveIso()
    lab = await openLab()
    image = await lab.slipway.importIso(iso)
  }, 1_500_000)

  afterAll(async () => {
    await lab?.close()
  })

  it('is recognised, with its root file system to be fetched over HTTP', () => {
    expect(image).toMatchObject({ family: 'debian-live', netboot: 'yes', arch: 'amd64' })
    const first = image.entries[0]
    expect(first?.experimental).toBe(false)
    expect(first?.arguments).toContain('boot=live')
    expect(first?.arguments).toContain('console=ttyS0')
    expect(first?.arguments).toMatch(/\bfetch=\S*\{(TREE|ISO)_URL\}/)
  })

  it('boots over HTTP to its login', { timeout: 600_000 }, async () => {
    await lab.slipway.command('menu', 'set', '--default', image.entries[0]?.id ?? '', '--timeout', '1')
    server = await lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
    ])
    const machine = await startVirtualMachine({
      namespace: lab.namespace,
      tap: LAB_TAP,
      firmware: 'bios',
      nic: 'virtio-net-pci',
      mac: MAC,
      memoryMb: 2048,
    })
    try {
      await machine.waitForPrompt('it asked to log in', line => /login: ?$/.test(line), 500_000)
    } finally {
      await machine.stop()
    }
    const fetched = server.events.filter(event => event.event === 'http.finished').map(event => event['path'])
    expect(fetched).toContainEqual(expect.stringMatching(/filesystem\.squashfs$/))
    // The firmware, the initrd and the started system each use another client identifier.
    const addresses = server.events
      .filter(event => event.event === 'dhcp.acknowledged')
      .map(event => event['address'])
    expect(addresses.length).toBeGreaterThan(1)
    expect(new Set(addresses).size).toBe(1)
    expect(await server.stop()).toBe(0)
  })
})
