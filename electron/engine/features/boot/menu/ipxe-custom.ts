import type { CustomStart } from '#contract/menu.ts'
import { isForGrubOnUefi, ownFileUrl, type CustomItem } from './custom-start.ts'
import { handOverToGrub } from './ipxe-start.ts'
import { ipxeBodyUrl, ipxeMenuUrl, ipxeWords } from './ipxe-text.ts'
import { splitWords } from './kernel-line.ts'
import type { MenuContext } from './menu-context.ts'

/** The iPXE commands that start an entry of the user's own, to be run with no image registered. */
export function startCustomInIpxe(item: CustomItem, context: MenuContext): readonly string[] {
  if (item.start.kind === 'kernel') {
    const commands = startKernel(item.start, context)
    return isForGrubOnUefi(item) ? [IF_UEFI, ...commands, ...handOverToGrub(context)] : commands
  }
  if (item.start.ipxe === null) return [IF_UEFI, 'goto failed', ...handOverToGrub(context)]
  // A script of its own: a command that fails ends it, and the lines after this one say so.
  return [
    `chain ${ipxeBodyUrl(item.id, context)} || goto failed`,
    `chain --replace ${ipxeMenuUrl(context)} || goto failed`,
  ]
}

const IF_UEFI = 'iseq ${platform} efi && goto grub ||'

/** The user's own words as a script. */
export function renderIpxeBody(item: CustomItem): string | null {
  const text = item.start.kind === 'text' ? item.start.ipxe : null
  if (text === null || item.problems.some(problem => problem.language === 'ipxe')) return null
  return `#!ipxe\n${text.replace(/^#!ipxe[^\n]*\n?/, '').trimEnd()}\n`
}

function startKernel(
  start: Extract<CustomStart, { kind: 'kernel' }>,
  context: MenuContext,
): readonly string[] {
  const initrds = start.initrd.map((file, index) => ({
    name: `initrd${index}`,
    url: ownFileUrl(file, context),
  }))
  const words = [...initrds.map(({ name }) => `initrd=${name}`), ...splitWords(start.arguments)]
  return [
    `kernel ${ipxeWords([ownFileUrl(start.kernel, context), ...words].join(' '))} || goto failed`,
    ...initrds.map(({ name, url }) => `initrd --name ${name} ${ipxeWords(url)} || goto failed`),
    ...start.modules.map(
      module =>
        `module ${ipxeWords([ownFileUrl(module.path, context), ...splitWords(module.arguments)].join(' '))} || goto failed`,
    ),
    'boot || goto failed',
  ]
}
