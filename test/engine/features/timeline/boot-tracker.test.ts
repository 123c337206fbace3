import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { acknowledged, createScene, discovered, http, ip, mac, offered, tftp, type Scene } from './scene.ts'

const SCRIPT = 'http://10.99.0.1:8080/ipxe/52-54-00-12-34-56'
const KERNEL = '/iso/debian/live/vmlinuz'
const INITRD = '/iso/debian/live/initrd.img'
const SQUASHFS = '/iso/debian/live/filesystem.squashfs'
const ipxe = discovered({ userClass: 'iPXE', vendorClass: 'PXEClient', xid: 2 })
const menuServed = (language: 'ipxe' | 'grub' | 'pxelinux' = 'ipxe'): BootFact => ({
  kind: 'menu.served',
  language,
  timeoutSeconds: 30,
  defaultId: 'debian.live',
  entryCount: 3,
})
const chosen: BootFact = { kind: 'entry.chosen', entry: 'debian.live', title: 'Debian live' }

function firmwareLoadsIpxe(scene: Scene): void {
  scene.see(0, discovered())
  scene.see(1, offered('snponly.efi'))
  scene.see(3800, acknowledged('snponly.efi'))
  scene.see(10, { kind: 'tftp.probed', file: 'snponly.efi', sizeBytes: 1_000_000 })
  tftp(scene, 'snponly.efi', 1_000_000)
}
function ipxeTakesAddress(scene: Scene): void {
  scene.see(4000, ipxe)
  scene.see(1, offered(SCRIPT))
  scene.see(3, acknowledged(SCRIPT))
}
function kernelAndInitrd(scene: Scene): void {
  http(scene, KERNEL, 10_000_000)
  http(scene, INITRD, 40_000_000)
}

describe('EDK2, snponly, menu, kernel, image, report', () => {
  it('is one boot whose stages follow one after the other', () => {
    const scene = createScene()
    scene.see(0, discovered())
    expect(scene.states()).toMatchObject({ asked: 'done', addressed: 'waiting', program: 'waiting' })
    expect(scene.said('asked')).toMatchObject({
      code: 'stage.asked.seen',
      params: { arch: { code: 'machines.arch.x64-uefi' } },
    })
    scene.see(1, offered('snponly.efi'))
    expect(scene.states()).toMatchObject({ addressed: 'running', told: 'running' })
    scene.see(3800, acknowledged('snponly.efi'))
    expect(scene.states()).toMatchObject({ addressed: 'done', told: 'done', program: 'waiting' })
    scene.see(10, { kind: 'tftp.probed', file: 'snponly.efi', sizeBytes: 1_000_000 })
    expect(scene.states().program).toBe('running')
    tftp(scene, 'snponly.efi', 1_000_000)
    expect(scene.said('program')).toMatchObject({
      code: 'stage.program.done.time',
      params: { file: 'snponly.efi', size: { bytes: 1_000_000 }, time: { ms: 805 } },
    })
    expect(scene.states()).toMatchObject({ program: 'done', started: 'waiting' })

    ipxeTakesAddress(scene)
    expect(scene.states()).toMatchObject({ started: 'done', told: 'done', menu: 'waiting' })
    expect(scene.said('told')).toMatchObject({ code: 'stage.told.done', params: { bootFile: 'snponly.efi' } })
    scene.see(4000, menuServed())
    expect(scene.said('menu')).toMatchObject({
      code: 'stage.menu.running.timeout',
      params: { seconds: 30 },
    })
    scene.see(27_000, chosen)
    expect(scene.states()).toMatchObject({ menu: 'done', chosen: 'done', kernel: 'waiting' })

    http(scene, KERNEL, 10_000_000)
    expect(scene.states().kernel).toBe('running')
    http(scene, INITRD, 40_000_000)
    expect(scene.states()).toMatchObject({ kernel: 'done', image: 'waiting' })
    expect(scene.stage('kernel').progress).toEqual({ sentBytes: 50_000_000, sizeBytes: 50_000_000 })

    scene.see(9000, discovered({ isBootClient: false, vendorClass: null, arch: 'unknown' }))
    scene.see(1, acknowledged(null, false))
    http(scene, SQUASHFS, 900_000_000)
    scene.see(60_000, { kind: 'machine.reported', text: 'login reached' })
    expect(scene.states()).toEqual({
      asked: 'done',
      addressed: 'done',
      told: 'done',
      program: 'done',
      started: 'done',
      menu: 'done',
      chosen: 'done',
      kernel: 'done',
      image: 'done',
      answered: 'skipped',
      reported: 'done',
    })
    expect(scene.boots.size).toBe(1)
    expect(scene.boot()).toMatchObject({ mac, ip, arch: 'x64-uefi' })
  })

  it('counts packets and requests, not progress', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    expect(scene.stage('program').eventCount).toBe(3)
  })
})

