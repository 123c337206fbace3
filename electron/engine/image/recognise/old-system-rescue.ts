import { remark } from '#contract/image-remark.ts'
import { archOfLoaders } from './arch.ts'
import { withoutDoubles } from './entry-list.ts'
import { findFile } from './find-file.ts'
import { withoutArguments } from './kernel-arguments.ts'
import { ramForSquashfs } from './ram.ts'
import type { Recogniser } from './recognition.ts'

const OTHER_LOCATORS = /^(netboot|dodhcp|cdroot|isoloop|subdir)$/

/** SystemRescueCd 5 and older: `netboot=` names its file system (its manual, "PXE network booting"). */
export const recogniseOldSystemRescue: Recogniser = async disc => {
  const squashfs = await findFile(disc, '/sysrcd.dat')
  const own = disc.entries.filter(entry => /\/(rescue|alt)/.test(entry.kernel))
  if (!squashfs || own.length === 0) return null
  const version = (await disc.readText('/version'))?.trim().split(/\s/)[0]?.slice(0, 32) || null
  return {
    family: 'systemrescue',
    product: `SystemRescueCd ${version ?? ''}`.trim(),
    version,
    arch: own.some(entry => entry.kernel.includes('64')) ? 'amd64' : await archOfLoaders(disc.tree),
    netboot: 'yes',
    reason: remark('fetches-into-memory', { path: squashfs.path }),
    evidence: [remark('file-system', { path: squashfs.path, system: 'SystemRescueCd' })],
    entries: withoutDoubles(
      own.map(entry => ({
        title: entry.title,
        kernel: entry.kernel,
        initrd: entry.initrd,
        arguments: [
          `netboot={TREE_URL}${squashfs.path.slice(1)} dodhcp`,
          ...withoutArguments(entry.arguments, OTHER_LOCATORS),
        ].join(' '),
        experimental: false,
      })),
    ),
    ramMegabytes: ramForSquashfs(squashfs.sizeBytes),
  }
}
