import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImageOverlays } from '#engine/features/library/image-overlays.ts'
import { systemClock } from '#engine/base/clock.ts'
import { createFilePresences } from '#engine/features/library/file-presence.ts'
import { createImageLibrary } from '#engine/features/library/image-library.ts'
import { fatToolsMissing, makeFatImage } from '../../../support/fat-image.ts'
import { isoToolsMissing, makeDisc, temporaryFolder } from '../../../support/iso-tools.ts'
import type { VersionedFile } from '#engine/base/readable-file.ts'

const missing = isoToolsMissing ?? fatToolsMissing
const folder = temporaryFolder()
afterAll(() => folder.remove())

const PROGRAM = randomBytes(70_001)
const BOOT_CFG =
  'bootstate=0\ntitle=Loading ESXi installer\nkernel=/b.b00\nkernelopt=cdromBoot runweasel\nmodules=/jumpstrt.gz --- /useropts.gz\n'

let discs = 0

function openOverlays() {
  const name = `disc-${++discs}`
  const efi = makeFatImage(
    folder.path,
    name,
    { 'EFI/BOOT/BOOTX64.EFI': PROGRAM },
    { bits: 12, kilobytes: 320 },
  )
  const path = makeDisc(
    folder.path,
    name,
    { 'efi.img': readFileSync(efi), 'boot.cfg': BOOT_CFG, 'root/image.squashfs': 'squashed' },
    ['-R', '-e', 'efi.img', '-no-emul-boot'],
  )
  const { size: sizeBytes, mtimeMs: modifiedMs } = statSync(path)
  const images = createImageLibrary({
    look: createFilePresences({ clock: systemClock }).look,
    imageById: id => (id === 'disc' ? { path, sizeBytes, modifiedMs } : null),
    libraryFolder: join(folder.path, 'library'),
    workerFile: new URL('../../../../electron/engine/image/import-worker.ts', import.meta.url),
    clock: systemClock,
    onCloseError: () => undefined,
  })
  onTestFinished(() => images.close())
  const overlays = createImageOverlays({
    images,
    netbootKernels: { pathOf: () => null },
    isStarted: () => true,
  })
  return async (overlay: string): Promise<Buffer | null> => {
    const file = await overlays.open({
      id: 'disc',
      path: `/.slipway/${overlay}`,
      treeUrl: 'http://10.0.0.1:8080/iso/disc/',
    })
    return file && readAll(file)
  }
}

async function readAll(file: VersionedFile): Promise<Buffer> {
  const bytes = Buffer.alloc(file.sizeBytes)
  let done = 0
  while (done < bytes.length) {
    const read = await file.readInto(bytes.subarray(done), done)
    if (read === 0) break
    done += read
  }
  await file.close()
  return bytes.subarray(0, done)
}

describe.skipIf(missing)(`what is served in addition to an image${missing ? ` - ${missing}` : ''}`, () => {
  it('has a program of the EFI boot image, byte for byte, under the name that firmware uses', async () => {
    const open = openOverlays()
    expect(await open('efi-image/EFI/BOOT/BOOTX64.EFI')).toEqual(PROGRAM)
    expect(await open('efi-image/efi/boot/bootx64.efi')).toEqual(PROGRAM)
    expect(await open('efi-image/EFI/BOOT')).toBeNull()
    expect(await open('efi-image/../boot.cfg')).toBeNull()
  })

  it("has ESXi's list of modules, with the address of its tree and no drive to look for", async () => {
    const text = (await openOverlays()('boot.cfg'))?.toString()
    expect(text?.split('\n')[0]).toBe('prefix=http://10.0.0.1:8080/iso/disc/')
    expect(text).toContain('kernelopt=runweasel')
    expect(text).toContain('modules=jumpstrt.gz --- useropts.gz')
  })

  it('has an archive around a file of the disc', async () => {
    const archive = await openOverlays()('archive/image.squashfs/root/image.squashfs')
    expect(archive?.subarray(0, 6).toString()).toBe('070701')
    expect(archive?.includes('squashed')).toBe(true)
    expect((archive?.length ?? 1) % 4).toBe(0)
  })
})
