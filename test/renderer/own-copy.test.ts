import { expect, it } from 'vitest'
import { isOwnCopy } from '../../renderer/model/own-copy.ts'

it('recognises a file of the data folder, on every system', () => {
  expect(isOwnCopy('/home/ada/.local/share/slipway/isos/a.iso', '/home/ada/.local/share/slipway')).toBe(true)
  expect(isOwnCopy('C:\\Data\\Slipway\\isos\\a.iso', 'C:\\Data\\Slipway')).toBe(true)
})

it('does not treat other files as copies', () => {
  expect(isOwnCopy('/home/ada/Downloads/a.iso', '/home/ada/.local/share/slipway')).toBe(false)
  expect(isOwnCopy('/home/ada/.local/share/slipway-old/isos/a.iso', '/home/ada/.local/share/slipway')).toBe(
    false,
  )
})
