import type { MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import { renderGrubMenu } from '../menu/grub.ts'
import { renderIpxeBody, renderIpxeEntry } from '../menu/ipxe-entry.ts'
import { ipxeFailure } from '../menu/ipxe-text.ts'
import { renderIpxeMenu, renderIpxeStart, renderOwnScript } from '../menu/ipxe.ts'
import { baseUrlOf, type MenuContext } from '../menu/menu-context.ts'
import { isStartable, startOf } from '../menu/menu-tree.ts'
import { renderPxelinuxMenu } from '../menu/pxelinux.ts'
import { ownScriptName } from '../program/own-script.ts'
import type { StaticBootSource, StaticText } from './static-boot.ts'

/** The menus and scripts for all boot loaders: for every architecture, and for machines with a different menu. */
export function writeStaticMenus(source: StaticBootSource): readonly StaticText[] {
  return [...writeIpxeFiles(source), ...writeGrubFiles(source), ...writePxelinuxFiles(source)]
}

/** iPXE's `buildarch` on UEFI, and `bios` if its platform is a BIOS. */
const IPXE_KINDS: Readonly<Record<string, ClientArch>> = {
  bios: 'x86-bios',
  x86_64: 'x64-uefi',
  i386: 'x86-uefi',
  arm64: 'arm64-uefi',
  arm32: 'arm32-uefi',
}

/**
 * iPXE's scripts as plain files: `ipxe/boot.ipxe` finds the machine's own script, or the one for its architecture.
 * Every entry stays a separate script, so that access.log shows what was chosen.
 */
function writeIpxeFiles(source: StaticBootSource): readonly StaticText[] {
  const start = { path: 'ipxe/boot.ipxe', text: writeStart(source) }
  return [
    start,
    // EFI builds of iPXE look for it in their own folder before they ask for anything else.
    { path: 'autoexec.ipxe', text: start.text },
    ...Object.entries(IPXE_KINDS).flatMap(([kind, arch]) =>
      writeReader(source, { arch, machine: null }, `ipxe/kind/${kind}`),
    ),
    ...ownReaders(source).flatMap(machine =>
      writeReader(source, { arch: null, machine }, `ipxe/machine/${dashed(machine.mac)}`),
    ),
  ]
}

function writeStart(source: StaticBootSource): string {
  const folder = `${baseUrlOf(source.network)}/ipxe`
  const context = contextOf(source, { arch: null, machine: null }, 'http', 'ipxe/kind/${kind}')
  const own = ownScriptPath(null, source)
  const menu = `${folder}/kind/\${kind}/menu.ipxe`
  return lines([
    '#!ipxe',
    'isset ${netX/ip} || dhcp || goto failed',
    'set kind ${buildarch}',
    'iseq ${platform} pcbios && set kind bios ||',
    'echo A machine without its own menu shows "not found" here; this is not an error.',
    `chain --replace ${folder}/machine/\${netX/mac:hexhyp}/start.ipxe ||`,
    ...(own === null ? [] : [`set menu-url ${menu}`, `chain ${baseUrlOf(source.network)}/${own} ||`]),
    `chain --replace ${menu} || goto failed`,
    ...ipxeFailure('The menu could not be loaded.', context),
  ])
}

function writeReader(source: StaticBootSource, reader: MenuReader, folder: string): readonly StaticText[] {
  const { machine } = reader
  const context = contextOf(source, reader, 'http', folder)
  const start = startOf(source.menu, machine)
  const at = (name: string, text: string): StaticText => ({ path: `${folder}/${name}`, text })
  const menu = renderIpxeMenu(start.menu, context)
  return [
    at('menu.ipxe', menu),
    ...(machine ? [at('start.ipxe', writeMachineStart())] : []),
    ...source.menu.items.filter(isStartable).flatMap(item => {
      const body = item.kind === 'custom' ? renderIpxeBody(item) : null
      return [
        at(`entry/${item.id}.ipxe`, renderIpxeEntry(item, context)),
        ...(body === null ? [] : [at(`entry/${item.id}.body.ipxe`, body)]),
      ]
    }),
  ]

  function writeMachineStart(): string {
    if (start.item) return renderIpxeStart(start.item.id, context)
    const own = machine && ownScriptPath(machine.mac, source)
    return own === null ? menu : renderOwnScript(context, `${baseUrlOf(source.network)}/${own}`)
  }
}

/** The script that iPXE runs in place of the menu: on one machine, or (null) on all. */
function ownScriptPath(
  mac: MacAddress | null,
  { programs }: Pick<StaticBootSource, 'programs'>,
): string | null {
  const has = (name: string): boolean => programs.some(program => program.name === name)
  if (mac !== null && has(ownScriptName(mac))) return `ipxe/machine/${dashed(mac)}/own.ipxe`
  return has(ownScriptName(null)) ? 'ipxe/own.ipxe' : null
}

/** GRUB's names for its platform (`$grub_cpu-$grub_platform`). */
const GRUB_KINDS: Readonly<Record<string, ClientArch>> = {
  'x86_64-efi': 'x64-uefi',
  'i386-efi': 'x86-uefi',
  'arm64-efi': 'arm64-uefi',
  'i386-pc': 'x86-bios',
}

/**
 * `grub/grub.cfg`, where Debian's network GRUB looks, and `grub.cfg-01-MAC`, which GRUB looks for first, for machines
 * with a different menu. Files come over TFTP: signed builds have no `http` module.
 */
function writeGrubFiles(source: StaticBootSource): readonly StaticText[] {
  return [
    {
      path: 'grub/grub.cfg',
      text: lines([`configfile (tftp,${source.network.address})/grub/menu-$grub_cpu-$grub_platform.cfg`]),
    },
    ...Object.entries(GRUB_KINDS).map(([kind, arch]) => ({
      path: `grub/menu-${kind}.cfg`,
      text: renderGrubMenu(source.menu, contextOf(source, { arch, machine: null }, 'tftp', '')),
    })),
    ...ownReaders(source).map(machine => {
      const start = startOf(source.menu, machine)
      const context = contextOf(source, { arch: null, machine }, 'tftp', '')
      return {
        path: `grub/grub.cfg-01-${dashed(machine.mac)}`,
        text: renderGrubMenu(start.menu, context, start),
      }
    }),
  ]
}

/** `pxelinux.cfg/default`, and `01-MAC` for machines with a different menu. */
function writePxelinuxFiles(source: StaticBootSource): readonly StaticText[] {
  const hasMenuModule = source.hasProgram('menu.c32')
  const usual = contextOf(source, { arch: 'x86-bios', machine: null }, 'tftp', '')
  return [
    { path: 'pxelinux.cfg/default', text: renderPxelinuxMenu(source.menu, usual, { hasMenuModule }) },
    ...ownReaders(source).map(machine => {
      const start = startOf(source.menu, machine)
      const context = contextOf(source, { arch: 'x86-bios', machine }, 'tftp', '')
      return {
        path: `pxelinux.cfg/01-${dashed(machine.mac)}`,
        text: renderPxelinuxMenu(start.menu, context, { hasMenuModule, start }),
      }
    }),
  ]
}

/** The reader of a menu: one machine, or any machine of an architecture. */
interface MenuReader {
  readonly arch: ClientArch | null
  readonly machine: Machine | null
}

/** `scriptFolder` contains this reader's iPXE scripts. */
function contextOf(
  source: StaticBootSource,
  { arch, machine }: MenuReader,
  transport: MenuContext['transport'],
  scriptFolder: string,
): MenuContext {
  const { network, hasProgram, answered } = source
  return {
    address: network.address,
    httpPort: network.httpPort,
    mac: machine?.mac ?? null,
    transport,
    clientArch: machine && machine.arch !== 'unknown' ? machine.arch : arch,
    hasProgram,
    scriptFolder: `${baseUrlOf(network)}/${scriptFolder}`,
    ...(machine ? { answered: item => answered(item, machine.mac) } : {}),
  }
}

/** Machines whose menu differs from the one for their architecture. */
function ownReaders(source: StaticBootSource): readonly Machine[] {
  const answered = new Set(source.answerFolders.map(({ mac }) => mac))
  return source.machines.map(settled).filter(machine => {
    const start = startOf(source.menu, machine)
    const isUsual = start.item === null && start.menu.defaultId === source.menu.defaultId
    const hasScript = ownScriptPath(machine.mac, source) !== ownScriptPath(null, source)
    return machine.next !== 'ignore' && (!isUsual || hasScript || answered.has(machine.mac))
  })
}

/**
 * The machine's settings as a server of plain files can apply them. It does not track boots, so it could never clear
 * "start once"; that entry becomes the default of the machine's menu instead.
 */
function settled(machine: Machine): Machine {
  return machine.next === 'once' ? { ...machine, next: 'menu' } : machine
}

const dashed = (mac: MacAddress): string => mac.replaceAll(':', '-')

function lines(parts: readonly string[]): string {
  return `${parts.join('\n')}\n`
}
