import type { ClientArch } from '#contract/client-arch.ts'
import { renderIpxeBody, renderIpxeEntry } from '../../boot/menu/ipxe-entry.ts'
import { renderOwnScript, renderIpxeMenu, renderIpxeStart } from '../../boot/menu/ipxe.ts'
import { ipxeFailure } from '../../boot/menu/ipxe-text.ts'
import { startOf, isStartable } from '../../boot/menu/menu-tree.ts'
import { baseUrlOf } from '../../boot/menu/menu-context.ts'
import { FILES, lines, type ExportedText, type ExportScene } from './export-scene.ts'
import { ownScriptPath } from './own-scripts.ts'
import { contextOf, machineFolder, ownReaders, type MenuReader } from './reader.ts'

/** What iPXE's `buildarch` is on UEFI, and `bios` where its platform is a BIOS. */
const KINDS: Readonly<Record<string, ClientArch>> = {
  bios: 'x86-bios',
  x86_64: 'x64-uefi',
  i386: 'x86-uefi',
  arm64: 'arm64-uefi',
  arm32: 'arm32-uefi',
}

/**
 * iPXE's scripts as plain files: `ipxe/boot.ipxe` finds the machine's own, or that of its kind. Every entry stays a script of
 * its own, so that access.log says what was chosen.
 */
export function writeIpxeFiles(scene: ExportScene): readonly ExportedText[] {
  const start = { path: `${FILES}/ipxe/boot.ipxe`, text: writeStart(scene) }
  return [
    start,
    // EFI builds of iPXE look for it beside themselves before they ask for anything else.
    { path: `${FILES}/autoexec.ipxe`, text: start.text },
    ...Object.entries(KINDS).flatMap(([kind, arch]) =>
      writeReader(scene, { arch, machine: null }, `ipxe/kind/${kind}`),
    ),
    ...ownReaders(scene).flatMap(machine =>
      writeReader(scene, { arch: null, machine }, machineFolder(machine)),
    ),
  ]
}

function writeStart(scene: ExportScene): string {
  const folder = `${baseUrlOf(scene.network)}/ipxe`
  const context = contextOf(scene, { arch: null, machine: null }, 'http', 'ipxe/kind/${kind}')
  const own = ownScriptPath(null, scene)
  const menu = `${folder}/kind/\${kind}/menu.ipxe`
  return lines([
    '#!ipxe',
    'isset ${netX/ip} || dhcp || goto failed',
    'set kind ${buildarch}',
    'iseq ${platform} pcbios && set kind bios ||',
    'echo A machine without a menu of its own is told that there is none; that is no fault.',
    `chain --replace ${folder}/machine/\${netX/mac:hexhyp}/start.ipxe ||`,
    ...(own === null ? [] : [`set menu-url ${menu}`, `chain ${baseUrlOf(scene.network)}/${own} ||`]),
    `chain --replace ${menu} || goto failed`,
    ...ipxeFailure('The menu could not be loaded.', context),
  ])
}

function writeReader(scene: ExportScene, reader: MenuReader, folder: string): readonly ExportedText[] {
  const { machine } = reader
  const context = contextOf(scene, reader, 'http', folder)
  const start = startOf(scene.menu, machine)
  const at = (name: string, text: string): ExportedText => ({ path: `${FILES}/${folder}/${name}`, text })
  const menu = renderIpxeMenu(start.menu, context)
  return [
    at('menu.ipxe', menu),
    ...(machine ? [at('start.ipxe', writeMachineStart())] : []),
    ...scene.menu.items.filter(isStartable).flatMap(item => {
      const body = item.kind === 'custom' ? renderIpxeBody(item) : null
      return [
        at(`entry/${item.id}.ipxe`, renderIpxeEntry(item, context)),
        ...(body === null ? [] : [at(`entry/${item.id}.body.ipxe`, body)]),
      ]
    }),
  ]

  function writeMachineStart(): string {
    if (start.item) return renderIpxeStart(start.item.id, context)
    const own = machine && ownScriptPath(machine.mac, scene)
    return own === null ? menu : renderOwnScript(context, `${baseUrlOf(scene.network)}/${own}`)
  }
}
