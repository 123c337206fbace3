import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import { archOfLoaders, parseArch, familyName, parseTreeInfo, findFile, hasFolder } from './disc-facts.ts'
import {
  withoutDuplicates,
  splitArguments,
  withoutArguments,
  FILL_IN_MIRROR,
  RAM_FOR_ANACONDA,
} from './entries.ts'
import type { Disc, RecognisedEntry, Recogniser } from './recognition.ts'

/** `root=` must go: with it parse-anaconda-repo.sh ignores `inst.repo`. A medium check has no medium. */
const LOCATORS =
  /^((inst\.)?(stage2|repo)|method|root|rd\.live\.check|rd\.live\.image|mediacheck|ip|iso-scan\/filename|findiso)$/

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^Rocky/i, 'rocky'],
  [/^AlmaLinux/i, 'almalinux'],
  [/^CentOS/i, 'centos'],
  [/^(Red Hat Enterprise Linux|RHEL)/i, 'rhel'],
  [/^(Oracle Linux|OL\b)/i, 'oracle'],
  [/^Fedora/i, 'fedora'],
]
const STAGE2_PLACES = ['/images/install.img', '/LiveOS/squashfs.img', '/images/stage2.img']
/** Anaconda's rule: a disc with repositories is a DVD, without them a boot disc. */
const PACKAGE_PLACES = ['/BaseOS', '/AppStream', '/Minimal', '/Packages', '/repodata', '/Server']

/** RHEL and its rebuilds, Fedora Server: everything that installs with Anaconda. */
export const recogniseAnaconda: Recogniser = async disc => {
  const text = await disc.readText('/.treeinfo')
  const info = text === null ? null : parseTreeInfo(text)
  const general = info?.get('general')
  const arch = general?.get('arch') ?? ''
  const images = info?.get(`images-${arch}`)
  const kernel = await pathOf(disc, images?.get('kernel'), 'images/pxeboot/vmlinuz', 'isolinux/vmlinuz')
  const initrd = await pathOf(disc, images?.get('initrd'), 'images/pxeboot/initrd.img', 'isolinux/initrd.img')
  const stage2 = await pathOf(disc, info?.get('stage2')?.get('mainimage'), ...STAGE2_PLACES)
  const isAnaconda = info !== null || disc.entries.some(entry => /\binst\.\w+/.test(entry.arguments))
  if (!kernel || !initrd || !stage2 || !isAnaconda) return null

  // A disc without .treeinfo (AlmaLinux 10 boot) has its name only in its label: `AlmaLinux-10-0-x86_64-dvd`.
  const brand = general?.get('family') ?? /^[A-Za-z]+/.exec(disc.volumeId)?.[0] ?? ''
  const version =
    general?.get('version') ?? /\d+(?:[-.]\d+)*/.exec(disc.volumeId)?.[0].replaceAll('-', '.') ?? null
  const places: string[] = []
  for (const path of PACKAGE_PLACES) if (await hasFolder(disc, path)) places.push(path)
  const hasPackages = places.length > 0
  const locator = locatorFor(brand, version, hasPackages)
  const own = disc.entries.filter(entry => /(^|\/)(vmlinuz|linux|kernel\.img)[^/]*$/i.test(entry.kernel))
  const entries: readonly ConfiguredEntry[] =
    own.length > 0
      ? await Promise.all(own.map(entry => withPxeKernel(disc, entry, kernel, initrd)))
      : [
          {
            title: `Install ${brand} ${version ?? ''}`.trim(),
            kernel,
            initrd: [initrd],
            arguments: '',
            source: '',
          },
        ]
  return {
    family: FAMILIES.find(([pattern]) => pattern.test(brand))?.[1] ?? familyName(brand, 'anaconda'),
    product: general?.get('name') ?? ([brand, version].filter(Boolean).join(' ') || null),
    version,
    arch: parseArch(arch) ?? parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    edition: editionOf(places),
    netboot: 'yes',
    reason: remark(hasPackages ? 'anaconda-packages' : 'anaconda-mirrors'),
    ...(hasPackages ? {} : { wayOut: FILL_IN_MIRROR }),
    ramMegabytes: RAM_FOR_ANACONDA,
    evidence: [
      info
        ? remark('tree-info', { text: [brand, version, arch].filter(Boolean).join(' ') })
        : remark('anaconda-configured', { text: disc.volumeId }),
      remark('installer-root', { path: stage2 }),
    ],
    entries: withoutDuplicates(entries.map(entry => toNetwork(entry, locator))),
  }
}

/** EL 6 and older support only `method=`. Without packages, `inst.repo=` is for a mirror if the user names one. */
function locatorFor(brand: string, version: string | null, hasPackages: boolean): string {
  const isOld = !/^Fedora/i.test(brand) && Number.parseInt(version ?? '', 10) <= 6
  if (isOld) return 'method={TREE_URL} ip=dhcp'
  return hasPackages
    ? 'inst.repo={TREE_URL} ip=dhcp'
    : 'inst.stage2={TREE_URL} inst.repo={MIRROR_URL} ip=dhcp'
}

function toNetwork(entry: ConfiguredEntry, locator: string): RecognisedEntry {
  const own = splitArguments(withoutArguments(entry.arguments, LOCATORS).join(' ')).map(fromTree)
  return {
    title: entry.title,
    kernel: entry.kernel,
    initrd: entry.initrd,
    arguments: [locator, ...own].join(' '),
    experimental: false,
  }
}

/** A kickstart file on the disc is also in the tree. */
function fromTree(word: string): string {
  return word.replace(/^((?:inst\.)?ks)=(?:hd:[^:]*|cdrom(?::[^:/]*)?):?\/*/, '$1={TREE_URL}')
}

/** `/isolinux/vmlinuz` is the same file: one copy and one entry are enough. */
async function withPxeKernel(
  disc: Disc,
  entry: ConfiguredEntry,
  kernel: string,
  initrd: string,
): Promise<ConfiguredEntry> {
  const size = async (path: string | undefined) => (path ? (await disc.tree.find(path))?.sizeBytes : null)
  const isSame =
    entry.initrd.length === 1 &&
    (await size(entry.kernel)) === (await size(kernel)) &&
    (await size(entry.initrd[0])) === (await size(initrd))
  return isSame ? { ...entry, kernel, initrd: [initrd] } : entry
}

function editionOf(places: readonly string[]): string {
  if (places.length === 0) return 'boot'
  return places.includes('/Minimal') ? 'minimal' : 'DVD'
}

async function pathOf(disc: Disc, ...paths: readonly (string | undefined)[]): Promise<string | null> {
  return (await findFile(disc, ...paths))?.path ?? null
}
