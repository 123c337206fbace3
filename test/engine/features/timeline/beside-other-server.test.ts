import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { createScene, discovered, ip, tftp, type Scene } from './scene.ts'

const ROUTER = '10.99.0.254' as Ipv4
const proxyOffered: BootFact = {
  kind: 'dhcp.proxy-offered',
  bootFile: 'snponly.efi',
  shape: 'direct',
  xid: 1,
}
const foreignAddress = (address = ip, isBootClient = true): BootFact => ({
  kind: 'dhcp.foreign-address',
  address,
  server: ROUTER,
  isBootClient,
})
const failed: BootFact = {
  kind: 'dhcp.proxy-failed',
  reason: 'offer-ignored',
  bootFile: 'snponly.efi',
  server: ROUTER,
  address: ip,
  otherBootFile: null,
  otherNextServer: null,
}
const unaddressed = { ip: null }

function takesAddressOfRouter(scene: Scene): void {
  scene.see(0, discovered(), unaddressed)
  scene.see(1, proxyOffered, unaddressed)
  scene.see(3800, foreignAddress())
}

describe('a boot on a network with another DHCP server', () => {
  it('shows who assigned the address, and what Slipway offered', () => {
    const scene = createScene()
    takesAddressOfRouter(scene)
    expect(scene.states()).toMatchObject({ asked: 'done', addressed: 'done', told: 'running' })
    expect(scene.said('addressed')).toMatchObject({
      code: 'stage.addressed.done.server',
      params: { address: '10.99.0.50', server: '10.99.0.254' },
    })
    expect(scene.said('told')).toMatchObject({ code: 'stage.told.done', params: { bootFile: 'snponly.efi' } })
    expect(scene.boot().ip).toBe(ip)
    tftp(scene, 'snponly.efi', 1_000_000)
    expect(scene.states()).toMatchObject({ told: 'done', program: 'done' })
  })

  it('gets its boot file on port 4011 if the firmware asks there', () => {
    const scene = createScene()
    takesAddressOfRouter(scene)
    scene.see(10, { kind: 'dhcp.boot-server-answered', bootFile: 'snponly.efi' })
    expect(scene.states().told).toBe('done')
  })

  it('explains why nothing came of the offer, and withdraws that when something does', () => {
    const scene = createScene()
    takesAddressOfRouter(scene)
    scene.see(30_000, failed, { ip: null })
    expect(scene.states()).toMatchObject({ told: 'warning', program: 'waiting' })
    expect(scene.said('told')).toMatchObject({
      code: 'stage.because',
      params: {
        what: { code: 'stage.told.done' },
        why: { code: 'stage.told.offer-ignored', params: { server: '10.99.0.254' } },
      },
    })
    expect(scene.boot().stages.find(({ id }) => id === 'told')?.facts).toMatchObject({
      failure: 'offer-ignored',
      server: ROUTER,
      address: ip,
    })
    tftp(scene, 'snponly.efi', 1_000_000)
    expect(scene.states()).toMatchObject({ program: 'done' })
  })

  it("does not count the installer's DHCP as a step, but its new address as the machine's", () => {
    const scene = createScene()
    takesAddressOfRouter(scene)
    tftp(scene, 'snponly.efi', 1_000_000)
    const other = '10.99.0.51' as Ipv4
    scene.see(60_000, foreignAddress(other, false), { ip: other })
    expect(scene.said('addressed')).toMatchObject({
      code: 'stage.addressed.done.server',
      params: { address: '10.99.0.50', server: '10.99.0.254' },
    })
    expect(scene.boot().ip).toBe(other)
  })
})
