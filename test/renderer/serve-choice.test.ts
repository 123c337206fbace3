import { describe, expect, it } from 'vitest'
import {
  EMPTY_DRAFT,
  readChoice,
  toServeRequest,
  unreadableFields,
} from '../../renderer/model/dhcp-choice.ts'
import { reasonsNotToServe } from '../../renderer/model/serve-reasons.ts'
import { formatRange } from '../../renderer/model/address-range.ts'
import { splitCards } from '../../renderer/model/card-order.ts'
import { ip } from './address-samples.ts'
import { cards } from './card-samples.ts'
import { debian, missing, unknown, windows } from './usual-image-samples.ts'

const eth1 = cards[0]!

describe('the suggested range', () => {
  it('is the default one of the contract, for a card that has a network with room', () => {
    const card = (address: string, prefixLength: number) => ({ ...eth1, address: ip(address), prefixLength })
    expect(readChoice(EMPTY_DRAFT, card('192.168.7.120', 24)).range).toEqual({
      first: '192.168.7.121',
      last: '192.168.7.199',
    })
    expect(readChoice(EMPTY_DRAFT, card('192.168.7.1', 31)).range).toBeNull()
    expect(readChoice(EMPTY_DRAFT, { ...eth1, address: null, prefixLength: null }).range).toBeNull()
    expect(readChoice(EMPTY_DRAFT, null).range).toBeNull()
  })

  it('is shortened if both ends share a network', () => {
    expect(formatRange({ first: ip('192.168.7.100'), last: ip('192.168.7.199') })).toBe('192.168.7.100–199')
    expect(formatRange({ first: ip('10.0.0.9'), last: ip('10.0.1.9') })).toBe('10.0.0.9 – 10.0.1.9')
  })
})

describe('the request to serve', () => {
  it('searches first unless the user says otherwise, and contains no range that would not be assigned', () => {
    const choice = readChoice(EMPTY_DRAFT, eth1)
    expect(toServeRequest('eth1', EMPTY_DRAFT, choice).dhcp).toBe('auto')
    expect(toServeRequest('eth1', { ...EMPTY_DRAFT, mode: 'proxy' }, choice)).toEqual({
      nic: 'eth1',
      dhcp: 'proxy',
    })
  })

  it('contains what was typed and nothing else', () => {
    const draft = {
      ...EMPTY_DRAFT,
      first: '192.168.7.20',
      last: '192.168.7.40',
      dns: '1.1.1.1, 9.9.9.9',
      leaseMinutes: '30',
      syslogPort: '514',
    }
    expect(toServeRequest('eth1', draft, readChoice(draft, eth1))).toEqual({
      nic: 'eth1',
      dhcp: 'auto',
      range: { first: '192.168.7.20', last: '192.168.7.40' },
      dns: ['1.1.1.1', '9.9.9.9'],
      leaseSeconds: 1800,
      syslogPort: 514,
    })
  })

  it('names the invalid fields', () => {
    expect(
      unreadableFields({ ...EMPTY_DRAFT, first: '192.168.7.300', httpPort: '80x', dns: '1.1.1' }),
    ).toEqual(['first', 'dns', 'httpPort'])
  })
})

describe('the reasons why serving is not possible yet', () => {
  const facts = {
    images: [debian],
    card: eth1,
    hasBootFiles: true,
    dhcp: readChoice(EMPTY_DRAFT, eth1),
    hasBadField: false,
    isOnline: true,
  }
  const kinds = (change: Partial<typeof facts>): string[] =>
    reasonsNotToServe({ ...facts, ...change } as typeof facts).map(reason => reason.kind)

  it('are none if everything is ready', () => {
    expect(kinds({})).toEqual([])
    expect(kinds({ images: [windows] })).toEqual([])
    expect(kinds({ images: [unknown] })).toEqual([])
  })

  it('name each thing that is missing', () => {
    expect(kinds({ images: [] })).toEqual(['no-image'])
    expect(kinds({ images: [missing, { ...debian, netboot: 'no' }] })).toEqual(['no-bootable-image'])
    expect(kinds({ card: cards[1]!, hasBootFiles: false })).toEqual(['card-problem', 'no-boot-files'])
    expect(
      kinds({ dhcp: { mode: 'server', range: { first: ip('10.0.0.1'), last: ip('10.0.0.9') } } }),
    ).toEqual(['range'])
    expect(kinds({ dhcp: { mode: 'off', range: null } })).toEqual([])
  })
})

it('the card list shows wired cards first and keeps the rest one click away', () => {
  const { near, far } = splitCards(cards.toReversed())
  expect(near.map(card => card.name)).toEqual(['eth1', 'enp0s31f6'])
  expect(far.map(card => card.name)).toEqual(['virbr0', 'wlp2s0'])
})
