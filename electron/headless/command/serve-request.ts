import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { CardSettings } from '#contract/card-settings.ts'
import type { Call } from '#contract/methods.ts'
import type { AnswerOnly, DhcpMode, SegmentRequest } from '#contract/network.ts'
import type { AddressRange } from '#contract/subnet.ts'

/** A card's settings on the command line; absent if not given. */
export interface CardOptions {
  readonly dhcp?: DhcpMode
  readonly range?: AddressRange
  readonly gateway?: Ipv4
  readonly dns?: readonly Ipv4[]
  readonly lease?: number
  readonly httpPort?: number
  readonly syslog?: number | 'off'
  readonly tftpBlksize?: number
  readonly atOnce?: number | 'all'
  readonly segment?: readonly SegmentRequest[]
  readonly only?: AnswerOnly
  readonly allow?: readonly MacAddress[]
  readonly deny?: readonly MacAddress[]
}

/** The command line wins; the rest comes from the card's stored settings, saved by the page or by `--keep`. */
export function withOptions(kept: CardSettings | null, options: CardOptions): CardSettings {
  const { only, allow, deny } = { ...kept?.policy, ...given(options) }
  return {
    dhcp: options.dhcp ?? kept?.dhcp ?? 'auto',
    range: options.range ?? kept?.range,
    gateway: options.gateway ?? kept?.gateway,
    dns: options.dns ?? kept?.dns,
    leaseSeconds: options.lease ?? kept?.leaseSeconds,
    httpPort: options.httpPort ?? kept?.httpPort,
    syslogPort: options.syslog === 'off' ? undefined : (options.syslog ?? kept?.syslogPort),
    tftpBlksize: options.tftpBlksize ?? kept?.tftpBlksize,
    machinesAtOnce: options.atOnce === 'all' ? undefined : (options.atOnce ?? kept?.machinesAtOnce),
    segments: options.segment ?? kept?.segments,
    policy: { only, allow, deny },
  }
}

const given = (options: CardOptions): CardOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** The key of a card's stored settings: its MAC address, or else its name. */
export async function cardKey(call: Call, nic: string): Promise<string> {
  const cards = await call('cards.list', null)
  return cards.find(card => card.name === nic)?.mac ?? nic
}

export async function keptSettings(call: Call, card: string): Promise<CardSettings | null> {
  const kept = await call('settings.cards', null)
  return kept.find(settings => settings.card === card)?.settings ?? null
}
