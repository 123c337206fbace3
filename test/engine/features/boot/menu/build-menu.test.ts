import { describe, expect, it } from 'vitest'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { startOf } from '#engine/features/boot/menu/menu-tree.ts'
import { image, machine, sampleMenu } from '../sample-menu.ts'

const unset = { defaultId: null, timeoutSeconds: null }
const ids = (items: readonly { readonly id: string }[]): string[] => items.map(item => item.id)

describe('buildMenu', () => {
  it('lists the available entries that can boot, then the own disk and a shell', () => {
    const menu = buildMenu(
      [
        image('a'),
        image('b', { netboot: 'no' }),
        image('c', { isPresent: false }),
        image('d', { netboot: 'partial' }),
      ],
      unset,
    )
    expect(ids(menu.items)).toEqual(['a.live', 'd.live', 'local', 'shell'])
    expect([menu.defaultId, menu.timeoutSeconds]).toEqual(['a.live', 30])
  })

  it('is never empty: without images it starts the own disk', () => {
    expect(buildMenu([], unset)).toMatchObject({ defaultId: 'local', timeoutSeconds: 30 })
  })

  it('does not wait if there is nothing to choose, unless configured to', () => {
    expect(buildMenu([image('a')], unset).timeoutSeconds).toBe(1)
    expect(buildMenu([image('a')], { ...unset, timeoutSeconds: 0 }).timeoutSeconds).toBe(0)
  })

  it('keeps the default that the user chose while it exists', () => {
    const images = [image('a'), image('b')]
    expect(buildMenu(images, { ...unset, defaultId: 'b.live' }).defaultId).toBe('b.live')
    expect(buildMenu(images, { ...unset, defaultId: 'local' }).defaultId).toBe('local')
    expect(buildMenu(images, { ...unset, defaultId: 'gone.live' }).defaultId).toBe('a.live')
  })
})

describe('startOf', () => {
  it.each([
    ['menu', null],
    ['once', 'ubuntu-24.04.live'],
    ['always', 'ubuntu-24.04.live'],
    ['local', 'local'],
  ] as const)('%s starts %s', (next, id) => {
    const start = startOf(sampleMenu, machine({ next, entry: 'ubuntu-24.04.live' }))
    expect(start.item?.id ?? null).toBe(id)
    expect(start.menu.defaultId).toBe('ubuntu-24.04.live')
  })

  it('shows the menu when the entry is gone or the machine is unknown', () => {
    expect(startOf(sampleMenu, machine({ next: 'always', entry: 'gone' })).item).toBeNull()
    expect(startOf(sampleMenu, null)).toEqual({ menu: sampleMenu, item: null })
  })
})
