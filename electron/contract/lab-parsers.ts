import { z } from 'zod'
import { LAB_FIRMWARE, LAB_STARTS, type LabMethods } from './lab.ts'

/** Linux takes names of interfaces up to 15 characters (IFNAMSIZ). */
const cardName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/)
/** A name as the engine generates it for machines and disks; it cannot form a path. */
const plainName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,127}$/)

/** unknown -> typed input, for requests about test machines. */
export function labParsers(parts: {
  readonly nothing: z.ZodType<null>
  readonly identifier: z.ZodType<string>
}): { [M in keyof LabMethods]: z.ZodType<LabMethods[M]['input']> } {
  const { nothing, identifier } = parts
  const request = z.strictObject({
    entry: identifier,
    firmware: z.enum(LAB_FIRMWARE).optional(),
    start: z.enum(LAB_STARTS).optional(),
    tpm: z.boolean().optional(),
    memoryMegabytes: z.int().min(64).max(1_048_576).optional(),
    diskGigabytes: z.int().min(1).max(16_384).optional(),
    hasWindow: z.boolean().optional(),
    bridge: cardName.optional(),
    network: z.enum(['isolated', 'user']).optional(),
    answer: identifier.optional(),
  })
  return {
    'lab.tools': nothing,
    'lab.list': nothing,
    'lab.start': request,
    'lab.stop': z.strictObject({ id: plainName }),
    'lab.serial': z.strictObject({ id: plainName }),
    'lab.command': request,
    'lab.disks': nothing,
    'lab.removeDisk': z.strictObject({ name: plainName }),
  }
}
