import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import { hostNameOf } from '../../base/host-name.ts'
import type { AnswerPlace } from './kind/kind-rules.ts'
import type { Variables } from './template.ts'

/** The facts about a machine that a template may use. */
export interface AnsweredMachine {
  readonly mac: MacAddress
  readonly name: string | null
  readonly uuid: string | null
  readonly serial: string | null
  readonly arch: ClientArch
  readonly ip: Ipv4 | null
  readonly reservedIp: Ipv4 | null
  readonly group: string | null
}

/** The addresses and facts of the current boot. */
export interface TemplateContext {
  readonly machine: AnsweredMachine
  /** The entry's image; null in a preview without an entry. */
  readonly image: {
    readonly id: string
    readonly name: string
    readonly version: string | null
    readonly isoUrl: string
    readonly treeUrl: string
  } | null
  readonly serverUrl: string
  readonly serverAddress: string
  /** Ends in a slash. */
  readonly folderUrl: string
  readonly fileName: string
  readonly callHome: { readonly installing: string; readonly installed: string; readonly failed: string }
  /** Weakest first: the profile's, the group's, the machine's. */
  readonly own: readonly Readonly<Record<string, string>>[]
}

/** Reserved names, which a user's variable cannot replace. */
export const RESERVED_NAMES = ['machine', 'group', 'image', 'server', 'answer', 'callHome']

/**
 * The variables available as `{{ … }}`. An unknown value is absent, so that using it is an error and not an empty
 * text.
 */
export function variablesOf(context: TemplateContext): Variables {
  const { machine, image, callHome } = context
  return {
    ...ownVariables(context.own),
    machine: known({
      mac: machine.mac,
      name: machine.name,
      hostname: hostNameOf(machine),
      uuid: machine.uuid,
      serial: machine.serial,
      arch: machine.arch,
      firmware: firmwareOf(machine.arch),
      ip: machine.reservedIp ?? machine.ip,
    }),
    group: known({ name: machine.group }),
    ...(image ? { image: known(image) } : {}),
    server: { url: context.serverUrl, address: context.serverAddress },
    answer: { url: `${context.folderUrl}${context.fileName}`, folderUrl: context.folderUrl },
    callHome: { ...callHome, url: callHome.installed },
  }
}

/** A machine's value overrides its group's, which overrides the profile's. */
export function ownVariables(
  layers: readonly Readonly<Record<string, string>>[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    layers.flatMap(layer => Object.entries(layer)).filter(([name]) => !RESERVED_NAMES.includes(name)),
  )
}

export function placeOf(context: TemplateContext): AnswerPlace {
  return {
    folderUrl: context.folderUrl,
    fileUrl: `${context.folderUrl}${context.fileName}`,
    hostName: hostNameOf(context.machine),
    mac: context.machine.mac,
    callHomeUrl: context.callHome.installed,
    callHomeFailedUrl: context.callHome.failed,
    variables: ownVariables(context.own),
  }
}

function firmwareOf(arch: ClientArch): string | null {
  if (arch === 'unknown') return null
  return arch === 'x86-bios' ? 'bios' : 'uefi'
}

function known(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