describe('SeaBIOS with iPXE in the ROM', () => {
  it('needs no boot program and shows that', () => {
    const scene = createScene()
    scene.see(0, discovered({ arch: 'x86-bios', userClass: 'iPXE' }))
    expect(scene.states()).toMatchObject({
      asked: 'done',
      addressed: 'waiting',
      program: 'skipped',
      started: 'done',
    })
    scene.see(1, offered(SCRIPT))
    scene.see(3, acknowledged(SCRIPT))
    scene.see(200, menuServed())
    scene.see(1000, chosen)
    kernelAndInitrd(scene)
    expect(scene.states()).toEqual({
      asked: 'done',
      addressed: 'done',
      told: 'done',
      program: 'skipped',
      started: 'done',
      menu: 'done',
      chosen: 'done',
      kernel: 'done',
      image: 'waiting',
      answered: 'waiting',
      reported: 'waiting',
    })
  })
})

describe('shim and GRUB', () => {
  it('start with their configuration and choose with their kernel', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, offered('shimx64.efi'))
    scene.see(3800, acknowledged('shimx64.efi'))
    tftp(scene, 'shimx64.efi', 900_000)
    scene.see(1, { kind: 'tftp.missing', file: 'revocations_sku.efi' })
    tftp(scene, 'grubx64.efi', 2_000_000)
    expect(scene.states()).toMatchObject({ program: 'done', started: 'waiting' })
    scene.see(50, menuServed('grub'))
    tftp(scene, '/grub/grub.cfg', 700)
    expect(scene.said('started')).toMatchObject({ code: 'stage.started.done', params: { program: 'GRUB' } })
    expect(scene.states()).toMatchObject({ menu: 'running', chosen: 'waiting' })
    tftp(scene, KERNEL, 10_000_000)
    tftp(scene, INITRD, 20_000_000)
    expect(scene.states()).toMatchObject({ menu: 'done', chosen: 'done', kernel: 'done' })
    expect(scene.stage('chosen').facts).toEqual({ entry: 'debian.live', title: 'Title of debian.live' })
  })

  it('with a kernel that two entries share leave the choice unknown', () => {
    const scene = createScene(['debian.live', 'debian.rescue'])
    scene.see(0, discovered())
    scene.see(50, menuServed('grub'))
    tftp(scene, KERNEL, 10_000_000)
    tftp(scene, INITRD, 20_000_000)
    expect(scene.states()).toMatchObject({ menu: 'done', chosen: 'skipped', kernel: 'done' })
  })
})

describe('where a boot begins', () => {
  it('a firmware that retries after 4, 8, 16 and 32 s is still in the same boot', () => {
    const scene = createScene()
    for (const afterMs of [0, 4000, 8000, 16_000, 32_000]) scene.see(afterMs, discovered())
    expect(scene.boots.size).toBe(1)
    expect(scene.stage('asked').eventCount).toBe(5)
  })

  it('the next boot option of the same firmware (PXE, then HTTP) is another boot', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(10_000, discovered({ arch: 'x64-uefi-http', vendorClass: 'HTTPClient:Arch:00016' }))
    expect(scene.boots.size).toBe(2)
  })

  it('a firmware that asks after its program was loaded has restarted', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    scene.see(5000, discovered({ xid: 9 }))
    expect(scene.boots.size).toBe(2)
    expect(scene.boot(1).stages.find(stage => stage.id === 'started')?.state).toBe('waiting')
    expect(scene.states()).toMatchObject({ asked: 'done', program: 'waiting' })
  })

  it('iPXE continues its boot even if it starts slowly', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    scene.see(45_000, ipxe)
    expect(scene.boots.size).toBe(1)
  })

  it('a ROM iPXE that asks after 20 s of silence, or after a kernel, has restarted', () => {
    const rom = discovered({ arch: 'x86-bios', userClass: 'iPXE' })
    const silent = createScene()
    silent.see(0, rom)
    silent.see(10_000, rom)
    expect(silent.boots.size).toBe(1)
    silent.see(21_000, rom)
    expect(silent.boots.size).toBe(2)

    const restarted = createScene()
    restarted.see(0, rom)
    restarted.see(1, menuServed())
    kernelAndInitrd(restarted)
    restarted.see(3000, rom)
    expect(restarted.boots.size).toBe(2)
  })

  it('a client that does not ask to boot makes no boot', () => {
    const scene = createScene()
    scene.see(0, discovered({ isBootClient: false, vendorClass: 'android-dhcp-14' }))
    scene.see(1, acknowledged(null, false))
    scene.see(1, { kind: 'http.missing', path: '/favicon.ico' })
    http(scene, SQUASHFS, 1000)
    expect(scene.boots.size).toBe(0)
    expect(scene.tracker.current(mac)).toBeNull()
  })

  it("without Slipway's DHCP a boot starts with the program, and a restart with the next", () => {
    const scene = createScene()
    tftp(scene, 'undionly.kpxe', 70_000)
    scene.see(2000, menuServed())
    scene.see(100, chosen)
    kernelAndInitrd(scene)
    expect(scene.boots.size).toBe(1)
    expect(scene.states()).toMatchObject({
      asked: 'skipped',
      addressed: 'skipped',
      told: 'skipped',
      program: 'done',
    })
    scene.see(60_000, { kind: 'tftp.probed', file: 'undionly.kpxe', sizeBytes: 70_000 })
    expect(scene.boots.size).toBe(2)
  })

  it('facts of a stranger belong to no boot, even from an address that a machine had', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    scene.see(100, menuServed(), { mac: null })
    scene.see(100, chosen, { mac: null })
    expect(scene.states()).toMatchObject({ menu: 'waiting', chosen: 'waiting' })
    scene.see(100, menuServed())
    expect(scene.states().menu).toBe('running')
  })
})

