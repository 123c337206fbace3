import { rename } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { greedyInitrd } from '../support/greedy-initrd.ts'
import { initrdToolsMissing } from '../support/initrd.ts'
import { needLab } from '../support/lab.ts'
import { temporaryFolder } from '../support/iso-tools.ts'
import { INIT_MARK } from '../support/test-kernel.ts'
import { openWhyLab, type WhyLab } from '../support/why-lab.ts'

const reason = await firstReason(needLab, () => needPackages(['nftables']))
const WAIT_MS = 600_000

describe.skipIf(reason !== null)(
  nameWith('why a kernel did not arrive', reason),
  { timeout: WAIT_MS },
  () => {
    let why: WhyLab
    /** Machines whose ISO is moved away as soon as they show their menu. */
    const robbed = new Set<unknown>()
    let moving: Promise<void> | null = null

    beforeAll(async () => {
      why = await openWhyLab({
        menuSeconds: 5,
        onEvent({ event, mac }) {
          if (moving === null && robbed.has(mac) && event === 'menu.served')
            moving = rename(why.iso.path, `${why.iso.path}.away`)
        },
      })
    })
    afterEach(() => why.drop(null))
    afterAll(() => why?.close())

    async function withoutDisc<T>(mac: string, boot: () => Promise<T>): Promise<T> {
      robbed.add(mac)
      try {
        return await boot()
      } finally {
        await moving
        await rename(`${why.iso.path}.away`, why.iso.path)
        moving = null
      }
    }

    it('a connection that breaks in the middle of it', async () => {
      await why.drop('tcp sport 8080 quota over 8 mbytes')
      const finding = await why.whyOf({
        name: 'kernel-cut',
        firmware: 'bios',
        mac: '52:54:00:aa:09:11',
        code: 'kernel-stalled',
      })
      expect(finding).toMatchObject({
        confidence: 'most-likely',
        facts: { file: '/iso/test/live/vmlinuz', seconds: expect.any(Number) as number },
        remedies: [{ kind: 'check-cable' }],
      })
    })

    it('an ISO that is gone once the menu of iPXE is on the screen', async () => {
      const mac = '52:54:00:aa:09:12'
      const finding = await withoutDisc(mac, () =>
        why.whyOf({ name: 'entry-gone', firmware: 'bios', mac, code: 'kernel-missing' }),
      )
      expect(finding).toMatchObject({
        confidence: 'certain',
        facts: { entry: 'test.slipway-test-system' },
        remedies: [{ kind: 'find-image', imageId: 'test' }],
      })
      const words = 'No such file or directory (http://ipxe.org/2d0c613b)'
      // Its screen is 80 columns wide.
      expect(why.screen().replaceAll(/[\r\n]/g, '')).toContain(words)
      expect(finding.screen.join()).toContain(words)
    })

    it.each([
      { name: 'kernel-gone', firmware: 'ovmf', mac: '52:54:00:aa:09:13', loader: 'grubx64.efi' },
      { name: 'kernel-gone-pxelinux', firmware: 'bios', mac: '52:54:00:aa:09:18', loader: 'pxelinux.0' },
    ] as const)(
      'an ISO that is gone once the menu of $loader is on the screen',
      async ({ loader, ...computer }) => {
        await why.lab.slipway.command('machine', 'set', computer.mac, '--filename', loader)
        const finding = await withoutDisc(computer.mac, () =>
          why.whyOf({ ...computer, code: 'kernel-missing' }),
        )
        expect(finding).toMatchObject({
          confidence: 'certain',
          facts: { file: expect.stringContaining('iso/test/live/vmlinuz') as string },
          remedies: [{ kind: 'find-image', imageId: 'test' }],
        })
      },
    )

    it('none, if nothing of this happens', async () => {
      const mac = '52:54:00:aa:09:14'
      await why.lab.slipway.command('machine', 'set', mac, '--filename', 'grubx64.efi')
      expect(await why.bootOf({ name: 'healthy-grub', firmware: 'ovmf', mac, line: INIT_MARK })).toEqual([])
    })
  },
)

const noInitrd = reason ?? initrdToolsMissing

describe.skipIf(noInitrd !== null)(
  nameWith('why a system did not fit into memory', noInitrd),
  { timeout: WAIT_MS },
  () => {
    let why: WhyLab
    const folder = temporaryFolder()

    beforeAll(async () => {
      const initrd = await greedyInitrd(folder.path, ['usr/lib/live/boot/9990-mount-http.sh'])
      why = await openWhyLab({ disc: { files: { 'live/initrd.img': initrd } } })
    })
    afterAll(async () => {
      await why?.close()
      folder.remove()
    })

    it.each([
      { name: 'memory-short', firmware: 'bios', mac: '52:54:00:aa:09:15' },
      { name: 'memory-short-ovmf', firmware: 'ovmf', mac: '52:54:00:aa:09:17' },
    ] as const)('a machine with less memory than the system needs: $firmware', async computer => {
      const finding = await why.whyOf({ ...computer, memoryMb: 256, code: 'memory-low' })
      expect(finding).toMatchObject({
        confidence: 'most-likely',
        facts: { memoryMegabytes: 256, neededMegabytes: 1537 },
        remedies: [{ kind: 'add-memory', megabytes: 1537 }],
      })
      expect(why.screen()).toContain('This machine has 256 MB of memory')
      expect(why.screen()).toMatch(/Kernel panic|Initramfs unpacking failed|Out of memory/)
    })

    it('a machine in which a loader has no memory for it', async () => {
      const finding = await why.whyOf({
        name: 'no-room',
        firmware: 'bios',
        mac: '52:54:00:aa:09:19',
        memoryMb: 16,
        code: 'kernel-stalled',
      })
      expect(finding).toMatchObject({
        confidence: 'possible',
        remedies: [{ kind: 'add-memory', megabytes: 1537 }, { kind: 'check-cable' }],
      })
      expect(why.screen()).toContain('No space left on device')
      expect(finding.screen).toEqual([expect.stringContaining('No space left on device')])
    })

    it('none, if there is enough', async () => {
      const computer = { name: 'memory-enough', firmware: 'bios', mac: '52:54:00:aa:09:16' } as const
      expect(await why.bootOf({ ...computer, memoryMb: 2048, line: INIT_MARK })).toEqual([])
    })
  },
)
