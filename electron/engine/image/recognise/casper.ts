import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import type { FileTree } from '../file-tree.ts'
import { archOfLoaders, parseDiskInfo, familyName, initrdCan, initrdEvidence } from './disc-facts.ts'
import {
  withoutDuplicates,
  withoutArguments,
  withoutTrailingDashes,
  EDIT_ARGUMENTS,
  ramForWholeIso,
} from './entries.ts'
import type { RecognisedEntry, Recogniser } from './recognition.ts'

/**
 * casper mounts the ISO at `url=` if it ends in `.iso`. `ip=dhcp` brings up the network before that;
 * `cloud-config-url=` keeps cloud-init from interpreting `url=` and fetching the ISO again; `root=` lifts the limit of
 * half the memory on the first root file system (Ubuntu Server documentation, "How to netboot").
 */
const LOCATOR = 'ip=dhcp url={ISO_URL} cloud-config-url=/dev/null root=/dev/ram0 ramdisk_size=1500000'
const OTHER_LOCATORS =
  /^(iso-scan\/filename|findiso|fromiso|url|iso-url|ip|netboot|nfsroot|root|ramdisk_size|cloud-config-url|cdrom-detect\/try-usb|live-media(-path)?)$/

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^Ubuntu(-Server)?$/i, 'ubuntu'],
  [/^Linux Mint/i, 'linuxmint'],
  [/^Pop[_!]?_?OS/i, 'popos'],
]

/** Ubuntu Server and Desktop, its flavours, Linux Mint, Pop!_OS and everything else based on casper. */
export const recogniseCasper: Recogniser = async disc => {
  const folder = await casperFolder(disc.tree)
  if (!folder) return null
  const info = parseDiskInfo(await disc.readText('/.disk/info'))
  const own = disc.entries.filter(entry => /^\/casper[^/]*\//i.test(entry.kernel))
  const entries = own.length > 0 ? own : await pairInFolder(disc.tree, folder, info?.product ?? disc.volumeId)
  if (entries.length === 0) return null
  const brand = info?.brand ?? ''
  const canBoot = await initrdCan(disc, entries, 'casper')
  return {
    family: FAMILIES.find(([pattern]) => pattern.test(brand))?.[1] ?? familyName(brand, 'casper'),
    product: info?.product ?? null,
    version: info?.version ?? null,
    arch: info?.arch ?? (await archOfLoaders(disc.tree)),
    edition: /^Ubuntu-Server/i.test(brand) ? 'Server' : null,
    netboot: canBoot === false ? 'partial' : 'yes',
    reason: canBoot === false ? remark('casper-without-casper') : remark('casper-fetches'),
    ...(canBoot === false ? { wayOut: EDIT_ARGUMENTS } : {}),
    ramMegabytes: ramForWholeIso(disc.sizeBytes),
    evidence: [
      ...(info ? [remark('disk-info', { text: info.line })] : []),
      remark('casper-folder', { path: folder }),
      ...initrdEvidence(canBoot, 'casper'),
    ],
    entries: withoutDuplicates(entries.map(entry => toNetwork(entry, folder))),
  }
}

/** Pop!_OS has its live system in a folder with another name, so casper needs its path. */
function mediaPath(folder: string): readonly string[] {
  return folder.toLowerCase() === '/casper' ? [] : [`live-media-path=${folder}`]
}

function toNetwork(entry: ConfiguredEntry, folder: string): RecognisedEntry {
  const own = withoutTrailingDashes(withoutArguments(entry.arguments, OTHER_LOCATORS))
  // Ours come first: arguments after `---` are copied to the installed system.
  return {
    title: entry.title,
    kernel: entry.kernel,
    initrd: entry.initrd,
    arguments: [LOCATOR, ...mediaPath(folder), ...own].join(' '),
    experimental: false,
  }
}

async function casperFolder(tree: FileTree): Promise<string | null> {
  for (const entry of (await tree.list('/')) ?? []) {
    if (entry.kind !== 'directory' || !/^\/casper/i.test(entry.path)) continue
    if (await pairNames(tree, entry.path)) return entry.path
  }
  return null
}

async function pairNames(tree: FileTree, folder: string) {
  const paths = ((await tree.list(folder)) ?? []).map(entry => entry.path)
  const kernel = paths.find(path => /\/vmlinu[xz](\.efi)?$/i.test(path))
  const initrd = paths.find(path => /\/initrd(\.(lz|gz|img|xz))?$/i.test(path))
  return kernel && initrd ? { kernel, initrd } : null
}

/** For a disc whose boot configuration cannot be read. */
async function pairInFolder(tree: FileTree, folder: string, title: string): Promise<ConfiguredEntry[]> {
  const pair = await pairNames(tree, folder)
  if (!pair) return []
  return [{ title, kernel: pair.kernel, initrd: [pair.initrd], arguments: 'boot=casper', source: folder }]
}
