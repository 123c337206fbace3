import { describe, expect, it } from 'vitest'
import type { MenuNode } from '#contract/menu.ts'
import {
  addNode,
  depthOf,
  freeId,
  inOrder,
  moveNode,
  putInto,
  removeNode,
  replaceNode,
} from '../../renderer/model/menu-nodes.ts'

const PLACE = { isHidden: false, hotkey: null, firmware: [], note: null }
const entry = (id: string, parent: string | null = null): MenuNode => ({
  ...PLACE,
  id,
  parent,
  kind: 'entry',
  title: null,
})
const submenu = (id: string, parent: string | null = null): MenuNode => ({
  ...PLACE,
  id,
  parent,
  kind: 'submenu',
  title: id,
})
const ids = (nodes: readonly MenuNode[]): string =>
  nodes.map(node => `${'.'.repeat(depthOf(nodes, node.id))}${node.id}`).join(' ')

const NODES = [entry('a'), submenu('s'), entry('b', 's'), submenu('t', 's'), entry('c', 't'), entry('local')]

describe('arranging the menu', () => {
  it('moves a submenu with all that is in it', () => {
    expect(ids(NODES)).toBe('a s .b .t ..c local')
    expect(ids(moveNode(NODES, 's', -1))).toBe('s .b .t ..c a local')
    expect(ids(moveNode(NODES, 's', 1))).toBe('a local s .b .t ..c')
    expect(ids(moveNode(NODES, 't', -1))).toBe('a s .t ..c .b local')
  })

  it('moves nothing past the ends', () => {
    expect(moveNode(NODES, 'a', -1)).toBe(NODES)
    expect(moveNode(NODES, 'c', 1)).toBe(NODES)
    expect(moveNode(NODES, 'nobody', 1)).toBe(NODES)
  })

  it('puts into a submenu and out again, but no submenu into itself', () => {
    expect(ids(putInto(NODES, 'a', 't'))).toBe('s .b .t ..c ..a local')
    expect(ids(putInto(NODES, 'b', null))).toBe('a s .t ..c local b')
    expect(putInto(NODES, 's', 't')).toBe(NODES)
    expect(putInto(NODES, 's', 's')).toBe(NODES)
    expect(ids(replaceNode(NODES, { ...entry('a'), parent: 's' }))).toBe('s .b .t ..c .a local')
  })

  it('leaves the entries of a removed submenu in its place', () => {
    expect(ids(removeNode(NODES, 's'))).toBe('a b t .c local')
    expect(ids(removeNode(NODES, 't'))).toBe('a s .b .c local')
  })

  it('adds before the tools, with an unused name', () => {
    expect(freeId(NODES, 'submenu')).toBe('submenu.1')
    expect(freeId([submenu('submenu.1')], 'submenu')).toBe('submenu.2')
    expect(ids(addNode(NODES, entry('new')))).toBe('a s .b .t ..c new local')
  })

  it('keeps every node', () => {
    expect(inOrder([...NODES].toSorted((one, other) => (one.id < other.id ? 1 : -1)))).toHaveLength(
      NODES.length,
    )
  })
})
