import { describe, expect, it } from 'vitest'
import type { CardSettings } from '#contract/card-settings.ts'
import { toCardSettings, toDraft } from '../../renderer/model/card-settings.ts'
import { EMPTY_DRAFT } from '../../renderer/model/dhcp-choice.ts'
import { ip, mac } from './address-samples.ts'

const settings: CardSettings = {
  dhcp: 'proxy',
  range: { first: ip('192.168.7.50'), last: ip('192.168.7.60') },
  gateway: ip('192.168.7.254'),
  dns: [ip('9.9.9.9'), ip('1.1.1.1')],
  leaseSeconds: 600,
  httpPort: 8888,
  syslogPort: 514,
  machinesAtOnce: 20,
  segments: [
    {
      network: ip('10.2.0.0'),
      prefixLength: 24,
      range: { first: ip('10.2.0.100'), last: ip('10.2.0.199') },
      gateway: ip('10.2.0.1'),
    },
  ],
  policy: { only: 'known', allow: [mac('52:54:00:00:00:01')], deny: [mac('52:54:00:00:00:02')] },
}

describe('the saved settings of a card', () => {
  it('survive being shown in a form, including those that the chosen mode does not use', () => {
    expect(toCardSettings(toDraft(settings), null)).toEqual(settings)
    expect(toCardSettings(toDraft({ ...settings, dhcp: 'off' }), null)).toEqual({ ...settings, dhcp: 'off' })
  })

  it('keep what the command line set and the form does not show', () => {
    expect(toCardSettings(toDraft(settings), { ...settings, tftpBlksize: 8192 })).toEqual({
      ...settings,
      tftpBlksize: 8192,
    })
  })

  it('consist of the mode alone if nothing was typed: suggestions follow the network', () => {
    expect(toCardSettings(EMPTY_DRAFT, null)).toEqual({ dhcp: 'auto' })
  })

  it('wait for half-typed fields', () => {
    for (const half of [
      { first: '192.168.7.5' },
      { gateway: '192.168.' },
      { allow: '52:54' },
      { httpPort: '0' },
    ])
      expect(toCardSettings({ ...EMPTY_DRAFT, ...half }, null)).toBeNull()
  })
})
