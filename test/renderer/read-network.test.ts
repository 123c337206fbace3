import { expect, it } from 'vitest'
import { parseIpv4 } from '#contract/address.ts'
import { toDhcpDraft } from '../../renderer/model/read-network.ts'

it("fills in what another server's configuration contains, and nothing else", () => {
  expect(toDhcpDraft({})).toEqual({})
  expect(
    toDhcpDraft({
      ...{ nic: 'eth1', dhcp: 'server', leaseSeconds: 43_200, gateway: parseIpv4('192.168.7.1')! },
      range: { first: parseIpv4('192.168.7.50')!, last: parseIpv4('192.168.7.150')! },
      dns: [parseIpv4('192.168.7.1')!, parseIpv4('9.9.9.9')!],
    }),
  ).toEqual({
    ...{ mode: 'auto', first: '192.168.7.50', last: '192.168.7.150', gateway: '192.168.7.1' },
    ...{ dns: '192.168.7.1, 9.9.9.9', leaseMinutes: '720' },
  })
  expect(toDhcpDraft({ dhcp: 'proxy', dns: [] })).toEqual({ mode: 'proxy' })
})
