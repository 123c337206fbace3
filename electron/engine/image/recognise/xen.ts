import { remark } from '#words/remark.ts'
import { archOfLoaders, familyName, parseTreeInfo, versionIn, findFile, hasFolder } from './disc-facts.ts'
import { withoutDuplicates, RAM_FOR_XEN_INSTALLER } from './entries.ts'
import type { Disc, RecognisedEntry, Recogniser } from './recognition.ts'
import { between } from '../../base/scan.ts'

/** XCP-ng's own arguments, for a disc whose configuration cannot be read. */
const HYPERVISOR = 'dom0_max_vcpus=1-16 dom0_mem=max:8192M com1=115200,8n1 console=com1,vga'
const KERNEL = 'console=hvc0 console=tty0'

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^XCP-ng/i, 'xcp-ng'],
  [/^(XenServer|Citrix)/i, 'xenserver'],
]

/** XCP-ng, XenServer and Citrix Hypervisor: Xen, then a Linux kernel and the installer's file system as its modules. */
export const recogniseXen: Recogniser = async disc => {
  const xen = await findFile(disc, '/boot/xen.gz', '/boot/xen')
  const kernel = await findFile(disc, '/boot/vmlinuz')
  const installer = await findFile(disc, '/install.img')
  if (!xen || !kernel || !installer) return null
  const { brand, version, evidence } = await brandOf(disc)
  const own = disc.multiboot.filter(entry => entry.kernel === xen.path)
  const entries: readonly RecognisedEntry[] =
    own.length > 0
      ? own.map(entry => ({
          title: entry.title,
          kernel: entry.kernel,
          initrd: [],
          arguments: entry.arguments,
          experimental: false,
          start: { kind: 'multiboot', modules: entry.modules },
        }))
      : [
          {
            title: `Install ${brand}`,
            kernel: xen.path,
            initrd: [],
            arguments: HYPERVISOR,
            experimental: false,
            start: {
              kind: 'multiboot',
              modules: [
                { path: kernel.path, arguments: KERNEL },
                { path: installer.path, arguments: '' },
              ],
            },
          },
        ]
  const hasPackages =
    (await hasFolder(disc, '/Packages')) || (await disc.tree.find('/packages.main')) !== null
  return {
    family: FAMILIES.find(([pattern]) => pattern.test(brand))?.[1] ?? familyName(brand, 'xen'),
    product: [brand, version].filter(Boolean).join(' '),
    version,
    arch: (await archOfLoaders(disc.tree)) ?? 'amd64',
    edition: hasPackages ? null : 'netinstall',
    netboot: 'yes',
    reason: remark(hasPackages ? 'xen-packages' : 'xen-mirrors'),
    evidence: [evidence, remark('xen-modules', { path: xen.path, installer: installer.path })],
    entries: withoutDuplicates(entries),
    ramMegabytes: RAM_FOR_XEN_INSTALLER,
  }
}

async function brandOf(disc: Disc) {
  const text = await disc.readText('/.treeinfo')
  const info = text === null ? null : parseTreeInfo(text)
  const branding = info?.get('branding')
  const old = await disc.readText('/XS-REPOSITORY')
  const repository = between(old ?? '', '<repository', '>') ?? ''
  const brand =
    branding?.get('name') ??
    /\bname="([^"]+)"/.exec(repository)?.[1] ??
    /^(XCP-ng|XenServer)/i.exec(disc.volumeId)?.[0] ??
    'Xen'
  const version =
    branding?.get('version') ??
    /\bversion="([^"]+)"/.exec(repository)?.[1] ??
    versionIn(disc.volumeId) ??
    null
  const code = branding ? 'tree-info' : old === null ? 'label' : 'xen-repository'
  const evidence = remark(code, { text: [brand, version].filter(Boolean).join(' ') })
  return { brand, version, evidence }
}
