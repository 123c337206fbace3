import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, mkdirSync, writeFileSync, truncateSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { remark } from '#words/remark.ts'
import { importImage } from '#engine/image/import-image.ts'
import { createImporter } from '#engine/image/run-worker.ts'
import { DISC_LOOKS, type DiscLook } from '../../support/disc-looks.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../support/iso-tools.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const libraryFolder = join(folder.path, 'library')

function disc(look: DiscLook): string {
  const { label, content } = DISC_LOOKS[look]
  return makeDisc(folder.path, `${look}-${Math.random().toString(36).slice(2, 8)}`, content, [
    '-R',
    '-J',
    '-V',
    label,
  ])
}
const read = (look: DiscLook, id: string = look) =>
  importImage({ path: disc(look), id, name: null, libraryFolder })

const CASPER = 'ip=dhcp url={ISO_URL} cloud-config-url=/dev/null root=/dev/ram0 ramdisk_size=1500000'

describe.skipIf(isoToolsMissing)(
  `importing${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  { timeout: 30_000 },
  () => {
    it('Ubuntu Server: both kernels, once each, with the whole ISO by URL', async () => {
      expect(await read('ubuntu-server', 'u22')).toMatchObject({
        id: 'u22',
        name: 'Ubuntu Server 22.04.4 LTS',
        family: 'ubuntu',
        version: '22.04.4',
        arch: 'amd64',
        volumeId: 'Ubuntu-Server 22.04.4 LTS amd64',
        netboot: 'yes',
        fileCount: 10,
        entries: [
          {
            id: 'u22.try-or-install-ubuntu-server',
            title: 'Try or Install Ubuntu Server',
            kernel: '/casper/vmlinuz',
            initrd: ['/casper/initrd'],
            arguments: CASPER,
            experimental: false,
          },
          {
            id: 'u22.ubuntu-server-with-the-hwe-kernel',
            kernel: '/casper/hwe-vmlinuz',
            initrd: ['/casper/hwe-initrd'],
            arguments: CASPER,
          },
        ],
      })
    })

    it('Ubuntu Desktop: keeps the arguments after the dashes there', async () => {
      const image = await read('ubuntu-desktop')
      expect(image).toMatchObject({ family: 'ubuntu', version: '24.04.1' })
      expect(image.entries.map(entry => entry.arguments)).toEqual([
        `${CASPER} --- quiet splash`,
        `${CASPER} nomodeset --- quiet splash`,
      ])
    })

    it('Linux Mint: boot=casper because the disc says so, no second root', async () => {
      const image = await read('mint')
      expect(image).toMatchObject({
        family: 'linuxmint',
        version: '21.3',
        name: 'Linux Mint 21.3',
        netboot: 'yes',
      })
      expect(image.entries.map(entry => entry.arguments)).toEqual([
        `${CASPER} file=/cdrom/preseed/linuxmint.seed boot=casper username=mint hostname=mint quiet splash`,
        `${CASPER} file=/cdrom/preseed/linuxmint.seed boot=casper quiet splash`,
        `${CASPER} file=/cdrom/preseed/linuxmint.seed boot=casper xforcevesa nomodeset rw noapic noacpi nosplash irqpoll`,
      ])
    })

    it('Rocky DVD: from .treeinfo, one entry instead of three from GRUB, ISOLINUX and a media check', async () => {
      const image = await read('rocky-dvd')
      expect(image).toMatchObject({
        family: 'rocky',
        version: '9.3',
        arch: 'amd64',
        name: 'Rocky Linux 9.3',
        netboot: 'yes',
      })
      expect(image.evidence[0]).toEqual(remark('tree-info', { text: 'Rocky Linux 9.3 x86_64' }))
      expect(image.entries.map(entry => [entry.title, entry.kernel, entry.arguments])).toEqual([
        ['Install Rocky Linux 9.3', '/images/pxeboot/vmlinuz', 'inst.repo={TREE_URL} ip=dhcp quiet'],
        [
          'Rescue a Rocky Linux system',
          '/images/pxeboot/vmlinuz',
          'inst.repo={TREE_URL} ip=dhcp inst.rescue quiet',
        ],
      ])
    })

    it('a boot disc without .treeinfo and packages: stage 2 from here, packages from the mirrors', async () => {
      const image = await read('alma-boot-without-treeinfo')
      expect(image).toMatchObject({ family: 'almalinux', version: '10.0', arch: 'amd64', netboot: 'yes' })
      expect(image.entries.map(entry => entry.arguments)).toEqual([
        'inst.stage2={TREE_URL} inst.repo={MIRROR_URL} ip=dhcp quiet',
      ])
      expect(image.wayOut?.kind).toBe('fill-in-mirror')
      expect(image.reason.code).toBe('anaconda-mirrors')
    })

    it('Debian Live: the squashfs by URL; its installer entry, which needs a drive, is left out', async () => {
      const image = await read('debian-live')
      expect(image).toMatchObject({ family: 'debian-live', version: '12.5.0', arch: 'amd64', netboot: 'yes' })
      expect(image.entries.map(entry => [entry.id, entry.arguments])).toEqual([
        [
          'debian-live.live-system-amd64',
          'boot=live components quiet splash ip=dhcp fetch={TREE_URL}live/filesystem.squashfs',
        ],
        [
          'debian-live.live-system-amd64-fail-safe-mode',
          'boot=live components memtest noapic noapm nodma nomce nosmp nosplash vga=788 ip=dhcp fetch={TREE_URL}live/filesystem.squashfs',
        ],
      ])
    })

    it('Clonezilla: by its version file', async () => {
      const image = await read('clonezilla')
      expect(image).toMatchObject({
        family: 'clonezilla',
        version: '3.1.2-22',
        arch: 'amd64',
        netboot: 'yes',
      })
      expect(image.entries).toHaveLength(1)
      expect(image.entries[0]?.arguments).toContain('ocs_live_run=ocs-live-general')
    })

    it('Debian netinst: refused, with a workaround', async () => {
      const image = await read('debian-netinst')
      expect(image).toMatchObject({
        family: 'debian',
        version: '12.5.0',
        edition: 'NETINST',
        netboot: 'no',
        entries: [{ kernel: '/.slipway/netboot/kernel', initrd: ['/.slipway/netboot/initrd'] }],
        copiedBytes: 0,
        wayOut: { kind: 'add-netboot-kernel' },
      })
      expect(String(image.wayOut?.remark.params['path'])).toContain(
        'dists/bookworm/main/installer-amd64/current/images/netboot/',
      )
    })

    it('Fedora Live: the squashfs by URL, marked experimental', async () => {
      const image = await read('fedora-live')
      expect(image).toMatchObject({ family: 'fedora-live', version: '41', netboot: 'partial' })
      expect(image.entries).toMatchObject([
        {
          title: 'Start Fedora-Workstation-Live 41',
          arguments: 'root=live:{TREE_URL}LiveOS/squashfs.img rd.neednet=1 ip=dhcp rd.live.image quiet rhgb',
          experimental: true,
        },
      ])
    })

    it('Arch Linux: from its loader entry', async () => {
      const image = await read('arch')
      expect(image).toMatchObject({ family: 'arch', version: '2024.06.01', arch: 'amd64', netboot: 'yes' })
      expect(image.entries.map(entry => entry.arguments)).toEqual([
        'archisobasedir=arch archiso_http_srv={TREE_URL} ip=dhcp',
      ])
    })

    it('Alpine: refused, although its boot configuration is readable', async () => {
      const image = await read('alpine')
      expect(image).toMatchObject({
        family: 'alpine',
        version: '3.20.0',
        edition: 'standard',
        arch: 'amd64',
        netboot: 'no',
        wayOut: { kind: 'add-netboot-kernel' },
      })
      expect(image.entries.map(entry => entry.kernel)).toEqual(['/.slipway/netboot/kernel'])
      expect(image.reason.code).toBe('alpine-without-network')
    })

    it('an unknown disc: its own entries, marked experimental', async () => {
      const image = await read('unheard')
      expect(image).toMatchObject({ family: 'unknown', version: null, arch: 'arm64', netboot: 'partial' })
      expect(image.entries).toEqual([
        {
          kind: 'linux',
          recognisedArguments: null,
          architectures: ['arm64'],
          firmware: null,
          secureBoot: { verdict: 'unsigned', signer: null, authority: null, shimAuthorities: [], ways: [] },
          ramMegabytes: null,
          id: 'unheard.boot-tiny',
          title: 'Boot Tiny',
          kernel: '/boot/vmlinuz',
          initrd: ['/boot/rescue.gz'],
          arguments: 'loglevel=3 root=LABEL=TINY',
          experimental: true,
        },
      ])
    })

    it('a disc of photos: imported, refused with a reason', async () => {
      const image = await read('data')
      expect(image).toMatchObject({ family: 'unknown', netboot: 'no', entries: [], fileCount: 1 })
      expect(image.reason).toMatchObject({ code: 'nothing-to-start' })
      expect(image.name).toMatch(/^data-/)
    })

    it('copies only kernels and initrds, and replaces older copies', async () => {
      await read('debian-live', 'same')
      const image = await read('ubuntu-server', 'same')
      const copies = readdirSync(join(libraryFolder, 'same'), { recursive: true, encoding: 'utf8' }).sort()
      expect(copies).toEqual([
        'casper',
        'casper/hwe-initrd',
        'casper/hwe-vmlinuz',
        'casper/initrd',
        'casper/vmlinuz',
      ])
      expect(readFileSync(join(libraryFolder, 'same/casper/hwe-initrd'), 'utf8')).toBe('an initrd (HWE)')
      expect(image.copiedBytes).toBe(8 + 9 + 14 + 15)
      expect(readdirSync(libraryFolder).filter(name => name.includes('partial'))).toEqual([])
    })

    it('uses the name that the user enters', async () => {
      const image = await importImage({ path: disc('mint'), id: 'm', name: 'My Mint', libraryFolder })
      expect(image.name).toBe('My Mint')
    })

    it('reports a full library', async context => {
      const full = join(folder.path, 'full')
      mkdirSync(full)
      if (process.getuid?.() !== 0) return context.skip('needs root, to mount a small disk')
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', full])
      try {
        const content = { ...DISC_LOOKS.unheard.content, 'boot/rescue.gz': new Uint8Array(1_000_000) }
        const path = makeDisc(folder.path, 'too-large', content)
        const failed = importImage({ path, id: 'x', name: null, libraryFolder: join(full, 'library') })
        await expect(failed).rejects.toMatchObject({ code: 'disk-full', params: { neededBytes: 1_000_008 } })
        expect(readdirSync(join(full, 'library'))).toEqual([])
      } finally {
        execFileSync('umount', [full])
      }
    })

    it('detects a truncated download, wherever it was cut', async () => {
      const path = disc('rocky-dvd')
      const whole = statSync(path).size
      for (const size of [whole - 1, whole - 2048, 200_000, 50_000, 17 * 2048 + 100, 17 * 2048]) {
        truncateSync(path, size)
        const failed = importImage({ path, id: 'cut', name: null, libraryFolder })
        await expect(failed).rejects.toMatchObject({
          code: 'iso-truncated',
          params: { path, sizeBytes: size, expectedBytes: whole },
        })
      }
      for (const size of [17 * 2048 - 1, 2048, 1, 0]) {
        truncateSync(path, size)
        const failed = importImage({ path, id: 'cut', name: null, libraryFolder })
        await expect(failed).rejects.toMatchObject({ code: 'iso-not-an-iso' })
      }
    })

    it('reports files that are not an ISO', async () => {
      const random = join(folder.path, 'random.iso')
      writeFileSync(random, Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251)))
      const code = (path: string) =>
        importImage({ path, id: 'x', name: null, libraryFolder }).then(
          () => 'imported',
          (error: { code: string }) => error.code,
        )
      expect(await code(random)).toBe('iso-not-an-iso')
      expect(await code(join(folder.path, 'absent.iso'))).toBe('iso-unreadable')
      expect(await code(folder.path)).toBe('iso-unreadable')
    })
  },
)

describe.skipIf(isoToolsMissing)(
  `importing in a thread${isoToolsMissing ? ` - ${isoToolsMissing}` : ''}`,
  { timeout: 30_000 },
  () => {
    const importer = createImporter({
      workerFile: new URL('../../../electron/engine/image/import-worker.ts', import.meta.url),
    })

    it('reports its steps and finishes in well under a second', async () => {
      const steps: string[] = []
      const image = await importer(
        { path: disc('ubuntu-server'), id: 't', name: null, libraryFolder },
        step => steps.push(step),
      )
      expect(steps).toEqual(['reading', 'recognising', 'copying'])
      expect(image.family).toBe('ubuntu')
      expect(image.tookMs).toBeLessThan(1000)
    })

    it('passes on named errors', async () => {
      const failed = importer({ path: '/absent.iso', id: 't', name: null, libraryFolder }, () => {})
      await expect(failed).rejects.toMatchObject({
        code: 'iso-unreadable',
        params: { reasonCode: 'file-gone' },
      })
    })

    it.each([
      ['crashes', 'process.exit(3)', { reasonCode: 'reading-stopped' }],
      ['throws', 'throw new Error("boom")', { detail: 'boom' }],
      ['hangs', 'setInterval(() => {}, 1000)', { reasonCode: 'reading-too-long' }],
    ])('outlives a worker that %s', async (name, code, params) => {
      const workerFile = join(folder.path, `${name}.mjs`)
      writeFileSync(workerFile, code)
      const bad = createImporter({ workerFile, timeLimitMs: 1000 })
      const failed = bad({ path: '/x.iso', id: 't', name: null, libraryFolder }, () => {})
      await expect(failed).rejects.toMatchObject({
        code: 'internal',
        params,
      })
    })
  },
)
