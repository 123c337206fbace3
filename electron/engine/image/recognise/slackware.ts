import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import { networkEntries } from './entries.ts'
import { findFile } from './disc-facts.ts'
import type { Recogniser } from './recognition.ts'

const KERNELS = ['/kernels/huge.s/bzImage', '/kernels/generic.s/bzImage', '/kernels/hugesmp.s/bzImage']

/** Slackware: the installer is in its initrd and asks for a server. It supports no answer file. */
export const recogniseSlackware: Recogniser = async disc => {
  const initrd = await findFile(disc, '/isolinux/initrd.img')
  const is64 = await findFile(disc, '/slackware64/PACKAGES.TXT', '/PACKAGES.TXT')
  const kernel = await findFile(disc, ...KERNELS)
  if (!initrd || !kernel || !is64) return null
  const own = disc.entries.filter(entry => entry.kernel.startsWith('/kernels/'))
  const flavour = kernel.path.split('/')[2] ?? 'huge.s'
  const fallback: ConfiguredEntry = {
    title: `Slackware (${flavour})`,
    kernel: kernel.path,
    initrd: [initrd.path],
    arguments: `load_ramdisk=1 prompt_ramdisk=0 rw printk.time=0 nomodeset SLACK_KERNEL=${flavour}`,
    source: kernel.path,
  }
  const version =
    /Slackware(?:64)? (\d[\d.]*)/i.exec(disc.applicationId)?.[1] ?? (await versionOfAnnouncement(disc.tree))
  const is64Bit = (await disc.tree.list('/slackware64')) !== null
  return {
    family: 'slackware',
    product: `Slackware${is64Bit ? '64' : ''} ${version ?? ''}`.trim(),
    version,
    arch: is64Bit ? 'amd64' : 'i386',
    netboot: 'yes',
    reason: remark('slackware-asks'),
    evidence: [remark('slackware-installer', { path: kernel.path, initrd: initrd.path })],
    entries: networkEntries(own.length > 0 ? own : [fallback]),
    ramMegabytes: 1024,
  }
}

/** `/ANNOUNCE.15_0` */
async function versionOfAnnouncement(tree: {
  list(path: string): Promise<readonly { readonly path: string }[] | null>
}): Promise<string | null> {
  const names = ((await tree.list('/')) ?? []).map(entry => entry.path)
  return (
    names
      .map(path => /^\/ANNOUNCE\.(\d[\w]*)$/i.exec(path)?.[1]?.replaceAll('_', '.'))
      .find(version => version !== undefined) ?? null
  )
}
