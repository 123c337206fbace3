import type { BootImage } from '#contract/image.ts'
import type { BootMenu, MenuItem } from '#contract/menu.ts'
import { arrangeItems, type StoredNode } from './arrange-items.ts'
import { isStartable, PLAIN_PLACE } from './menu-tree.ts'

/** What the user decided about the menu; null where nothing was decided. */
export interface MenuSettings {
  readonly defaultId: string | null
  readonly timeoutSeconds: number | null
  readonly layout?: readonly StoredNode[] | null
}

const TIMEOUT_SECONDS = 30
/** With a single entry there is nothing to think about, but still a moment to press a key. */
const SINGLE_ENTRY_TIMEOUT_SECONDS = 1

/** The menu of everything that can boot, arranged by the user, or one image after the other. */
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
