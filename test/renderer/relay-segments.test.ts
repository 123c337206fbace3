import { describe, expect, it } from 'vitest'
import { readMacs, toPolicy, withMac } from '../../renderer/model/answer-choice.ts'
import {
  EMPTY_DRAFT,
  toServeRequest,
  readChoice,
  unreadableFields,
} from '../../renderer/model/dhcp-choice.ts'
import {
  EMPTY_SEGMENT,
  readNetwork,
  readSegments,
  segmentProblems,
} from '../../renderer/model/relay-segments.ts'
import { ip, mac } from './address-samples.ts'
import { cards } from './card-samples.ts'

const own = { address: ip('192.168.7.1'), prefixLength: 24 }
const problems = (...rows: Partial<typeof EMPTY_SEGMENT>[]) =>
  segmentProblems(
    rows.map(row => ({ ...EMPTY_SEGMENT, ...row })),
    own,
  )

describe('a network behind a relay', () => {
  it('is read from any of its addresses with the prefix length', () => {
    expect(readNetwork(' 10.2.0.0/24 ')).toEqual({ address: '10.2.0.0', prefixLength: 24 })
    expect(readNetwork('10.2.0.7/16')).toEqual({ address: '10.2.0.7', prefixLength: 16 })
    for (const text of [
      '',
      '10.2.0.0',
      '10.2.0.0/',
      '10.2.0.0/31',
      '10.2.0.0/24/24',
      '10.2.0/24',
      '10.2.0.0/2x',
    ])
      expect(readNetwork(text), text).toBeNull()
  })

  it('gets the suggested range if none is typed, and the typed one otherwise', () => {
    expect(readSegments([EMPTY_SEGMENT, { ...EMPTY_SEGMENT, network: '10.2.0.0/24' }])).toEqual([
      { network: '10.2.0.0', prefixLength: 24, range: { first: '10.2.0.100', last: '10.2.0.199' } },
    ])
    expect(
      readSegments([{ network: '10.2.0.0/24', first: '10.2.0.5', last: '10.2.0.9', gateway: '10.2.0.254' }]),
    ).toEqual([
      {
        network: '10.2.0.0',
        prefixLength: 24,
        range: { first: '10.2.0.5', last: '10.2.0.9' },
        gateway: '10.2.0.254',
      },
    ])
  })

  it('shows at each field what is wrong with it', () => {
    expect(problems({}, { network: '10.2.0.0/24' })).toEqual([{}, {}])
    expect(problems({ network: '10.2' })).toEqual([{ network: 'network' }])
    expect(problems({ network: '192.168.0.0/16' })).toEqual([{ network: 'overlap' }])
    expect(problems({ network: '10.2.0.0/24' }, { network: '10.2.0.9/25' })).toEqual([
      {},
      { network: 'overlap' },
    ])
    expect(problems({ network: '10.2.0.0/24', first: '10.2.0.5' })).toEqual([{ last: 'address' }])
    expect(
      problems({ network: '10.2.0.0/24', first: '10.2.0.9', last: '10.2.0.5', gateway: '10.3.0.1' }),
    ).toEqual([{ last: 'order', gateway: 'outside' }])
  })

  it('gets a range even in the smallest network: one of its two addresses is the relay, which the pool leaves out', () => {
    expect(problems({ network: '10.2.0.0/30' })).toEqual([{}])
    expect(readSegments([{ ...EMPTY_SEGMENT, network: '10.2.0.0/30' }])[0]?.range).toEqual({
      first: '10.2.0.1',
      last: '10.2.0.2',
    })
  })
})

describe('which machines are answered', () => {
  it('is read from MAC addresses with any separators, each once, and invalid ones are named', () => {
    expect(readMacs('52-54-00-12-34-56,525400123456;\n aa:bb:cc:dd:ee:ff xyz')).toEqual({
      macs: ['52:54:00:12:34:56', 'aa:bb:cc:dd:ee:ff'],
      bad: ['xyz'],
    })
  })

  it('is shown only if it is not everyone', () => {
    expect(toPolicy(EMPTY_DRAFT)).toBeNull()
    expect(toPolicy({ only: 'known', allow: '', deny: 'aa:bb:cc:dd:ee:ff' })).toEqual({
      only: 'known',
      deny: ['aa:bb:cc:dd:ee:ff'],
    })
  })

  it('changes by adding a machine to a list and removing it, and the rest stays as typed', () => {
    const added = withMac('aa:bb:cc:dd:ee:ff oops', mac('52:54:00:12:34:56'), true)
    expect(readMacs(added)).toEqual({ macs: ['aa:bb:cc:dd:ee:ff', '52:54:00:12:34:56'], bad: ['oops'] })
    expect(readMacs(withMac(added, mac('aa:bb:cc:dd:ee:ff'), false)).macs).toEqual(['52:54:00:12:34:56'])
  })
})

it('leaves out what a mode does not use, even if it is invalid', () => {
  const draft = {
    ...EMPTY_DRAFT,
    mode: 'off' as const,
    first: 'x',
    gateway: '10.0.0.1',
    deny: 'zz',
    segments: [{ ...EMPTY_SEGMENT, network: '10.2.0.0/24' }],
  }
  expect(unreadableFields(draft)).toEqual([])
  expect(toServeRequest('eth1', draft, readChoice(draft, cards[0]!))).toEqual({ nic: 'eth1', dhcp: 'off' })
})
