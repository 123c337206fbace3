import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { chooseReplyAddress } from '#engine/protocols/dhcp/reply.ts'

const none = '0.0.0.0' as Ipv4

describe('the destination of a reply', () => {
  it('is the relay, on the server port', () => {
    expect(chooseReplyAddress({ giaddr: '10.1.0.1' as Ipv4, ciaddr: none })).toEqual({
      address: '10.1.0.1',
      port: 67,
    })
  })

  it('is the address a client already uses', () => {
    expect(chooseReplyAddress({ giaddr: none, ciaddr: '10.99.0.50' as Ipv4 })).toEqual({
      address: '10.99.0.50',
      port: 68,
    })
  })

  it('is broadcast for a client without an address: EDK2 ignores anything else', () => {
    expect(chooseReplyAddress({ giaddr: none, ciaddr: none })).toEqual({
      address: '255.255.255.255',
      port: 68,
    })
  })
})
