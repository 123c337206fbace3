import { z } from 'zod'
import type { Ipv4 } from './address.ts'
import type { DoctorMethods } from './doctor.ts'
import type { HostChangeMethods } from './host-change.ts'

/** The name of a network card. It becomes an argument of a program, so it must not look like an option. */
const nic = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:@()#*-]*$/u)
const firewallName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_./\\-]{0,63}$/)
const httpPort = z.int().min(1).max(65_535)

/** The part of `parsers.ts` for Doctor and for changes of this computer. */
export function doctorParsers(shared: { readonly nothing: z.ZodType<null>; readonly ipv4: z.ZodType<Ipv4> }) {
  const change = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open-ports'), until: z.enum(['restart', 'undone']) }),
    z.strictObject({
      kind: z.literal('open-firewall'),
      firewall: z.enum(['nftables', 'iptables', 'firewalld', 'ufw', 'windows', 'macos']),
      nic,
      httpPort,
      chains: z
        .array(
          z.strictObject({
            family: z.enum(['ip', 'inet', 'netdev']),
            table: firewallName,
            chain: firewallName,
          }),
        )
        .max(16)
        .optional(),
      zone: firewallName.optional(),
    }),
    z.strictObject({
      kind: z.literal('set-address'),
      nic,
      address: shared.ipv4,
      prefixLength: z.int().min(8).max(30),
    }),
  ])
  return {
    'doctor.run': z.strictObject({
      nic: z.string().min(1).max(64).optional(),
      httpPort: httpPort.optional(),
      quick: z.boolean().optional(),
    }),
    'hostChanges.plan': z.strictObject({ change }),
    'hostChanges.make': z.strictObject({ change }),
    'hostChanges.list': shared.nothing,
    'hostChanges.undo': z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,64}$/) }),
  } satisfies {
    [M in keyof (DoctorMethods & HostChangeMethods)]: z.ZodType<
      (DoctorMethods & HostChangeMethods)[M]['input']
    >
  }
}
