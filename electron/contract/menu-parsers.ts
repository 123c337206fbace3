import { z } from 'zod'
import type { MacAddress } from './address.ts'
import { CLIENT_ARCH_IDS } from './client-arch.ts'

const MAX_NODES = 1024
/** Longer texts are not menus that someone wrote. */
const MAX_FILE_CHARS = 256 * 1024
const MAX_BODY_CHARS = 16_384

const language = z.enum(['ipxe', 'grub', 'pxelinux'])
const title = z.string().max(300)
const body = z.string().max(MAX_BODY_CHARS).nullable()
const file = z.string().min(1).max(1024)
const words = z
  .string()
  .max(2047)
  .regex(/^\P{Cc}*$/u)
const start = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ipxe: body, grub: body, pxelinux: body }),
  z.strictObject({
    kind: z.literal('kernel'),
    kernel: file,
    initrd: z.array(file).max(16),
    arguments: words,
    modules: z.array(z.strictObject({ path: file, arguments: words })).max(16),
  }),
])
/** Parsers of the methods that change and show the menu. */
export function createMenuParsers(parts: {
  readonly identifier: z.ZodType<string>
  readonly mac: z.ZodType<MacAddress>
}) {
  const { identifier, mac } = parts
  const place = {
    id: identifier,
    parent: identifier.nullable(),
    isHidden: z.boolean(),
    hotkey: z
      .string()
      .regex(/^[a-z0-9]$/)
      .nullable(),
    firmware: z.array(z.enum(['bios', 'uefi-x64', 'uefi-ia32', 'uefi-arm64'])).max(4),
    note: z.string().max(2000).nullable(),
  }
  const node = z.discriminatedUnion('kind', [
    z.strictObject({ ...place, kind: z.literal('entry'), title: title.nullable() }),
    z.strictObject({ ...place, kind: z.literal('submenu'), title }),
    z.strictObject({ ...place, kind: z.literal('separator'), title }),
    z.strictObject({ ...place, kind: z.literal('custom'), title, start }),
  ])
  const nodes = z
    .array(node)
    .max(MAX_NODES)
    .superRefine((list, context) => {
      const seen = new Set<string>()
      const submenus = new Set<string>()
      for (const { id, kind, parent } of list) {
        if (seen.has(id)) context.addIssue({ code: 'custom', message: `"${id}" is there twice` })
        if (parent !== null && !submenus.has(parent))
          context.addIssue({ code: 'custom', message: `"${id}" stands before its submenu "${parent}"` })
        seen.add(id)
        if (kind === 'submenu') submenus.add(id)
      }
    })
  return {
    'menu.arrange': z.strictObject({ nodes: nodes.nullable() }),
    'menu.read': z.strictObject({ text: z.string().max(MAX_FILE_CHARS) }),
    'menu.check': z.strictObject({ language, text: z.string().max(MAX_BODY_CHARS) }),
    'menu.render': z.strictObject({
      language,
      mac: mac.optional(),
      arch: z.enum(CLIENT_ARCH_IDS).optional(),
    }),
  }
}
