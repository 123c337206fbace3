import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testBootPrograms } from '../support/boot-programs.ts'
import { nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, needLab, openLab, type Lab } from '../support/lab.ts'
import { bootInLab, importTestIso } from '../support/lab-boot.ts'
import { readDatagrams } from '../support/pcap.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import type { TestIso } from '../support/test-iso.ts'
import { readTransfers, type TftpTransfer } from '../support/tftp-transfers.ts'

const reason = await needLab()
const run = promisify(execFile)
/** Length and SHA-256: a diff of megabytes is unreadable. */
const digest = (bytes: Buffer): string =>
  `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`
const SERVE = ['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199']

describe.skipIf(reason !== null)(
  nameWith('loaders that fetch by TFTP get every byte unchanged', reason),
  () => {
    let lab: Lab
    let iso: TestIso
    let server: SlipwayServer

    beforeAll(async () => {
      lab = await openLab()
      iso = await importTestIso(lab)
      server = await lab.slipway.serve(lab.namespace, SERVE)
    })
    afterAll(async () => {
      await server?.stop()
      await lab?.close()
    })

    /** What the machine's card was sent and has acknowledged, file by file. */
    async function loadedBy(
      firmware: 'bios' | 'ovmf',
      filename: string,
      mac: string,
    ): Promise<readonly TftpTransfer[]> {
      const capture = join(lab.folder, `${filename}.pcap`)
      await lab.slipway.command('machine', 'set', mac, '--filename', filename)
      await bootInLab({ lab, iso, firmware, nic: 'virtio-net-pci', mac, capture, waitMs: 220_000 })
      return readTransfers(readDatagrams(capture)).filter(({ isWhole }) => isWhole)
    }
    const bytesOf = (transfers: readonly TftpTransfer[], name: string): readonly string[] =>
      transfers.filter(({ file }) => file.endsWith(name)).map(({ bytes }) => digest(bytes))
    const programBytes = async (name: string): Promise<string> =>
      digest(await readFile(join(await testBootPrograms(), name)))
    async function isoBytes(path: string): Promise<string> {
      const { stdout } = await run('isoinfo', ['-R', '-x', path, '-i', iso.path], {
        encoding: 'buffer',
        maxBuffer: 256 * 1024 * 1024,
      })
      return digest(stdout)
    }

    it('iPXE its next program, PXELINUX its module, its kernel and its initrd', async () => {
      const loaded = await loadedBy('bios', 'pxelinux.0', '52:54:00:aa:06:01')
      expect(bytesOf(loaded, 'pxelinux.0')).toEqual([await programBytes('pxelinux.0')])
      expect(bytesOf(loaded, 'ldlinux.c32')).toEqual([await programBytes('ldlinux.c32')])
      expect(bytesOf(loaded, iso.kernel)).toEqual([await isoBytes(iso.kernel)])
      expect(bytesOf(loaded, iso.initrd)).toEqual([await isoBytes(iso.initrd)])
    }, 300_000)

    it('OVMF its boot program, GRUB its kernel and its initrd', async () => {
      const loaded = await loadedBy('ovmf', 'grubx64.efi', '52:54:00:aa:06:02')
      expect(bytesOf(loaded, 'grubx64.efi')).toEqual([await programBytes('grubx64.efi')])
      expect(bytesOf(loaded, iso.kernel)).toEqual([await isoBytes(iso.kernel)])
      expect(bytesOf(loaded, iso.initrd)).toEqual([await isoBytes(iso.initrd)])
    }, 300_000)
  },
)
