import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ipv4FromNumber, type Ipv4 } from '#contract/address.ts'
import {
  contains,
  defaultRange,
  isUsableIn,
  networkAddress,
  rangeProblem,
  rangeSize,
} from '#contract/subnet.ts'

const subnet = (cidr: string) => {
  const [address, prefix] = cidr.split('/')
  return { address: address as Ipv4, prefixLength: Number(prefix) }
}
const range = (first: string, last: string) => ({ first: first as Ipv4, last: last as Ipv4 })

describe('default range', () => {
  it.each([
    ['10.99.0.1/24', '10.99.0.100', '10.99.0.199'],
    ['192.168.1.120/24', '192.168.1.121', '192.168.1.199'],
    ['192.168.1.190/24', '192.168.1.100', '192.168.1.189'],
    ['10.20.30.40/8', '10.20.30.100', '10.20.30.199'],
    ['192.168.7.1/28', '192.168.7.2', '192.168.7.14'],
    ['192.168.7.12/28', '192.168.7.1', '192.168.7.11'],
    ['192.168.7.1/30', '192.168.7.2', '192.168.7.2'],
  ])('of %s is %s to %s', (cidr, first, last) => {
    expect(defaultRange(subnet(cidr))).toEqual({ first, last })
  })

  it.each(['10.0.0.1/31', '10.0.0.1/32'])('does not exist for %s', cidr => {
    expect(defaultRange(subnet(cidr))).toBeNull()
  })

  it("is always inside the subnet, in order, and without the server's address", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 8, max: 30 }),
        (value, prefixLength) => {
          const own = { address: ipv4FromNumber(value), prefixLength }
          const chosen = defaultRange(own)!
          expect(rangeProblem(own, chosen)).toBeNull()
          expect(isUsableIn(own, chosen.first) && isUsableIn(own, chosen.last)).toBe(true)
        },
      ),
    )
  })
})

describe('a range configured by the user', () => {
  const card = subnet('10.99.0.1/24')

  it.each([
    ['10.99.0.2', '10.99.0.254', null],
    ['10.99.0.1', '10.99.0.2', null],
    ['10.99.1.10', '10.99.1.20', 'range-outside-subnet'],
    ['10.99.0.0', '10.99.0.20', 'range-outside-subnet'],
    ['10.99.0.200', '10.99.0.255', 'range-outside-subnet'],
    ['10.99.0.50', '10.99.0.40', 'range-too-small'],
    ['10.99.0.1', '10.99.0.1', 'range-too-small'],
  ])('%s to %s: %s', (first, last, problem) => {
    expect(rangeProblem(card, range(first, last))).toBe(problem)
  })

  it('contains both ends and the addresses between them', () => {
    expect(rangeSize(range('10.99.0.100', '10.99.0.199'))).toBe(100)
  })
})

it('an address belongs to the network of its leading bits', () => {
  expect(networkAddress(subnet('192.168.7.65/26'))).toBe('192.168.7.64')
  expect(networkAddress(subnet('192.168.7.65/0'))).toBe('0.0.0.0')
  expect(contains(subnet('192.168.7.65/26'), '192.168.7.127' as Ipv4)).toBe(true)
  expect(contains(subnet('192.168.7.65/26'), '192.168.7.128' as Ipv4)).toBe(false)
})
