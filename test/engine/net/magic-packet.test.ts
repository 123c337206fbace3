import { expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { encodeMagicPacket } from '#engine/net/magic-packet.ts'

it('is six bytes FF and sixteen times the address', () => {
  const packet = Buffer.from(encodeMagicPacket('52:54:00:12:34:56' as MacAddress)).toString('hex')
  expect(packet).toBe('ffffffffffff' + '525400123456'.repeat(16))
})
