import { describe, expect, it } from 'vitest'
import { listCards, type InterfaceTable } from '#engine/net/card-list.ts'
import type { CardFacts } from '#engine/net/linux-cards.ts'

const ipv4 = (address: string, prefix: number, mac = '52:54:00:12:34:56') => ({
  address,
  netmask: '',
  family: 'IPv4' as const,
  mac,
  internal: address.startsWith('127.'),
  cidr: `${address}/${prefix}`,
})
const wired: CardFacts = { kind: 'ethernet', hasLink: true, speedMbps: 1000, mac: '52:54:00:12:34:56' }

function list(table: InterfaceTable, facts: Record<string, CardFacts> = {}) {
  return listCards(table, Object.keys(facts), name => facts[name] ?? null)
}

describe('card list', () => {
  it('puts a wired card with link and address before all others', () => {
    const cards = list(
      { wlan0: [ipv4('192.168.1.5', 24)], docker0: [ipv4('172.17.0.1', 16)], enp3s0: [ipv4('10.0.0.1', 24)] },
      {
        eth9: { ...wired, hasLink: false },
        docker0: { ...wired, kind: 'bridge', hasLink: false },
        wlan0: { ...wired, kind: 'wifi' },
        enp3s0: wired,
      },
    )
    expect(cards.map(card => card.name)).toEqual(['enp3s0', 'wlan0', 'docker0', 'eth9'])
  })

  it('leaves out loopback under any name', () => {
    expect(list({ lo: [ipv4('127.0.0.1', 8)] })).toEqual([])
    expect(list({}, { lo: { ...wired, kind: 'loopback' } })).toEqual([])
  })

  it('reports why a card without an IPv4 address cannot serve', () => {
    const [card] = list({}, { eth0: { ...wired, hasLink: false } })
    expect(card).toMatchObject({
      address: null,
      hasLink: false,
      problem: { code: 'card-without-address', params: { card: 'eth0' } },
    })
  })

  it('prefers an assigned address to a link-local one and assigns a labelled address to its card', () => {
    const cards = list(
      { eth0: [ipv4('169.254.7.7', 16)], 'eth0:1': [ipv4('10.99.0.1', 24)] },
      { eth0: wired },
    )
    expect(cards).toHaveLength(1)
    expect(cards[0]).toMatchObject({ name: 'eth0', address: '10.99.0.1', prefixLength: 24 })
    expect(cards[0]!.alsoAt).toEqual([{ address: '169.254.7.7', prefixLength: 16 }])
  })

  it('sorts numbers in names as numbers', () => {
    const cards = list({}, { eth10: wired, eth2: wired })
    expect(cards.map(card => card.name)).toEqual(['eth2', 'eth10'])
  })
})
