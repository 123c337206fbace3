import { InvalidArgumentError } from 'commander'
import { describe, expect, it } from 'vitest'
import { parsers } from '#contract/parsers.ts'
import { toMacs, toSegment } from '../../../electron/headless/command/serve-options.ts'

describe('slipway serve --segment', () => {
  it('reads network, range and gateway, one after the other', () => {
    const first = toSegment('10.20.0.0/24=10.20.0.100-10.20.0.199,gateway=10.20.0.1')
    const both = toSegment('10.30.0.0/16=10.30.1.1-10.30.1.9', first)
    expect(both).toEqual([
      {
        network: '10.20.0.0',
        prefixLength: 24,
        range: { first: '10.20.0.100', last: '10.20.0.199' },
        gateway: '10.20.0.1',
      },
      { network: '10.30.0.0', prefixLength: 16, range: { first: '10.30.1.1', last: '10.30.1.9' } },
    ])
    expect(parsers['serving.start'].parse({ nic: 'eth0', dhcp: 'server', segments: both }).segments).toEqual(
      both,
    )
  })

  it.each([
    '10.20.0.0=10.20.0.100-10.20.0.199',
    '10.20.0.0/33=10.20.0.100-10.20.0.199',
    '10.20.0.0/24',
    '10.20.0.0/24=10.20.0.100',
    '10.20.0.0/24=10.20.0.100-10.20.0.300',
    '10.20.0.0/24=10.20.0.100-10.20.0.199,gateway=router',
    '10.20.0.0/24=10.20.0.100-10.20.0.199,dns=10.20.0.1',
    '',
  ])('refuses %j', text => {
    expect(() => toSegment(text)).toThrow(InvalidArgumentError)
  })
})

it('slipway serve --deny accepts a list, and several of them', () => {
  expect(toMacs('52:54:00:AA:00:02', toMacs('52-54-00-aa-00-01'))).toEqual([
    '52:54:00:aa:00:01',
    '52:54:00:aa:00:02',
  ])
  expect(() => toMacs('52:54:00:aa:00:01,router')).toThrow(InvalidArgumentError)
})
