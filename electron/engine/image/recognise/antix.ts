import { remark } from '#contract/image-remark.ts'
import { archOfLoaders } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { findFile } from './find-file.ts'
import { withoutArguments } from './kernel-arguments.ts'
import { ramForIsoInInitrd } from './ram.ts'
import type { Recogniser } from './recognition.ts'
import { EDIT_ARGUMENTS } from './way-out.ts'

const OTHER_LOCATORS = /^(fromiso|bdir|buuid|blabel|from)$/

/** antiX and MX Linux: their initrd finds an ISO that lies beside it, but nobody has said that it does over a network. */
export const recogniseAntix: Recogniser = async disc => {
  const system = await findFile(disc, '/antiX/linuxfs')
  const own = disc.entries.filter(entry => /^\/antiX\//i.test(entry.kernel))
  if (!system || own.length === 0) return null
  const name = /^MX/i.test(disc.volumeId) ? 'MX Linux' : 'antiX'
  const version = /(\d+(?:\.\d+)*)/.exec(disc.volumeId)?.[1] ?? null
  return {
    family: name === 'antiX' ? 'antix' : 'mx',
    product: [name, version].filter(Boolean).join(' '),
    version,
    arch: await archOfLoaders(disc.tree),
    netboot: 'partial',
    reason: remark('antix-in-initrd'),
    wayOut: EDIT_ARGUMENTS,
    evidence: [remark('file-system', { path: system.path, system: 'antiX' })],
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: ['fromiso=/antix.iso', ...withoutArguments(entry.arguments, OTHER_LOCATORS)].join(' '),
        experimental: true,
        start: { kind: 'iso-in-initrd', embedded: { path: null, name: '/antix.iso' } },
      })),
    ),
    ramMegabytes: ramForIsoInInitrd(disc.sizeBytes),
  }
}
