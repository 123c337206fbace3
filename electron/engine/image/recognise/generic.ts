import { remark } from '#contract/image-remark.ts'
import { archOfLoaders, parseArch } from './arch.ts'
import { parseDiskInfo } from './disk-info.ts'
import { efiEntries } from './efi-entry.ts'
import { withoutDoubles } from './entry-list.ts'
import type { Recogniser } from './recognition.ts'

/** Any disc with a boot configuration that can be read: its own lines, untouched. */
export const recogniseGeneric: Recogniser = async disc => {
  const programs = await efiEntries(disc.efiPrograms, disc.configuredPrograms)
  if (disc.entries.length === 0 && programs.length === 0) return null
  const info = parseDiskInfo(await disc.readText('/.disk/info'))
  const sources = [...new Set([...disc.entries, ...disc.configuredPrograms].map(entry => entry.source))]
  return {
    family: 'unknown',
    product: info?.product ?? null,
    version: info?.version ?? null,
    arch: info?.arch ?? parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    netboot: 'partial',
    reason: remark(disc.entries.length === 0 ? 'efi-program' : 'generic-own-arguments'),
    evidence: [
      ...(info ? [remark('disk-info', { text: info.line })] : []),
      remark('configuration-read', { path: sources.join(', ') }),
    ],
    entries: withoutDoubles([
      ...disc.entries.map(({ title, kernel, initrd, arguments: own }) => ({
        title,
        kernel,
        initrd,
        arguments: own,
        experimental: true,
      })),
      ...programs,
    ]),
  }
}
