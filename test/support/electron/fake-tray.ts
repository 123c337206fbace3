import { EventEmitter } from 'node:events'

export interface FakeMenuItem {
  readonly label?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly submenu?: readonly FakeMenuItem[]
  readonly click?: () => void
}

export const trays: FakeTray[] = []

/** The icon in the tray, as the desktop would show it. */
export class FakeTray extends EventEmitter {
  icon: string
  toolTip = ''
  menu: readonly FakeMenuItem[] = []

  constructor(image: { path: string }) {
    super()
    this.icon = image.path
    trays.push(this)
  }

  setImage = (image: { path: string }): void => void (this.icon = image.path)
  setToolTip = (text: string): void => void (this.toolTip = text)
  setContextMenu = (menu: readonly FakeMenuItem[]): void => void (this.menu = menu)

  /** Chooses the entry with this label, in submenus too. */
  choose(label: string): void {
    const find = (items: readonly FakeMenuItem[]): FakeMenuItem | undefined =>
      items.find(item => item.label === label) ?? items.flatMap(item => find(item.submenu ?? []) ?? []).at(0)
    const item = find(this.menu)
    if (!item?.click || item.enabled === false) throw new Error(`nothing to choose: ${label}`)
    item.click()
  }
}

export const Menu = { buildFromTemplate: (template: readonly FakeMenuItem[]) => template }
