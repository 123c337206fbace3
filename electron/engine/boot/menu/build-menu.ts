import type { BootImage } from '#contract/image.ts'
import type { BootMenu, MenuItem } from '#contract/menu.ts'

/** What the user decided about the menu; null where nothing was decided. */
export interface MenuSettings {
  readonly defaultId: string | null
  readonly timeoutSeconds: number | null
}

const TIMEOUT_SECONDS = 30
/** With a single entry there is nothing to think about, but still a moment to press a key. */
const SINGLE_ENTRY_TIMEOUT_SECONDS = 1

const LOCAL: MenuItem = { kind: 'local', id: 'local', title: "Start from this machine's own disk" }
const SHELL: MenuItem = { kind: 'shell', id: 'shell', title: 'Boot loader shell' }

/** The menu of everything that can boot: every entry of every image that is there, then the own disk and a shell. */
export function buildMenu(images: readonly BootImage[], settings: MenuSettings): BootMenu {
  const targets = images.filter(image => image.netboot !== 'no' && image.isPresent).flatMap(targetsOf)
  const items = [...targets, LOCAL, SHELL]
  const wanted = items.find(item => item.id === settings.defaultId)
  const usualTimeout = targets.length === 1 ? SINGLE_ENTRY_TIMEOUT_SECONDS : TIMEOUT_SECONDS
  return {
    items,
    defaultId: (wanted ?? targets[0] ?? LOCAL).id,
    timeoutSeconds: settings.timeoutSeconds ?? usualTimeout,
  }
}

function targetsOf(image: BootImage): readonly MenuItem[] {
  return image.entries.map(entry => ({
    kind: 'target',
    id: entry.id,
    title: entry.experimental ? `${entry.title} (experimental)` : entry.title,
    imageId: image.id,
    imageSizeBytes: image.sizeBytes,
    target: entry,
  }))
}
