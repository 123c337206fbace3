import { z } from 'zod'
import { parseIpv4, parseMac } from './address.ts'
import { answerParsers, variableName } from './answer-parsers.ts'
import { doctorParsers } from './doctor-parsers.ts'
import { labParsers } from './lab-parsers.ts'
import { createMenuParsers } from './menu-parsers.ts'
import type { Method, Methods } from './methods.ts'
import { ownScriptParsers } from './own-script.ts'
import { setupParsers } from './setup-parsers.ts'
import { createServeParsers } from './serve-parsers.ts'

const nothing = z.null().or(z.undefined().transform(() => null))
const text = z.string().min(1).max(4096)
const identifier = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,127}$/)
/** One line, no longer than a kernel accepts (COMMAND_LINE_SIZE of x86). */
const kernelArguments = z
  .string()
  .max(2047)
  .regex(/^\P{Cc}*$/u)
const ipv4 = z.string().transform((value, context) => {
  const parsed = parseIpv4(value)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: `"${value}" is not an IPv4 address` })
  return z.NEVER
})
const mac = z.string().transform((value, context) => {
  const parsed = parseMac(value)
  if (parsed) return parsed
  context.addIssue({ code: 'custom', message: `"${value}" is not a MAC address` })
  return z.NEVER
})
const limit = z.int().min(1).max(10_000).optional()

const nextBoot = z.enum(['menu', 'once', 'always', 'local', 'ignore'])
const groupName = z
  .string()
  .min(1)
  .max(63)
  .regex(/^\P{Cc}*$/u)
const machineChange = z.strictObject({
  name: z.string().min(1).max(63).nullable().optional(),
  reservedIp: ipv4.nullable().optional(),
  entry: identifier.nullable().optional(),
  next: nextBoot.optional(),
  filename: z.string().min(1).max(127).nullable().optional(),
  nextServer: ipv4.nullable().optional(),
  rootPath: z.string().min(1).max(255).nullable().optional(),
  dns: z.array(ipv4).max(8).optional(),
  loader: z.string().min(1).max(127).nullable().optional(),
  secureBoot: z.enum(['on', 'off', 'unknown']).optional(),
  answer: identifier.nullable().optional(),
  variables: z.record(variableName, z.string().max(4096).nullable()).optional(),
  group: groupName.nullable().optional(),
  installedWhen: z.enum(['reported', 'restarted']).optional(),
  ownDiskBy: z.enum(['firmware', 'loader']).nullable().optional(),
})

/** unknown -> typed input, for every method. Its keys are the list of callable methods. */
export const parsers = {
  'app.info': nothing,
  'page.link': nothing,
  'cards.list': nothing,
  'serving.state': nothing,
  ...createServeParsers({ ipv4, mac, nothing }),
  'serving.stop': nothing,
  'images.list': nothing,
  'images.show': z.strictObject({ id: identifier }),
  'images.import': z.strictObject({
    path: text,
    name: text.max(120).optional(),
    copy: z.boolean().optional(),
  }),
  'images.extract': z.strictObject({ id: identifier, folder: text }),
  'images.cancelExtract': z.strictObject({ id: identifier }),
  'images.files': z.strictObject({
    id: identifier,
    path: z.string().max(4096),
    offset: z.int().min(0).optional(),
    limit: z.int().min(1).max(5000).optional(),
  }),
  'images.checksum': z.strictObject({
    id: identifier,
    expected: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/)
      .transform(value => value.toLowerCase())
      .optional(),
  }),
  'images.locate': z.strictObject({ id: identifier, path: text }),
  'images.setArguments': z.strictObject({ id: identifier, arguments: kernelArguments.nullable() }),
  'images.addNetbootKernel': z.strictObject({ id: identifier, kernel: text, initrd: text }),
  'images.remove': z.strictObject({ id: identifier }),
  'desktop.show': nothing,
  'desktop.set': z.strictObject({
    closeWhileServing: z.enum(['ask', 'background', 'quit']).optional(),
    looksForUpdates: z.boolean().nullable().optional(),
  }),
  ...doctorParsers({ nothing, ipv4 }),
  'menu.show': nothing,
  'menu.set': z.strictObject({
    defaultId: identifier.optional(),
    timeoutSeconds: z.int().min(0).max(3600).optional(),
  }),
  ...createMenuParsers({ identifier, mac }),
  'machines.list': nothing,
  'machines.show': z.strictObject({ mac }),
  'machines.set': z.strictObject({ mac, change: machineChange }),
  'machines.setMany': z.strictObject({ macs: z.array(mac).min(1).max(2048), change: machineChange }),
  'machines.wake': z.strictObject({ mac, nic: z.string().min(1).max(64).optional() }),
  'groups.list': nothing,
  'groups.set': z.strictObject({
    name: groupName,
    change: z.strictObject({
      entry: identifier.nullable().optional(),
      next: nextBoot.optional(),
      variables: z.record(variableName, z.string().max(4096).nullable()).optional(),
    }),
  }),
  'groups.remove': z.strictObject({ name: groupName }),
  ...answerParsers({ nothing, identifier, mac }),
  ...ownScriptParsers({ nothing, mac }),
  ...setupParsers({ nothing, ipv4 }),
  'leases.list': nothing,
  'boots.list': z.strictObject({ mac: mac.optional(), limit }),
  'boots.export': z.strictObject({ id: z.int().min(1), format: z.enum(['text', 'pcap']) }),
  'events.list': z.strictObject({ mac: mac.optional(), afterSeq: z.int().min(0).optional(), limit }),
  'log.list': z.strictObject({
    level: z.enum(['debug', 'info', 'warning', 'error']).optional(),
    afterSeq: z.int().min(0).optional(),
    limit,
  }),
  'bootFiles.list': nothing,
  'bootFiles.fetch': nothing,
  ...labParsers({ nothing, identifier }),
} satisfies { [M in Method]: z.ZodType<Methods[M]['input']> }
