import { z } from 'zod'
import type { Ipv4 } from './address.ts'
import { EXPORT_KINDS, GRUB_FORMATS, type SetupMethods } from './setup.ts'

const path = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^\P{Cc}*$/u)
/** Module names become arguments of programs, so none may look like an option. */
const moduleName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)
const programName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,126}$/)
const makeTarget = z.string().regex(/^bin[A-Za-z0-9_-]*\/[A-Za-z0-9][A-Za-z0-9._-]{0,126}$/)

/** The part of `parsers.ts` for export, import and custom boot loaders. */
export function setupParsers(shared: { readonly nothing: z.ZodType<null>; readonly ipv4: z.ZodType<Ipv4> }) {
  const { nothing, ipv4 } = shared
  const network = z.strictObject({
    nic: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}$/)
      .optional(),
    address: ipv4.optional(),
    prefixLength: z.int().min(1).max(30).optional(),
    dhcp: z.enum(['server', 'proxy']).optional(),
    range: z.strictObject({ first: ipv4, last: ipv4 }).optional(),
    gateway: ipv4.optional(),
    dns: z.array(ipv4).max(8).optional(),
    leaseSeconds: z.int().min(120).max(31_536_000).optional(),
    httpPort: z.int().min(1).max(65_535).optional(),
  })
  return {
    'setup.export': z.strictObject({
      folder: path,
      kind: z.enum(EXPORT_KINDS).optional(),
      // The path is written into configuration files, some of which have no quoting.
      installedAt: z
        .string()
        .max(1024)
        .regex(/^\/[A-Za-z0-9._/+-]*$/)
        .optional(),
      overwrites: z.boolean().optional(),
      network: network.optional(),
    }),
    'setup.cancelExport': nothing,
    'setup.read': z.strictObject({ path }),
    'setup.takeFiles': z.strictObject({ path }),
    'bootFiles.makeGrub': z.strictObject({
      format: z.enum(GRUB_FORMATS).optional(),
      modules: z.array(moduleName).max(200).optional(),
      prefix: z
        .string()
        .max(255)
        .regex(/^[(/][A-Za-z0-9.,:/()_-]*$/)
        .optional(),
      directory: path.optional(),
      name: programName.optional(),
    }),
    'bootFiles.grubMakers': nothing,
    'bootFiles.removeMade': z.strictObject({ name: z.string().max(255) }),
    'bootFiles.makeIpxe': z.strictObject({
      source: path,
      embed: path.optional(),
      targets: z.array(makeTarget).min(1).max(16).optional(),
    }),
  } satisfies { [M in keyof SetupMethods]: z.ZodType<SetupMethods[M]['input']> }
}