describe('evidence', () => {
  it('iPXE itself makes up for a lost last acknowledgment', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, acknowledged('snponly.efi'))
    scene.see(1, {
      kind: 'tftp.started',
      transfer: 900,
      file: 'snponly.efi',
      sizeBytes: 1000,
      blksize: 1468,
      windowsize: 4,
    })
    expect(scene.states().program).toBe('running')
    scene.see(3000, ipxe)
    expect(scene.states()).toMatchObject({ program: 'done', started: 'done' })
  })

  it('a transfer that breaks off fails its stage with the reason, and a second attempt clears that', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, acknowledged('snponly.efi'))
    scene.see(1, {
      kind: 'tftp.failed',
      transfer: 901,
      file: 'snponly.efi',
      reason: 'no acknowledgment for 15 s',
      sentBytes: 500_000,
      sizeBytes: 1_000_000,
    })
    expect(scene.said('program')).toMatchObject({
      code: 'stage.because',
      params: {
        what: {
          code: 'stage.program.failed.part',
          params: { file: 'snponly.efi', sent: { bytes: 500_000 }, size: { bytes: 1_000_000 } },
        },
        why: { code: 'reason.said', params: { said: 'no acknowledgment for 15 s' } },
      },
    })
    tftp(scene, 'snponly.efi', 1_000_000)
    expect(scene.states().program).toBe('done')
  })

  it('the file it should load is reported as missing, others are not', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, acknowledged('shimx64.efi'))
    scene.see(1, { kind: 'tftp.missing', file: 'shim_certificate_0.efi' })
    expect(scene.states().program).toBe('waiting')
    scene.see(1, { kind: 'tftp.missing', file: '/shimx64.efi' })
    expect(scene.said('program')).toMatchObject({
      code: 'stage.because',
      params: {
        what: { code: 'stage.program.failed', params: { file: '/shimx64.efi' } },
        why: { code: 'reason.file-not-here' },
      },
    })
  })

  it('a missing or refused kernel fails its stage', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, menuServed('grub'))
    scene.see(1, chosen)
    scene.see(1, { kind: 'http.missing', path: KERNEL })
    expect(scene.stage('kernel')).toMatchObject({ state: 'failed', facts: { file: KERNEL } })

    const refused = { kind: 'secure-boot.refused', entry: 'debian.live', title: 'Debian' } as const
    scene.see(1, chosen)
    scene.see(1, { ...refused, verdict: 'unsigned', signer: null, isCertain: false })
    expect(scene.stage('kernel')).toMatchObject({ state: 'warning', facts: { refused: 'unsigned' } })
    scene.see(1, { ...refused, verdict: 'unsigned', signer: null, isCertain: true })
    expect(scene.states().kernel).toBe('failed')
  })

  it('a full pool and a declined address are reported', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, {
      kind: 'dhcp.pool-exhausted',
      first: '10.99.0.50' as Ipv4,
      last: '10.99.0.60' as Ipv4,
    })
    expect(scene.said('addressed')).toMatchObject({
      code: 'stage.because',
      params: {
        what: { code: 'stage.addressed.failed' },
        why: { code: 'reason.pool-exhausted', params: { first: '10.99.0.50', last: '10.99.0.60' } },
      },
    })
  })

  it('bytes that are read twice count once', () => {
    const scene = createScene()
    scene.see(0, discovered())
    scene.see(1, chosen)
    kernelAndInitrd(scene)
    const size = 1_000_000
    http(scene, SQUASHFS, size, { start: 0, end: 600_000 })
    http(scene, SQUASHFS, size, { start: 400_000, end: 800_000 })
    http(scene, SQUASHFS, size, { start: 0, end: 100_000 })
    expect(scene.stage('image').progress).toEqual({ sentBytes: 800_000, sizeBytes: size })
    expect(scene.states().image).toBe('running')
    http(scene, SQUASHFS, size, { start: 700_000 })
    expect(scene.states().image).toBe('done')
    http(scene, '/iso/debian/pool/a.deb', 1000, { until: 10 })
    expect(scene.states().image).toBe('running')
  })

  it('going back to the menu restarts the later stages', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    ipxeTakesAddress(scene)
    scene.see(100, menuServed())
    scene.see(100, chosen)
    http(scene, KERNEL, 10_000_000, { until: 1000 })
    expect(scene.states().kernel).toBe('failed')
    scene.see(30_000, menuServed())
    expect(scene.states()).toMatchObject({ menu: 'running', chosen: 'waiting', kernel: 'waiting' })
    scene.see(100, chosen)
    kernelAndInitrd(scene)
    expect(scene.stage('kernel')).toMatchObject({
      state: 'done',
      progress: { sentBytes: 50_000_000, sizeBytes: 50_000_000 },
    })
    expect(scene.boots.size).toBe(1)
  })

  it('a machine with an assigned entry shows no menu', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    ipxeTakesAddress(scene)
    scene.see(100, chosen)
    expect(scene.states()).toMatchObject({ started: 'done', menu: 'skipped', chosen: 'done' })
  })

  it('a HEAD request and a 304 are not transfers', () => {
    const scene = createScene()
    scene.see(0, discovered({ arch: 'x64-uefi-http' }))
    scene.see(1, {
      kind: 'http.finished',
      request: 5000,
      path: '/boot/snponly.efi',
      status: 200,
      sentBytes: 0,
      tookMs: 1,
    })
    expect(scene.states().program).toBe('waiting')
    http(scene, '/boot/snponly.efi', 1_000_000)
    expect(scene.states().program).toBe('done')
  })
})

