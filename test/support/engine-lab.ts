import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { ENGINE_LOOKS, makeEngineIso } from './engine-iso.ts'
import { LAB_CARD, LAB_TAP, openLab } from './lab.ts'
import { startVirtualMachine, type Firmware, type VirtualMachine } from './qemu.ts'
import { FETCHED_MARK, FILE_MARK, INIT_MARK } from './test-kernel.ts'

const MEMORY_MB = 1024
/** Twenty seconds on an idle computer. */
export const BOOT_MS = 220_000

/** A lab with a serving Slipway, for discs laid out like an engine's. */
export async function openEngineLab() {
  const lab = await openLab()
  const server = await lab.slipway.serve(lab.namespace, [
    ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
  ])
  let machines = 0
  const isoPath = (name: string) => join(lab.folder, `${name}.iso`)
  return {
    slipway: lab.slipway,
    folder: lab.folder,
    isoPath,
    async importEngine(name: keyof typeof ENGINE_LOOKS): Promise<ImageInWords> {
      await makeEngineIso(isoPath(name), ENGINE_LOOKS[name])
      return lab.slipway.importIso(isoPath(name))
    },
    /** Switches a machine on that starts the first entry of `image` automatically; `filename` is a first stage other than iPXE. */
    async boot(
      image: ImageInWords,
      firmware: Firmware,
      filename: string | null = null,
    ): Promise<VirtualMachine> {
      await lab.slipway.command('menu', 'set', '--default', image.entries[0]?.id ?? 'none', '--timeout', '1')
      const mac = `52:54:00:aa:01:${(++machines).toString(16).padStart(2, '0')}`
      if (filename !== null) await lab.slipway.command('machine', 'set', mac, '--filename', filename)
      const cable = { namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci' as const, mac }
      return startVirtualMachine({ ...cable, firmware, memoryMb: MEMORY_MB })
    },
    async close(): Promise<void> {
      await server.stop()
      await lab.close()
    },
  }
}

export type EngineLab = Awaited<ReturnType<typeof openEngineLab>>

/** The kernel's command line, once its init runs. */
export async function initOf(machine: VirtualMachine): Promise<string[]> {
  const line = await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), BOOT_MS)
  return line.slice(INIT_MARK.length).trim().split(' ')
}

/** An ISO in its initrd: path and MD5. */
export async function fileInInitrd(machine: VirtualMachine): Promise<string[]> {
  const line = await machine.waitForLine('the ISO was there', text => text.startsWith(FILE_MARK), BOOT_MS)
  return line.slice(FILE_MARK.length).split(' ').slice(0, 2)
}

/** The first URL of its command line, and the MD5 of what it fetched from there. */
export async function fetchedBy(machine: VirtualMachine): Promise<string[]> {
  const line = await machine.waitForLine(
    'it fetched what its arguments name',
    text => text.startsWith(FETCHED_MARK),
    BOOT_MS,
  )
  return line.slice(FETCHED_MARK.length).split(' ').slice(0, 2)
}

export async function md5Of(path: string): Promise<string> {
  return createHash('md5')
    .update(await readFile(path))
    .digest('hex')
}
