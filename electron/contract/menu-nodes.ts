import type { BootMenu, MenuImport, MenuItem, MenuNode } from './menu.ts'

/** The current menu as nodes that can be arranged. */
export function nodesOf(menu: BootMenu): readonly MenuNode[] {
  return menu.items.map(toNode)
}

/** One line as a node: a title that the user has not changed follows its image. */
export function toNode(item: MenuItem): MenuNode {
  const { id, parent, isHidden, hotkey, firmware, note, title } = item
  const place = { id, parent, isHidden, hotkey, firmware, note }
  switch (item.kind) {
    case 'submenu':
    case 'separator':
      return { ...place, kind: item.kind, title }
    case 'custom':
      return { ...place, kind: 'custom', title, start: item.start }
    default:
      return { ...place, kind: 'entry', title: item.ownTitle }
  }
}

/** The nodes with an imported menu added, or replaced by it. Imported nodes whose id is taken get another id. */
export function withImported(
  menu: BootMenu,
  read: Pick<MenuImport, 'nodes' | 'defaultId'>,
  how: 'add' | 'replace',
): { readonly nodes: readonly MenuNode[]; readonly defaultId: string | null } {
  const kept = how === 'add' ? nodesOf(menu) : []
  const taken = new Set(kept.map(node => node.id))
  const renamed = new Map<string, string>()
  const added: MenuNode[] = []
  for (const node of read.nodes) {
    // The local disk is in the menu only once.
    if (node.kind === 'entry' && taken.has(node.id)) continue
    let id = node.id
    for (let number = 2; taken.has(id); number++) id = `${node.id}-${number}`
    taken.add(id)
    renamed.set(node.id, id)
    added.push({ ...node, id, parent: node.parent === null ? null : (renamed.get(node.parent) ?? null) })
  }
  const wanted = read.defaultId
  return { nodes: [...kept, ...added], defaultId: wanted === null ? null : (renamed.get(wanted) ?? wanted) }
}
