import type { MenuItem, CustomItem } from '#contract/menu.ts'
import { maskTickets } from '../../base/mask-tickets.ts'
import type { PathRole } from '../../base/path-role.ts'
import { customFiles, isUrl, ownFilePath, targetFiles } from './menu/entry-files.ts'
import { imagePath } from './menu/menu-context.ts'

const CONFIGS: readonly { readonly pattern: RegExp; readonly loader: string }[] = [
  { pattern: /(^|\/)[^/]+\.ipxe$|^\/ipxe\//, loader: 'iPXE' },
  { pattern: /(^|\/)grub\.cfg[^/]*$/, loader: 'GRUB' },
  { pattern: /(^|\/)pxelinux\.cfg\//, loader: 'PXELINUX' },
]

/**
 * Describes a path for the timeline. `path` may lack its leading slash, as in TFTP names, and contains no tickets, as
 * in events.
 */
export function createDescribePath(needs: {
  readonly menuItems: () => readonly MenuItem[]
  readonly hasProgram: (name: string) => boolean
}): (path: string) => PathRole | null {
  return path => {
    const absolute = `/${path.replace(/^\/+/, '')}`
    if (/^\/iso(-overlay)?\//.test(absolute)) return imageRole(absolute, needs.menuItems())
    if (/^\/(capsule|signed)\/.+\.(iso|efi)$/i.test(absolute)) return { kind: 'program' }
    const config = CONFIGS.find(({ pattern }) => pattern.test(absolute))
    if (config) return { kind: 'config', loader: config.loader }
    const own = ownKernelRole(absolute, needs.menuItems())
    if (own) return own
    const name = absolute.split('/').at(-1) ?? ''
    const isProgram =
      absolute.startsWith('/boot/') || needs.hasProgram(absolute.slice(1)) || needs.hasProgram(name)
    return isProgram ? { kind: 'program' } : null
  }
}

/** A kernel of a custom entry: over TFTP below the root, over HTTP below `/boot/`. */
function ownKernelRole(path: string, items: readonly MenuItem[]): PathRole | null {
  const entries = items.flatMap(item => {
    if (item.kind !== 'custom') return []
    const files = filesOf(item).map(file => `${path.startsWith('/boot/') ? '/boot/' : '/'}${file}`)
    return files.includes(path) ? [{ id: item.id, title: item.title, files }] : []
  })
  return entries.length > 0 ? { kind: 'kernel', entries } : null
}

function filesOf(item: CustomItem): readonly string[] {
  return customFiles(item)
    .filter(file => !isUrl(file))
    .map(ownFilePath)
}

function imageRole(path: string, items: readonly MenuItem[]): PathRole {
  const entries = items.flatMap(item => {
    if (item.kind !== 'target') return []
    const files = targetFiles(item.target).map(file => maskTickets(`/${imagePath(item.imageId, file)}`))
    return files.includes(path) ? [{ id: item.id, title: item.title, files }] : []
  })
  return entries.length > 0 ? { kind: 'kernel', entries } : { kind: 'image' }
}
