import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerSummary } from '#contract/answer.ts'
import type { BootImage } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import { makeDebianMirror, needDebianMirror } from '../support/debian-mirror.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { writeEmptyDisk } from '../support/printing-disk.ts'
import { startVirtualMachine, type VirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'

const run = promisify(execFile)

const MAC = '52:54:00:aa:09:01'
const INSTALL_MS = 3 * 3_600_000
const DISK_BYTES = 4 * 1024 ** 3

/** Every question has an answer; the archive is the disc itself, as Slipway serves its tree. */
const PRESEED = (codename: string) => `d-i debian-installer/locale string en_US.UTF-8
d-i keyboard-configuration/xkb-keymap select us
d-i debian-installer/allow_unauthenticated boolean true
d-i mirror/country string manual
d-i mirror/protocol string http
d-i mirror/http/hostname string {{ server.address }}:8080
d-i mirror/http/directory string /iso/{{ image.id }}
d-i mirror/http/proxy string
d-i mirror/suite string ${codename}
d-i mirror/udeb/suite string ${codename}
d-i passwd/root-login boolean true
d-i passwd/root-password password slipway
d-i passwd/root-password-again password slipway
d-i passwd/make-user boolean false
d-i clock-setup/utc boolean true
d-i clock-setup/ntp boolean false
d-i time/zone string Etc/UTC
d-i partman-auto/disk string /dev/vda
d-i partman-auto/method string regular
d-i partman-auto/choose_recipe select atomic
d-i partman-partitioning/confirm_write_new_label boolean true
d-i partman/choose_partition select finish
d-i partman/confirm boolean true
d-i partman/confirm_nooverwrite boolean true
d-i base-installer/install-recommends boolean false
d-i base-installer/kernel/image string linux-image-amd64
d-i apt-setup/services-select multiselect
d-i pkgsel/run_tasksel boolean false
d-i pkgsel/upgrade select none
d-i grub-installer/bootdev string /dev/vda
d-i finish-install/reboot_in_progress note
d-i preseed/late_command string wget -q -O /dev/null '{{ callHome.installed }}' || true
`

const reason = await firstReason(needLab, needDebianMirror)

describe.skipIf(reason !== null)(
  nameWith('Debian, installed by debian-installer without a question', reason),
  () => {
    let lab: Lab
    let server: SlipwayServer
    let disk: string

    const start = (): Promise<VirtualMachine> =>
      startVirtualMachine({
        ...{ namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci', mac: MAC, disk },
        ...{ firmware: 'bios', memoryMb: 1024 },
      })

    beforeAll(async () => {
      const mirror = await makeDebianMirror()
      lab = await openLab()
      const root = join(lab.folder, 'disc')
      await cp(mirror.folder, root, { recursive: true })
      await mkdir(join(root, 'install.amd'))
      await mkdir(join(root, '.disk'))
      await copyFile(mirror.initrd, join(root, 'install.amd', 'initrd.gz'))
      await copyFile(mirror.kernel, join(root, 'install.amd', 'vmlinuz'))
      await writeFile(
        join(root, '.disk', 'info'),
        'Debian GNU/Linux 12 "Bookworm" - Unofficial amd64 NETINST 20260101-00:00\n',
      )
      const iso = join(lab.folder, 'debian.iso')
      await run('xorriso', ['-as', 'mkisofs', '-quiet', '-r', '-V', 'DEBIAN', '-o', iso, root])
      const { id } = await lab.slipway.importIso(iso)
      const image = await lab.slipway.command<BootImage>(
        ...['image', 'add-netboot-kernel', id, mirror.kernel, mirror.initrd],
      )
      const entry = image.entries[0]?.id ?? 'none'
      await lab.slipway.command(
        'image',
        'set-arguments',
        entry,
        'DEBIAN_FRONTEND=text console=ttyS0 --- console=ttyS0',
      )
      const preseed = join(lab.folder, 'preseed.cfg')
      await writeFile(preseed, PRESEED(mirror.codename))
      const profile = await lab.slipway.command<AnswerSummary>(
        ...['answer', 'add', 'debian', '--kind', 'preseed', '--file', preseed],
      )
      await lab.slipway.command('answer', 'confirm', profile.id)
      const set = ['--name', 'debian', '--entry', entry, '--next', 'once', '--answer', profile.id]
      await lab.slipway.command('machine', 'set', MAC, ...set)
      disk = join(lab.folder, 'disk.img')
      await writeEmptyDisk(disk, DISK_BYTES)
      server = await lab.slipway.serve(lab.namespace, [
        ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
      ])
    }, 1_800_000)

    afterAll(async () => {
      await server?.stop()
      await lab?.close()
    })

    it('ends, calls home, and starts from its disk', { timeout: INSTALL_MS + 1_800_000 }, async () => {
      const installing = await start()
      const isOver = new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error(installing.serialLog().slice(-4000))), INSTALL_MS).unref(),
      )
      await Promise.race([installing.poweredOff, isOver]).finally(() => installing.stop())
      expect(await lab.slipway.command<Machine>('machine', 'show', MAC)).toMatchObject({
        next: 'local',
        lastStart: { outcome: 'installed' },
      })
      const installed = await start()
      try {
        await installed.waitForPrompt('it asked to log in', line => /debian login: ?$/.test(line), 1_500_000)
      } finally {
        await installed.stop()
      }
    })
  },
)
