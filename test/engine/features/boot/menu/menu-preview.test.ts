import { describe, expect, it } from 'vitest'
import type { MenuLanguage } from '#contract/menu.ts'
import { drawMenuScreen } from '#engine/features/boot/menu/menu-preview.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { context, hostileMenu, image, sampleMenu } from '../sample-menu.ts'

const LANGUAGES: readonly MenuLanguage[] = ['ipxe', 'grub', 'pxelinux']
const many = buildMenu(
  Array.from({ length: 100 }, (_, number) => image(`image-${number}`)),
  { defaultId: 'image-70.live', timeoutSeconds: 5 },
)

describe.each(LANGUAGES)('the screen of %s', language => {
  it.each([
    ['a plain menu', sampleMenu],
    ['a hostile one', hostileMenu],
    ['a long one', many],
  ])('for %s has 25 rows of 80 characters and one selected line', (_what, menu) => {
    const { rows } = drawMenuScreen(menu, language, context)
    expect(rows).toHaveLength(25)
    expect(rows.map(row => [...row.text].length)).toEqual(Array.from({ length: 25 }, () => 80))
    const selected = rows.filter(row => row.look === 'selected')
    expect(selected).toHaveLength(1)
    expect(selected[0]?.text).toContain(
      menu.items.find(item => item.id === menu.defaultId)?.title.slice(0, 2),
    )
  })

  it('says how long it waits, and nothing if it waits forever', () => {
    const textOf = (timeoutSeconds: number) =>
      drawMenuScreen({ ...sampleMenu, timeoutSeconds }, language, context)
        .rows.map(row => row.text)
        .join('\n')
    expect(textOf(17)).toMatch(/\(17\)|in 17/)
    expect(textOf(0)).not.toMatch(/\(0\)|in 0|automatically/i)
  })
})

it('is greyed out with the reason if a machine of that kind cannot start an entry', () => {
  const arm = image('arm', {
    entries: [{ ...image('arm').entries[0]!, architectures: ['arm64'] }],
  })
  const menu = buildMenu([image('debian'), arm], { defaultId: null, timeoutSeconds: 5 })
  const { rows } = drawMenuScreen(menu, 'ipxe', { ...context, clientArch: 'x64-uefi' })
  expect(rows.find(row => row.text.includes('arm live'))).toMatchObject({ look: 'dim' })
  expect(rows.find(row => row.text.includes('arm live'))?.text).toContain('(for arm64)')
})