describe('many machines', () => {
  it('have a boot each, and the memory is bounded', () => {
    const scene = createScene()
    for (let number = 0; number < 3000; number++) {
      const digits = number.toString(16).padStart(4, '0')
      const stranger = `02:00:00:00:${digits.slice(0, 2)}:${digits.slice(2)}` as MacAddress
      scene.see(1, discovered(), { mac: stranger, ip: null })
    }
    expect(scene.tracker.current('02:00:00:00:00:00' as MacAddress)).toBeNull()
    expect(scene.tracker.current('02:00:00:00:0b:b7' as MacAddress)?.id).toBe(3000)
  })

  it('continue after a restart of Slipway', () => {
    const before = createScene()
    firmwareLoadsIpxe(before)
    const after = createScene()
    after.tracker.restore([...before.boots.values()])
    after.see(0, ipxe)
    expect(after.tracker.current(mac)).toMatchObject({ id: 1 })
    expect(after.tracker.current(mac)?.stages.find(stage => stage.id === 'started')?.state).toBe('done')
  })
})

describe('answer files', () => {
  it('may be fetched before the image is read, and are shown in their place', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    scene.see(10, chosen)
    kernelAndInitrd(scene)
    scene.see(10, { kind: 'answer.served', answer: 'lab', file: 'user-data' })
    expect(scene.states()).toMatchObject({ image: 'waiting', answered: 'done' })
    http(scene, SQUASHFS, 1000)
    expect(scene.states()).toMatchObject({ image: 'done', answered: 'done' })
    expect(scene.said('answered')).toMatchObject({
      code: 'stage.answered.done.named',
      params: { answer: 'lab' },
    })
  })

  it('that are left out have a reason', () => {
    const scene = createScene()
    firmwareLoadsIpxe(scene)
    scene.see(10, chosen)
    scene.see(0, { kind: 'answer.skipped', answer: 'lab', reason: 'unconfirmed', detail: '' })
    expect(scene.said('answered')).toMatchObject({
      code: 'stage.because',
      params: {
        what: { code: 'stage.answered.warning.named', params: { answer: 'lab' } },
        why: { code: 'stage.answered.unconfirmed' },
      },
    })
  })
})
