import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootsWell } from '../support/healthy-boot.ts'
import { needLab } from '../support/lab.ts'
import { tinyBiosProgram, tinyEfiProgram } from '../support/tiny-program.ts'
import { openWhyLab, type WhyLab } from '../support/why-lab.ts'

const reason = await firstReason(needLab, () => needPackages(['nftables', 'ovmf']))

describe.skipIf(reason !== null)(
  nameWith('one address for two machines', reason),
  { timeout: 300_000 },
  () => {
    let why: WhyLab

    beforeAll(async () => {
      why = await openWhyLab({ serve: ['--range', '10.77.0.100-10.77.0.100'] })
    })
    afterAll(() => why?.close())

    it('the first one boots with it', () =>
      bootsWell(why, 'last-address', { firmware: 'bios', mac: '52:54:00:aa:08:01' }))

    it('the second one gets none', async () => {
      const mac = '52:54:00:aa:08:02'
      const finding = await why.whyOf({ name: 'pool-exhausted', firmware: 'ovmf', mac, code: 'no-address' })
      expect(finding).toMatchObject({
        confidence: 'certain',
        stage: 'addressed',
        facts: { reason: 'pool-exhausted', first: '10.77.0.100', last: '10.77.0.100' },
        remedies: [{ kind: 'show-leases' }],
      })
    })
  },
)

describe.skipIf(reason !== null)(nameWith('boot programs that fail', reason), { timeout: 300_000 }, () => {
  let why: WhyLab
  /** As shipped. */
  let programs: string
  /** The user's programs, which take precedence. */
  let own: string

  beforeAll(async () => {
    programs = await mkdtemp(join(tmpdir(), 'slipway-programs-'))
    await cp(await testBootPrograms(), programs, { recursive: true })
    why = await openWhyLab({ programs })
    own = join(why.lab.folder, 'data', 'boot-programs')
    await mkdir(own, { recursive: true })
  })
  afterEach(() => why.drop(null))
  afterAll(async () => {
    await why?.close()
    await rm(programs, { recursive: true, force: true })
  })

  const setMachine = (mac: string, ...words: readonly string[]) =>
    why.lab.slipway.command('machine', 'set', mac, ...words)

  it('a connection that breaks in the middle of the program', async () => {
    // The firmware has its address by then, and small replies pass until this much has been sent.
    await why.drop('udp sport 32768-65535 quota over 90 kbytes')
    const finding = await why.whyOf({
      name: 'program-broken-off',
      firmware: 'ovmf',
      mac: '52:54:00:aa:08:03',
      code: 'program-stalled',
    })
    expect(finding).toMatchObject({
      confidence: 'certain',
      facts: { file: 'snponly.efi', sizeBytes: 173_792 },
      remedies: [{ kind: 'check-cable' }],
    })
    expect(finding.facts['sentBytes']).toBeGreaterThan(50_000)
    expect(finding.facts['sentBytes']).toBeLessThan(100_000)
  })

  it('PXELINUX starts if it is complete', async () => {
    const mac = '52:54:00:aa:08:04'
    await setMachine(mac, '--filename', 'pxelinux.0')
    await bootsWell(why, 'healthy-pxelinux', { firmware: 'bios', mac })
  })

  it.each([
    ['that hangs', 'hangs', '52:54:00:aa:08:05'],
    ['that ends at once', 'ends', '52:54:00:aa:08:06'],
  ] as const)('a program for BIOS %s', async (_, behaviour, mac) => {
    await writeFile(join(own, 'pxelinux.0'), tinyBiosProgram(behaviour))
    try {
      await setMachine(mac, '--filename', 'pxelinux.0')
      const name = `bios-program-${behaviour}`
      const finding = await why.whyOf({ name, firmware: 'bios', mac, code: 'program-not-started' })
      expect(finding).toMatchObject({ confidence: 'most-likely', facts: { file: 'pxelinux.0' } })
    } finally {
      await rm(join(own, 'pxelinux.0'))
    }
  })

  it('half a PXELINUX', async () => {
    const mac = '52:54:00:aa:08:07'
    const whole = await readFile(join(programs, 'pxelinux.0'))
    await writeFile(join(own, 'pxelinux.0'), whole.subarray(0, whole.length / 2))
    try {
      await setMachine(mac, '--filename', 'pxelinux.0')
      await why.whyOf({ name: 'half-a-program', firmware: 'bios', mac, code: 'program-not-started' })
    } finally {
      await rm(join(own, 'pxelinux.0'))
    }
  })

  it.each([
    ['that hangs', 'hangs', '52:54:00:aa:08:08'],
    ['that ends at once', 'ends', '52:54:00:aa:08:09'],
  ] as const)('a program for UEFI %s, where Secure Boot is off', async (_, behaviour, mac) => {
    await writeFile(join(own, 'snponly.efi'), tinyEfiProgram(behaviour))
    try {
      await setMachine(mac, '--secure-boot', 'off')
      const name = `uefi-program-${behaviour}`
      const finding = await why.whyOf({ name, firmware: 'ovmf', mac, code: 'program-not-started' })
      expect(finding).toMatchObject({ confidence: 'most-likely', facts: { file: 'snponly.efi' } })
      expect(finding.remedies).toContainEqual({ kind: 'pin-loader', loader: 'ipxe.efi' })
    } finally {
      await rm(join(own, 'snponly.efi'))
    }
  })

  it('shim and GRUB start if they are complete', async () => {
    const mac = '52:54:00:aa:08:0a'
    await setMachine(mac, '--filename', 'shimx64.efi')
    await bootsWell(why, 'healthy-shim', { firmware: 'ovmf', mac })
  })

  it('shim without the program that it starts next', async () => {
    const mac = '52:54:00:aa:08:0b'
    await setMachine(mac, '--filename', 'shimx64.efi')
    await rename(join(programs, 'grubx64.efi'), join(programs, 'grubx64.away'))
    try {
      const finding = await why.whyOf({
        name: 'shim-alone',
        firmware: 'ovmf',
        mac,
        code: 'second-stage-missing',
      })
      expect(finding).toMatchObject({
        confidence: 'certain',
        facts: { file: 'grubx64.efi', loader: 'shimx64.efi' },
      })
    } finally {
      await rename(join(programs, 'grubx64.away'), join(programs, 'grubx64.efi'))
    }
  })

  it('GRUB by UEFI HTTP boot, which cannot read its menu by HTTP', async () => {
    const mac = '52:54:00:aa:08:0c'
    await setMachine(mac, '--filename', 'grubx64.efi')
    await why.whyOf({ name: 'grub-by-http', firmware: 'ovmf-http', mac, code: 'loader-without-menu' })
  })
})
