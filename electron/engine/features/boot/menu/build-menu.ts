import type { BootImage } from '#contract/image.ts'
import type { BootMenu, MenuItem, MenuNode, MenuTool } from '#contract/menu.ts'
import { checkCustomStart } from '../check/check-entry.ts'
import { isStartable, PLAIN_PLACE } from './menu-tree.ts'

/** The user's settings for the menu; null means no choice was made. */
interface MenuSettings {
  readonly defaultId: string | null
  readonly timeoutSeconds: number | null
  readonly layout?: readonly StoredNode[] | null
}

const TIMEOUT_SECONDS = 30
/** With a single entry there is nothing to choose, but there is still time to press a key. */
const SINGLE_ENTRY_TIMEOUT_SECONDS = 1

/** The menu of everything that can boot: as the user arranged it, or one image after the other. */
export function buildMenu(images: readonly BootImage[], settings: MenuSettings): BootMenu {
  const bootable = images.filter(image => image.netboot !== 'no')
  const targets = bootable.filter(image => image.isPresent).flatMap(targetsOf)
  const layout = settings.layout ?? null
  const missing = new Set(bootable.filter(image => !image.isPresent).flatMap(image => idsOf(image)))
  const items = arrangeItems(targets, layout ?? [], id => missing.has(id))
  const startable = items.filter(isStartable)
  const first = startable.find(item => !item.isHidden && (item.kind === 'target' || item.kind === 'custom'))
  const choices = startable.filter(item => item.kind === 'target' || item.kind === 'custom').length
  const usualTimeout = choices === 1 ? SINGLE_ENTRY_TIMEOUT_SECONDS : TIMEOUT_SECONDS
  const wanted = startable.find(item => item.id === settings.defaultId)
  return {
    items,
    defaultId: (wanted ?? first)?.id ?? 'local',
    timeoutSeconds: settings.timeoutSeconds ?? usualTimeout,
    isArranged: layout !== null,
  }
}

function idsOf(image: BootImage): readonly string[] {
  return image.entries.map(entry => entry.id)
}

function targetsOf(image: BootImage): readonly MenuItem[] {
  return image.entries.map(entry => ({
    ...PLAIN_PLACE,
    kind: 'target',
    id: entry.id,
    title: entry.experimental ? `${entry.title} (experimental)` : entry.title,
    imageId: image.id,
    imageSizeBytes: image.sizeBytes,
    target: entry,
    ownTitle: null,
  }))
}

/** A node as stored: with the title it had when its image was last present. */
export type StoredNode = MenuNode & { readonly seenTitle: string | null }

const TOOL_TITLES: Readonly<Record<MenuTool, string>> = {
  local: "Start from this machine's own disk",
  shell: 'Boot loader shell',
  firmware: 'Firmware setup',
  memtest: 'Memory test',
}
/** In every menu, at least hidden, because a machine may be set to start from its own disk. */
const ALWAYS: readonly MenuTool[] = ['local', 'shell']

/** True for the id of a tool. */
function isTool(id: string): id is MenuTool {
  return Object.hasOwn(TOOL_TITLES, id)
}

/**
 * Puts the items where the user placed them. Entries of a new image come after those of the same image, else after
 * the last image at the top level. An entry whose image is gone keeps its place and says so.
 */
function arrangeItems(
  targets: readonly MenuItem[],
  layout: readonly StoredNode[],
  isFileMissing: (id: string) => boolean,
): readonly MenuItem[] {
  const byId = new Map(targets.map(item => [item.id, item]))
  const submenus = new Set<string>()
  const items = layout.map((node): MenuItem => {
    const item = toItem(node, byId.get(node.id), isFileMissing(node.id))
    const parent = item.parent !== null && submenus.has(item.parent) ? item.parent : null
    if (item.kind === 'submenu') submenus.add(item.id)
    return { ...item, parent }
  })
  const placed = new Set(layout.map(node => node.id))
  for (const target of targets) if (!placed.has(target.id)) insertNew(items, target)
  for (const id of ALWAYS) if (!placed.has(id)) items.push(tool(id))
  return items
}

function tool(id: MenuTool): MenuItem {
  return { ...PLAIN_PLACE, kind: id, id, title: TOOL_TITLES[id], ownTitle: null }
}

function toItem(node: StoredNode, target: MenuItem | undefined, isFileMissing: boolean): MenuItem {
  const { id, parent, isHidden, hotkey, firmware, note } = node
  const place = { id, parent, isHidden, hotkey, firmware, note }
  switch (node.kind) {
    case 'submenu':
    case 'separator':
      return { ...place, kind: node.kind, title: node.title }
    case 'custom':
      return {
        ...place,
        kind: 'custom',
        title: node.title,
        start: node.start,
        problems: checkCustomStart(node.start),
      }
    case 'entry': {
      const found = target ?? (isTool(id) ? tool(id) : null)
      const ownTitle = node.title
      if (found && 'ownTitle' in found)
        return { ...found, ...place, title: ownTitle ?? found.title, ownTitle }
      const title = ownTitle ?? node.seenTitle ?? id
      const reason = isFileMissing ? 'file-missing' : 'image-removed'
      return { ...place, kind: 'gone', title, ownTitle, reason }
    }
  }
}

function insertNew(items: MenuItem[], target: MenuItem): void {
  const imageId = target.kind === 'target' ? target.imageId : ''
  const sibling = items.findLastIndex(item => item.kind === 'target' && item.imageId === imageId)
  if (sibling >= 0) {
    items.splice(sibling + 1, 0, { ...target, parent: items[sibling]?.parent ?? null })
    return
  }
  const lastTarget = items.findLastIndex(item => item.kind === 'target' && item.parent === null)
  const firstTool = items.findIndex(item => isTool(item.id) && item.parent === null)
  items.splice(lastTarget >= 0 ? lastTarget + 1 : firstTool >= 0 ? firstTool : items.length, 0, target)
}
