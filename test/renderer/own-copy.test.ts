import { expect, it } from 'vitest'
import { isOwnCopy } from '../../renderer/model/own-copy.ts'

it('knows a file of the data folder, on every system', () => {
  expect(isOwnCopy('/home/ada/.local/share/slipway/isos/a.iso', '/home/ada/.local/share/slipway')).toBe(true)
  expect(isOwnCopy('C:\\Data\\Slipway\\isos\\a.iso', 'C:\\Data\\Slipway')).toBe(true)
})

it("takes nothing else for Slipway's own", () => {
  expect(isOwnCopy('/home/ada/Downloads/a.iso', '/home/ada/.local/share/slipway')).toBe(false)
  expect(isOwnCopy('/home/ada/.local/share/slipway-old/isos/a.iso', '/home/ada/.local/share/slipway')).toBe(
    false,
  )
})
