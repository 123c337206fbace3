import { z } from 'zod'
import type { Ipv4, MacAddress } from './address.ts'

/** The part of `parsers.ts` for serving, and for the settings kept of each card. */
export function createServeParsers(needs: {
  readonly ipv4: z.ZodType<Ipv4, string>
  readonly mac: z.ZodType<MacAddress, string>
  readonly nothing: z.ZodType<null>
}) {
  const { ipv4, mac } = needs
  const range = z.strictObject({ first: ipv4, last: ipv4 })
  const cardSettings = z.strictObject({
    dhcp: z.enum(['auto', 'server', 'proxy', 'off']),
    range: range.optional(),
    gateway: ipv4.optional(),
    dns: z.array(ipv4).max(8).optional(),
    leaseSeconds: z.int().min(60).max(31_536_000).optional(),
    httpPort: z.int().min(1).max(65_535).optional(),
    syslogPort: z.int().min(1).max(65_535).optional(),
    tftpBlksize: z.int().min(512).max(65_464).optional(),
    machinesAtOnce: z.int().min(1).max(4096).optional(),
    segments: z
      .array(
        z.strictObject({
          network: ipv4,
          prefixLength: z.int().min(1).max(30),
          range,
          gateway: ipv4.optional(),
        }),
      )
      .max(64)
      .optional(),
    policy: z
      .strictObject({
        only: z.enum(['all', 'known', 'boot-clients']).optional(),
        allow: z.array(mac).max(4096).optional(),
        deny: z.array(mac).max(4096).optional(),
      })
      .optional(),
  })
  const card = z.string().min(1).max(64)
  return {
    'serving.start': cardSettings.extend({ nic: card }),
    'settings.cards': needs.nothing,
    'settings.setCard': z.strictObject({ card, settings: cardSettings }),
  }
}
