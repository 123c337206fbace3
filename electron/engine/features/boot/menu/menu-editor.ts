import { SlipwayError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import type { BootMenu, MenuNode } from '#contract/menu.ts'
import { buildMenu } from './build-menu.ts'
import { isStartable } from './menu-tree.ts'
import type { Publish } from '../../../base/push-hub.ts'
import type { SqliteSettingsStore } from '../../../store/sqlite-settings-store.ts'

/** The current boot menu, built from images and settings. */
export interface MenuEditor {
  /** From memory, because loaders and the packet path ask for it. */
  show(): BootMenu
  set(change: { defaultId?: string | undefined; timeoutSeconds?: number | undefined }): BootMenu
  /** Saves the whole menu as the user arranged it; null builds it from the images again. */
  arrange(nodes: readonly MenuNode[] | null): BootMenu
  /** Rejects with `entry-not-found` if the menu has no such entry. */
  needEntry(id: string): void
  /** Rebuilds the menu from these images and publishes it if it changed. */
  rebuild(images: readonly BootImage[]): void
}

export function createMenuEditor(needs: { settings: SqliteSettingsStore; publish: Publish }): MenuEditor {
  const { settings, publish } = needs
  let images: readonly BootImage[] = []
  let layout = settings.read('menu.layout')
  const build = (): BootMenu =>
    buildMenu(images, {
      defaultId: settings.read('menu.default'),
      timeoutSeconds: settings.read('menu.timeout-seconds'),
      layout,
    })
  let menu = build()
  const renew = (): BootMenu => {
    const next = build()
    if (JSON.stringify(next) === JSON.stringify(menu)) return menu
    menu = next
    publish('menu.changed', menu)
    return menu
  }
  const needEntry = (id: string): void => {
    if (!menu.items.some(item => item.id === id && isStartable(item)))
      throw new SlipwayError('entry-not-found', { id })
  }
  return {
    show: () => menu,
    needEntry,
    set({ defaultId, timeoutSeconds }) {
      if (defaultId !== undefined) {
        needEntry(defaultId)
        settings.write('menu.default', defaultId)
      }
      if (timeoutSeconds !== undefined) settings.write('menu.timeout-seconds', timeoutSeconds)
      return renew()
    },
    arrange(nodes) {
      const titles = new Map(menu.items.map(item => [item.id, item.title]))
      const kept = new Map(layout?.map(node => [node.id, node.seenTitle]))
      const seenTitle = (id: string): string | null => titles.get(id) ?? kept.get(id) ?? null
      layout =
        nodes?.map(node => ({ ...node, seenTitle: node.kind === 'entry' ? seenTitle(node.id) : null })) ??
        null
      settings.write('menu.layout', layout)
      return renew()
    },
    rebuild(current) {
      images = current
      renew()
    },
  }
}
