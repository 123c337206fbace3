import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import { archOfLoaders, parseArch, parseDiskInfo, initrdCan, initrdEvidence } from './disc-facts.ts'
import {
  withoutDuplicates,
  insertBeforeDashes,
  withoutArguments,
  withoutTrailingDashes,
  EDIT_ARGUMENTS,
  USB_STICK,
  ramForSquashfs,
} from './entries.ts'
import type { Disc, RecognisedEntry, Recogniser } from './recognition.ts'
import { nameOf } from '../../base/scan.ts'

/** live-boot(7): `fetch=` downloads the file system to memory; its URL must contain an IP address. */
const OTHER_LOCATORS =
  /^(findiso|fromiso|iso-scan\/filename|fetch|httpfs|ftpfs|netboot|nfsroot|live-media|live-media-path|ip|verify-checksums)$/

/** Brands by a mark on their discs; the first that exists wins. */
const BRANDS: readonly { family: string; isHere(marks: Marks): boolean }[] = [
  { family: 'clonezilla', isHere: marks => marks.versionFile.includes('clonezilla') },
  { family: 'gparted', isHere: marks => marks.versionFile.includes('gparted') },
  { family: 'kali', isHere: marks => marks.text.includes('kali') },
  { family: 'vyos', isHere: marks => marks.text.includes('vyos') },
  { family: 'lmde', isHere: marks => marks.text.includes('lmde') },
  { family: 'grml', isHere: marks => marks.text.includes('grml') },
  { family: 'debian-live', isHere: marks => /debian|d-live/.test(marks.text) },
]
interface Marks {
  /** `.disk/info` and the label, in lower case. */
  readonly text: string
  /** Name or content of a `…-Live-Version` file, in lower case. */
  readonly versionFile: string
}
const VERSION_FILES = ['Clonezilla-Live-Version', 'GParted-Live-Version']

/** Debian Live and similar discs: Kali, Clonezilla, GParted, VyOS, grml. */
export const recogniseLiveBoot: Recogniser = async disc => {
  const inLive = ((await disc.tree.list('/live')) ?? []).filter(entry => entry.kind !== 'directory')
  const squashfs =
    inLive.find(entry => /\/filesystem\.squashfs$/i.test(entry.path)) ??
    inLive.find(entry => /\.squashfs$/i.test(entry.path))
  if (!squashfs) return null
  const refusal = await refusalOf(disc)
  const own = disc.entries.filter(entry => entry.kernel.startsWith('/live/'))
  const info = parseDiskInfo(await disc.readText('/.disk/info'))
  const title = info?.product ?? (disc.volumeId || 'Live system')
  const found = own.length > 0 ? own : await pairsIn(disc, title)
  if (found.length === 0 && !refusal) return null
  const canFetch = refusal ? null : await initrdCan(disc, found, 'liveBootHttp')
  const versionFile = await readVersionFile(disc)
  const marks = { text: `${info?.line ?? ''} ${disc.volumeId}`.toLowerCase(), versionFile }
  const locator = `ip=dhcp fetch={TREE_URL}${squashfs.path.slice(1)}`
  return {
    family: refusal?.family ?? BRANDS.find(brand => brand.isHere(marks))?.family ?? 'live-boot',
    product: info?.product ?? null,
    version: info?.version ?? /live-(\d[\w.]*(?:-\d+)?)/.exec(versionFile)?.[1] ?? null,
    arch:
      info?.arch ?? parseArch(disc.volumeId) ?? parseArch(versionFile) ?? (await archOfLoaders(disc.tree)),
    netboot: refusal ? 'no' : canFetch === false ? 'partial' : 'yes',
    ...(refusal ? { wayOut: USB_STICK } : canFetch === false ? { wayOut: EDIT_ARGUMENTS } : {}),
    ramMegabytes: ramForSquashfs(squashfs.sizeBytes),
    reason:
      refusal?.reason ??
      (canFetch === false
        ? remark('live-boot-without-http')
        : remark('live-boot-fetches', { path: squashfs.path })),
    evidence: [
      ...(info ? [remark('disk-info', { text: info.line })] : []),
      remark('live-system', { path: squashfs.path, program: 'live-boot' }),
      ...initrdEvidence(canFetch, '9990-mount-http.sh'),
    ],
    entries: refusal ? [] : withoutDuplicates(found.map(entry => toNetwork(entry, locator))),
  }
}

function toNetwork(entry: ConfiguredEntry, locator: string): RecognisedEntry {
  const own = withoutTrailingDashes(withoutArguments(entry.arguments, OTHER_LOCATORS))
  const words = own.includes('boot=live') ? own : ['boot=live', ...own]
  return {
    title: entry.title,
    kernel: entry.kernel,
    initrd: entry.initrd,
    arguments: insertBeforeDashes(words, locator).join(' '),
    experimental: false,
  }
}

/** For a disc whose boot configuration cannot be read: kernels and initrds that match by name. */
async function pairsIn(disc: Disc, title: string): Promise<ConfiguredEntry[]> {
  const files = ((await disc.tree.list('/live')) ?? []).filter(entry => entry.sizeBytes > 0)
  return files.flatMap(({ path }) => {
    const match = /^vmlinuz(\d*)(-.*)?$/.exec(nameOf(path))
    if (!match) return []
    const [, number = '', suffix = ''] = match
    const initrd = files.find(file =>
      [
        `/live/initrd${number}.img${suffix}`,
        `/live/initrd${number}${suffix}`,
        `/live/initrd${number}.lz`,
      ].includes(file.path),
    )
    if (!initrd) return []
    const name = suffix === '' ? title : `${title} (${suffix.slice(1)})`
    return [
      {
        title: name,
        kernel: path,
        initrd: [initrd.path],
        arguments: 'boot=live components',
        source: '/live',
      },
    ]
  })
}

/** Discs that boot over the network, but cannot do their job there. */
async function refusalOf(disc: Disc): Promise<{ family: string; reason: ImageRemark } | null> {
  for (const name of ['/TrueNAS-SCALE.update', '/TrueNAS.update'])
    if (await disc.tree.find(name))
      return {
        family: 'truenas',
        reason: remark('truenas-needs-drive'),
      }
  if (await disc.tree.find('/live/Tails.module'))
    return {
      family: 'tails',
      reason: remark('tails-refuses'),
    }
  return null
}

async function readVersionFile(disc: Disc): Promise<string> {
  for (const name of VERSION_FILES)
    for (const folder of ['', '/live']) {
      const text = await disc.readText(`${folder}/${name}`)
      if (text !== null) return `${name} ${text}`.slice(0, 1024).toLowerCase()
    }
  return ''
}
