import { describe, expect, it } from 'vitest'
import { parseIpv4, parseMac } from '#contract/address.ts'
import {
  createNeighbourTable,
  parseIpNetTable,
  parseProcArp,
  parseRouteMessages,
  type Neighbour,
} from '#engine/net/neighbours.ts'

const ip = parseIpv4('10.99.0.101')!
const mac = parseMac('aa:bb:cc:00:00:01')!

describe('the neighbours of this computer', () => {
  it('on Linux are the entries of /proc/net/arp that are complete', () => {
    const table = `IP address       HW type     Flags       HW address            Mask     Device
10.99.0.254      0x1         0x2         aa:bb:cc:dd:ee:ff     *        eth0
10.99.0.100      0x1         0x0         00:00:00:00:00:00     *        eth0
10.99.0.101      0x1         0x6         AA:BB:CC:00:00:01     *        eth1
`
    expect(parseProcArp(table)).toEqual([
      { ip: '10.99.0.254', mac: 'aa:bb:cc:dd:ee:ff', card: 'eth0' },
      { ip, mac, card: 'eth1' },
    ])
    expect(parseProcArp('')).toEqual([])
  })

  it('on Windows are the valid rows of GetIpNetTable', () => {
    const row = (type: number, length = 6): Buffer => {
      const bytes = Buffer.alloc(24)
      bytes.writeUInt32LE(7, 0)
      bytes.writeUInt32LE(length, 4)
      Buffer.from('aabbcc000001', 'hex').copy(bytes, 8)
      Buffer.from([10, 99, 0, 101]).copy(bytes, 16)
      bytes.writeUInt32LE(type, 20)
      return bytes
    }
    const count = Buffer.from([4, 0, 0, 0])
    // Dynamic, invalid, without a hardware address; the fourth row that is counted is cut off.
    expect(parseIpNetTable(Buffer.concat([count, row(3), row(2), row(4, 0)]))).toEqual([
      { ip, mac, card: null },
    ])
    expect(parseIpNetTable(Buffer.alloc(0))).toEqual([])
  })

  it('on macOS are the routes to a link-layer address', () => {
    const message = (link: Buffer): Buffer => {
      const address = Buffer.from([16, 2, 0, 0, 10, 99, 0, 101, ...Array<number>(8).fill(0)])
      const header = Buffer.alloc(92)
      header.writeUInt16LE(92 + address.length + link.length, 0)
      return Buffer.concat([header, address, link])
    }
    // sockaddr_dl of "en0": the name comes before the address.
    const known = Buffer.from([
      20,
      18,
      4,
      0,
      6,
      3,
      6,
      0,
      ...Buffer.from('en0'),
      0xaa,
      0xbb,
      0xcc,
      0,
      0,
      1,
      0,
      0,
      0,
    ])
    const unresolved = Buffer.from([20, 18, 4, 0, 6, 3, 0, 0, ...Buffer.alloc(12)])
    expect(parseRouteMessages(Buffer.concat([message(unresolved), message(known)]))).toEqual([
      { ip, mac, card: null },
    ])
    expect(parseRouteMessages(message(known).subarray(0, 100))).toEqual([])
  })

  it('are read once for many packets, and again for one that just arrived', () => {
    let nowMs = 0
    let reads = 0
    let neighbours: readonly Neighbour[] = []
    const read = (): readonly Neighbour[] => {
      reads++
      return neighbours
    }
    const neighbourAt = createNeighbourTable({ read, monotonicMs: () => nowMs })
    for (let packet = 0; packet < 1000; packet++) expect(neighbourAt(ip)).toBeNull()
    expect(reads).toBe(1)
    neighbours = [{ ip, mac, card: 'eth0' }]
    nowMs += 20
    for (let packet = 0; packet < 1000; packet++) expect(neighbourAt(ip)).toBe(mac)
    expect(reads).toBe(2)
    neighbours = []
    nowMs += 1000
    expect(neighbourAt(ip)).toBeNull()
  })
})
