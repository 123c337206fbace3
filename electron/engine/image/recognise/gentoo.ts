import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, findFile, initrdCan, initrdEvidence } from './disc-facts.ts'
import { networkEntries, ramForIsoInInitrd, ramForSquashfs } from './entries.ts'
import type { RecognisedEntry, Recogniser } from './recognition.ts'

const SQUASHFS = '/image.squashfs'
const OLD_LOCATORS = /^(root|init|loop|looptype|cdroot|ip|isoboot)$/
const NEW_LOCATORS = /^(root|ip|rd\.neednet|rd\.live\.(dir|squashimg)|cdroot)$/

/**
 * Gentoo: until 2024 an initramfs by genkernel, which contains the file system; since then one by dracut. The disc's
 * command line shows which.
 */
export const recogniseGentoo: Recogniser = async disc => {
  const squashfs = await findFile(disc, SQUASHFS)
  const own = disc.entries.filter(entry => /^\/boot\/[^/]*gentoo/i.test(entry.kernel))
  if (!squashfs || own.length === 0) return null
  const isDracut = own.some(entry => entry.arguments.includes('rd.live.squashimg='))
  const canFetch = isDracut ? await initrdCan(disc, own, 'livenet') : null
  const version = /\d{8}(T\d{6}Z)?/.exec(disc.volumeId)?.[0] ?? null
  const facts = {
    family: 'gentoo',
    product: `Gentoo ${version ?? ''}`.trim(),
    version,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    evidence: [
      remark('file-system', { path: squashfs.path, system: 'Gentoo' }),
      ...initrdEvidence(canFetch, 'livenet'),
    ],
  }
  const start: RecognisedEntry['start'] = {
    kind: 'iso-in-initrd',
    embedded: { path: squashfs.path, name: SQUASHFS },
  }
  if (!isDracut)
    return {
      ...facts,
      netboot: 'yes',
      reason: remark('gentoo-in-initrd', { path: squashfs.path }),
      entries: networkEntries(own, {
        words: `root=/dev/ram0 init=/linuxrc loop=${SQUASHFS} looptype=squashfs cdroot=1 ip=dhcp`,
        without: OLD_LOCATORS,
        start,
      }),
      ramMegabytes: ramForIsoInInitrd(squashfs.sizeBytes),
    }
  return {
    ...facts,
    netboot: canFetch === true ? 'yes' : 'partial',
    reason: canFetch === true ? remark('fetches', { path: squashfs.path }) : remark('gentoo-may-fetch'),
    entries: networkEntries(own, {
      words: `root=live:{TREE_URL}${squashfs.path.slice(1)} rd.neednet=1 ip=dhcp cdroot`,
      without: NEW_LOCATORS,
      experimental: canFetch !== true,
    }),
    ramMegabytes: ramForSquashfs(squashfs.sizeBytes),
  }
}

const SYSTEM_RESCUE_LOCATORS = /^(netboot|dodhcp|cdroot|isoloop|subdir)$/

/** SystemRescueCd 5 and older: `netboot=` names its file system (SystemRescueCd manual, "PXE network booting"). */
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
    entries: networkEntries(own, {
      words: `netboot={TREE_URL}${squashfs.path.slice(1)} dodhcp`,
      without: SYSTEM_RESCUE_LOCATORS,
    }),
    ramMegabytes: ramForSquashfs(squashfs.sizeBytes),
  }
}
