import { describe, expect, it } from 'vitest'
import { ANSWER_KINDS, type AnswerKind } from '#contract/answer-form.ts'
import type { BootTarget } from '#contract/image.ts'
import { withAnswers } from '#engine/features/unattended/served-answer-files.ts'
import type { AnsweredTarget } from '#engine/features/unattended/kind/kind-rules.ts'
import { KINDS } from '#engine/features/unattended/kind/kinds.ts'
import { placeOf } from '#engine/features/unattended/variables.ts'
import type { Animal } from '../../../support/zoo/animal.ts'
import { HYPERVISORS } from '../../../support/zoo/hypervisors.ts'
import { INSTALLERS } from '../../../support/zoo/installers.ts'
import { LIVE_SYSTEMS } from '../../../support/zoo/live-systems.ts'
import { OTHERS } from '../../../support/zoo/others.ts'
import { TOLD_BY_INITRD } from '../../../support/zoo/told-by-initrd.ts'
import { context } from './sample-answers.ts'

const zoo: Readonly<Record<string, Animal>> = {
  ...HYPERVISORS,
  ...INSTALLERS,
  ...LIVE_SYSTEMS,
  ...OTHERS,
  ...TOLD_BY_INITRD,
}

function targetsOf({ is, entries }: Pick<Animal, 'is' | 'entries'>): AnsweredTarget[] {
  return entries.map(([kind, kernel, words]) => ({
    family: is.family,
    version: is.version,
    target: {
      kind,
      kernel,
      arguments: words,
      initrd: [],
      files: [],
      modules: [{ path: '/boot/vmlinuz', arguments: 'console=hvc0' }],
    } as unknown as BootTarget,
  }))
}
const kindsFor = (one: AnsweredTarget): AnswerKind[] => ANSWER_KINDS.filter(kind => KINDS[kind].fits(one))

const READ: Readonly<Record<string, readonly AnswerKind[]>> = {
  'rocky-9-minimal': ['kickstart'],
  'centos-7': ['kickstart'],
  'fedora-netinst': ['kickstart'],
  'leap-15-dvd': ['autoyast'],
  'sles-15-online': ['autoyast'],
  'leap-16-agama': ['agama'],
  'kali-installer': ['preseed'],
  'debian mini.iso': ['preseed'],
  coreos: ['ignition'],
  flatcar: ['ignition'],
  'xcp-ng': ['xcp-ng'],
  'xcp-ng-netinstall': ['xcp-ng'],
  'harvester-1.2': ['harvester-create', 'harvester-join'],
  proxmox: ['proxmox'],
  'archiso with its hook for HTTP': ['archinstall'],
  'archiso without it': ['archinstall'],
  'windows-11': ['autounattend'],
  'windows-server': ['autounattend'],
}

describe('the entries of a disc', () => {
  it.each(Object.entries(zoo))(
    'of %s read the answer files of their installer, and no others',
    (name, animal) => {
      for (const one of targetsOf(animal)) expect(kindsFor(one)).toEqual(READ[name] ?? [])
    },
  )

  it('of Ubuntu read autoinstall; those of Mint and live systems read nothing', () => {
    const casper = 'ip=dhcp url={ISO_URL} cloud-config-url=/dev/null root=/dev/ram0 quiet'
    const of = (family: string) =>
      targetsOf({
        is: { family, version: null, arch: 'amd64', netboot: 'yes' },
        entries: [['linux', '/casper/vmlinuz', casper]],
      }).flatMap(kindsFor)
    expect([of('ubuntu'), of('kubuntu'), of('linuxmint')]).toEqual([['autoinstall'], ['autoinstall'], []])
  })
})

describe('kernel arguments', () => {
  const pointed = (kind: AnswerKind, words: string, over: Partial<AnsweredTarget> = {}) => {
    const about = {
      family: 'x',
      version: null,
      target: { kind: 'linux', arguments: words } as BootTarget,
      ...over,
    }
    const place = placeOf(context({ fileName: 'F' }))
    const rules = KINDS[kind]
    const { replaces } = rules
    return withAnswers(about.target, { arguments: rules.arguments(place, about), replaces, files: [] })
  }
  const at = 'http://10.99.0.1:8080/answer/TOKEN/'

  it.each([
    ['autoinstall', 'quiet ---', `quiet autoinstall ds=nocloud-net;s=${at} ---`],
    ['kickstart', 'inst.repo={TREE_URL} inst.ks=hd:x quiet', `inst.repo={TREE_URL} quiet inst.ks=${at}F`],
    ['kickstart', 'method={TREE_URL} ks=cdrom', `method={TREE_URL} ks=${at}F`],
    [
      'preseed',
      'vga=788 auto=false --- quiet',
      `vga=788 auto=true priority=critical interface=auto netcfg/no_default_route=true netcfg/get_nameservers= hostname=node-3 domain= url=${at}F --- quiet`,
    ],
    ['autoyast', 'install={TREE_URL} autoyast=file:///x', `install={TREE_URL} autoyast=${at}F`],
    ['agama', 'root=live:{TREE_URL}x', `root=live:{TREE_URL}x inst.auto=${at}F`],
    ['proxmox', 'ro proxmox-tui-mode', 'ro proxmox-start-auto-installer'],
    [
      'harvester-create',
      'root=live:x harvester.install.automatic=false "a b"',
      `root=live:x "a b" harvester.install.automatic=true harvester.install.config_url=${at}F`,
    ],
    ['archinstall', 'archiso_http_srv={TREE_URL}', `archiso_http_srv={TREE_URL} script=${at}install.sh`],
  ] as const)('of %s: %s', (kind, words, expected) => {
    expect(pointed(kind, words).arguments).toBe(expected)
  })

  it('of XCP-ng go to the kernel behind Xen', () => {
    const target = {
      kind: 'multiboot',
      arguments: 'dom0_mem=8G',
      modules: [
        { path: '/boot/vmlinuz', arguments: 'console=hvc0' },
        { path: '/install.img', arguments: '' },
      ],
    } as unknown as BootTarget
    expect(pointed('xcp-ng', '', { target })).toMatchObject({
      arguments: 'dom0_mem=8G',
      modules: [{ arguments: `console=hvc0 answerfile=${at}F install` }, { arguments: '' }],
    })
  })

  it('of CoreOS install if a disk is named, and run from memory if none is', () => {
    const about = { family: 'fedora-coreos', version: null, target: { arguments: '' } as BootTarget }
    const words = (own: Record<string, string>) =>
      KINDS.ignition.arguments(placeOf(context({ own: [own] })), about).join(' ')
    expect(words({})).toContain('ignition.firstboot')
    expect(words({ install_disk: '/dev/vda' })).toMatch(/^coreos\.inst\.install_dev=\/dev\/vda /)
  })

  it('of Windows are a file next to the boot manager', () => {
    const target = {
      kind: 'wimboot',
      arguments: '',
      files: [{ name: 'BCD', path: '/boot/bcd' }],
    } as unknown as BootTarget
    const files = [{ name: 'autounattend.xml', path: '/.slipway-answer/T/autounattend.xml' }]
    expect(withAnswers(target, { arguments: [], replaces: /^$/, files })).toMatchObject({
      files: [{ name: 'BCD' }, { name: 'autounattend.xml' }],
    })
  })
})
