import { expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { formatCallHomeToken, parseCallHomeToken } from '#engine/features/machines/call-home-token.ts'

const origin = { mac: '52:54:00:00:00:0a' as MacAddress, bootId: 4711 }

it('names one boot of one machine, in characters that URLs and shells leave unchanged', () => {
  const token = formatCallHomeToken('secret', origin)
  expect(token).toMatch(/^[A-Za-z0-9_-]{20,64}$/)
  expect(parseCallHomeToken('secret', token)).toEqual(origin)
})

it('cannot be made up, changed, or used with another installation of Slipway', () => {
  const token = formatCallHomeToken('secret', origin)
  expect(parseCallHomeToken('other', token)).toBeNull()
  for (const forged of [
    token.replace('52540000000a', '52540000000b'),
    token.replace('-3mv-', '-3mw-'),
    `${token}x`,
    token.slice(0, -1),
    '',
    '../../etc/passwd',
    `52540000000a-3mv-${'é'.repeat(11)}`,
  ]) {
    expect(parseCallHomeToken('secret', forged), forged).toBeNull()
  }
})
