import type { MenuNode } from '#contract/menu.ts'

type Nodes = readonly MenuNode[]

const isInside = (nodes: Nodes, id: string, submenuId: string): boolean => {
  const byId = new Map(nodes.map(node => [node.id, node]))
  for (let at = byId.get(id); at; at = at.parent === null ? undefined : byId.get(at.parent))
    if (at.id === submenuId) return true
  return false
}

/** Every submenu followed by its entries. */
export function inOrder(nodes: Nodes, parent: string | null = null): Nodes {
  return nodes
    .filter(node => node.parent === parent)
    .flatMap(node => (node.kind === 'submenu' ? [node, ...inOrder(nodes, node.id)] : [node]))
}

/** Moves a node up or down by one within its submenu, with all that is in it. */
export function moveNode(nodes: Nodes, id: string, by: -1 | 1): Nodes {
  const moved = nodes.find(node => node.id === id)
  const siblings = nodes.filter(node => node.parent === moved?.parent)
  const at = siblings.findIndex(node => node.id === id)
  const other = siblings[at + by]
  if (!moved || !other) return nodes
  return inOrder(nodes.map(node => (node === moved ? other : node === other ? moved : node)))
}

/** Moves a node to the end of a submenu or of the top level. A submenu cannot be moved into itself. */
export function putInto(nodes: Nodes, id: string, parent: string | null): Nodes {
  const moved = nodes.find(node => node.id === id)
  if (!moved || (parent !== null && isInside(nodes, parent, id))) return nodes
  return inOrder([...nodes.filter(node => node.id !== id), { ...moved, parent }])
}

/** The entries of a removed submenu take its place. */
export function removeNode(nodes: Nodes, id: string): Nodes {
  const gone = nodes.find(node => node.id === id)
  if (!gone) return nodes
  return inOrder(
    nodes.flatMap(node => {
      if (node.id === id) return []
      return node.parent === id ? [{ ...node, parent: gone.parent }] : [node]
    }),
  )
}

export function replaceNode(nodes: Nodes, changed: MenuNode): Nodes {
  const before = nodes.find(node => node.id === changed.id)
  const replaced = nodes.map(node => (node.id === changed.id ? { ...changed, parent: node.parent } : node))
  return before?.parent === changed.parent ? replaced : putInto(replaced, changed.id, changed.parent)
}

/** A new node is added before the tools at the end of the menu. */
export function addNode(nodes: Nodes, added: MenuNode): Nodes {
  const tool = nodes.findIndex(node => node.parent === null && /^(local|shell)$/.test(node.id))
  const at = tool < 0 ? nodes.length : tool
  return inOrder([...nodes.slice(0, at), added, ...nodes.slice(at)])
}

/** `submenu.2`: an unused name. */
export function freeId(nodes: Nodes, kind: string): string {
  const taken = new Set(nodes.map(node => node.id))
  for (let number = 1; ; number++) if (!taken.has(`${kind}.${number}`)) return `${kind}.${number}`
}

/** Its depth; 0 at the top level. */
export function depthOf(nodes: readonly Pick<MenuNode, 'id' | 'parent'>[], id: string): number {
  const byId = new Map(nodes.map(node => [node.id, node.parent]))
  let depth = 0
  for (let at = byId.get(id) ?? null; at !== null && depth < 16; at = byId.get(at) ?? null) depth++
  return depth
}
