import { basename } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import type { LabFirmware } from '#contract/lab.ts'
import { createCachedBlockSource, openFileBlockSource } from '../../image/block-source.ts'
import { openVolume } from '../../image/volume.ts'

/**
 * Rejects with `disc-not-bootable` where such a firmware finds nothing to start on the disc (El Torito): it would say
 * so on its screen at most, and wait. Rejects with `iso-unreadable` for a file that cannot be read.
 */
export async function expectBootableDisc(path: string, firmware: LabFirmware): Promise<void> {
  const platform = firmware === 'bios' ? 'bios' : 'uefi'
  const platforms = await bootPlatformsOn(path).catch((thrown: unknown) => {
    throw new SlipwayError('iso-unreadable', { path }, thrown)
  })
  if (!platforms.includes(platform))
    throw new SlipwayError('disc-not-bootable', { file: basename(path), firmware: platform })
}

async function bootPlatformsOn(path: string): Promise<readonly string[]> {
  const source = await openFileBlockSource(path)
  try {
    return (await openVolume(createCachedBlockSource(source)))?.bootPlatforms ?? []
  } finally {
    await source.close()
  }
}
