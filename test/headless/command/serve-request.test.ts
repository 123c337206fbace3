import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { CardSettings } from '#contract/card-settings.ts'
import { withOptions } from '../../../electron/headless/command/serve-request.ts'

const kept: CardSettings = {
  dhcp: 'proxy',
  range: { first: '10.0.0.5' as Ipv4, last: '10.0.0.9' as Ipv4 },
  leaseSeconds: 600,
  syslogPort: 514,
  policy: { only: 'known', deny: ['52:54:00:00:00:01' as MacAddress] },
}

describe('serve on the command line', () => {
  it('serves a card with the settings that the page saved', () => {
    expect(withOptions(kept, {})).toMatchObject(kept)
  })

  it('overrides only the settings that are given as options', () => {
    const settings = withOptions(kept, { dhcp: 'auto', lease: 60, syslog: 'off', only: 'all' })
    expect(settings).toMatchObject({ dhcp: 'auto', range: kept.range, leaseSeconds: 60 })
    expect(settings.syslogPort).toBeUndefined()
    expect(settings.policy).toMatchObject({ only: 'all', deny: kept.policy!.deny })
  })

  it('searches for other servers first if nothing is given or saved', () => {
    expect(withOptions(null, {}).dhcp).toBe('auto')
  })
})
