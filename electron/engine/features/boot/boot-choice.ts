import type { Ipv4, MacAddress } from '#contract/address.ts'
import { clientArchitecture, withHttpBoot } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import {
  isHttpBootClient,
  isIpxe,
  type ChooseBoot,
  type ClientFacts,
} from '../../protocols/dhcp/client-facts.ts'
import { NO_TRIAL, type Trial, chooseLoader, isIpxeProgram, loadersOf } from './loader.ts'
import { endingLoader, isLeftToFirmware } from './own-disk.ts'

/** What the decision rests on. All answers come from memory: a packet waits for them. */
export interface BootChoiceNeeds {
  /** Our address on the card the request came from. */
  readonly address: Ipv4
  readonly httpPort: number
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly hasProgram: (name: string) => boolean
  /** Which boot programs failed on it, and which one works: see loader-trials.ts. */
  readonly trialOf?: (mac: MacAddress) => Pick<Trial, 'failed' | 'works'>
  /** The image of an entry; null for an entry of none. */
  readonly imageOfEntry?: (entryId: string) => string | null
  /** For a machine with Secure Boot on: the path of the program that its firmware gets. See secure/secure-start.ts. */
  readonly signedStart?: (facts: ClientFacts, machine: Machine) => string | null
}

interface Question {
  readonly facts: ClientFacts
  readonly machine: Machine | null
  readonly baseUrl: string
  readonly needs: BootChoiceNeeds
}

/** A file name, `nothing` for an address without a boot file, null for "ask the next rule". */
type Rule = (question: Question) => string | 'nothing' | null

/** By its class or by its number: firmware that says either wants a URL. */
export const isHttpBoot = (facts: Pick<ClientFacts, 'vendorClass' | 'arch'>): boolean =>
  isHttpBootClient(facts) || clientArchitecture(facts.arch).isHttp
const isUrl = (file: string): boolean => /^https?:\/\//i.test(file)

/**
 * The first rule with an answer decides. How far a machine is stands in its request; remembered is only which boot programs
 * failed on it.
 */
const RULES: readonly Rule[] = [
  startFromOwnDisk,
  continueNetBsd,
  continueFreeBsd,
  refuseStrangers,
  obeyUser,
  sendScriptToIpxe,
  obeyPinnedLoader,
  startSigned,
  sendLoaderByUrl,
  sendLoaderByArchitecture,
]

/** Decides what a machine boots, from what its request says. */
export function createChooseBoot(needs: BootChoiceNeeds): ChooseBoot {
  const baseUrl = `http://${needs.address}:${needs.httpPort}`
  return facts => {
    const machine = needs.machineOf(facts.mac)
    const question: Question = { facts, machine, baseUrl, needs }
    for (const rule of RULES) {
      const file = rule(question)
      if (file === 'nothing') return null
      if (file === null) continue
      return {
        file,
        nextServer: machine?.nextServer ?? needs.address,
        rootPath: machine?.rootPath ?? null,
      }
    }
    return null
  }
}

function startFromOwnDisk({ facts, machine, needs }: Question): string | null {
  if (machine?.next !== 'local') return null
  // What a firmware with Secure Boot starts leads to no disk: a shim cannot start another one.
  const isSigned = Boolean(needs.signedStart?.(facts, machine))
  return isSigned || isLeftToFirmware(machine, facts.arch, needs.hasProgram) ? 'nothing' : null
}

/** NetBSD's pxeboot asks again automatically, names what it wants in `file`, and reads the header fields only. */
function continueNetBsd({ facts, machine }: Question): string | null {
  if (!facts.vendorClass?.startsWith('NetBSD:')) return null
  return facts.requestedFile ?? machine?.filename ?? 'netbsd'
}

/**
 * FreeBSD's loader asks again where its root is, with a bare PXEClient and no architecture (stand/libsa/bootp.c). It gets
 * what is set for the machine; without a root path there is nothing to tell it.
 */
function continueFreeBsd({ facts, machine }: Question): string | null {
  if (!facts.userClass?.endsWith('FreeBSD') || !machine || machine.rootPath === null) return null
  return machine.filename ?? 'pxeboot'
}

function refuseStrangers({ facts }: Question): string | null {
  return facts.isBootClient ? null : 'nothing'
}

/**
 * A file name set for this machine. iPXE is not sent iPXE (it would load itself for ever), and a firmware that
 * speaks only TFTP is not sent a URL (PXE-E99): it gets the usual loader, which then gets the URL.
 */
function obeyUser({ facts, machine, baseUrl }: Question): string | null {
  const file = machine?.filename ?? null
  if (file === null) return null
  if (isIpxe(facts)) return isIpxeProgram(file) ? null : file
  if (isHttpBoot(facts)) return isUrl(file) ? file : `${baseUrl}/boot/${file}`
  return isUrl(file) ? null : file
}

function sendScriptToIpxe({ facts, baseUrl }: Question): string | null {
  return isIpxe(facts) ? `${baseUrl}/ipxe/${facts.mac.replaceAll(':', '-')}` : null
}

/** The loader the user pinned, where it is on this computer; a pin that points nowhere leaves the usual choice. */
function obeyPinnedLoader({ facts, machine, baseUrl, needs }: Question): string | null {
  const loader = machine?.loader ?? null
  if (loader === null || !needs.hasProgram(loader)) return null
  return isHttpBoot(facts) ? `${baseUrl}/boot/${loader}` : loader
}

/** A firmware that starts signed programs only. iPXE has been through it already. */
function startSigned({ facts, machine, baseUrl, needs }: Question): string | null {
  const path = machine && needs.signedStart?.(facts, machine)
  if (!path) return null
  return isHttpBoot(facts) ? `${baseUrl}/${path}` : path
}

/** UEFI HTTP Boot wants an absolute URL with an address in it and `.efi` at its end. */
function sendLoaderByUrl({ facts, machine, baseUrl, needs }: Question): string | null {
  if (!isHttpBoot(facts)) return null
  if (machine?.next === 'local') {
    const ending = endingLoader(facts.arch, needs.hasProgram)
    return ending === null ? 'nothing' : `${baseUrl}/boot/${ending}`
  }
  const arch = withHttpBoot(facts.arch, true)
  const trial = needs.trialOf?.(facts.mac) ?? NO_TRIAL
  const iso = isoOf(machine, needs)
  const hasFailed = loadersOf(arch, needs.hasProgram).every(program => trial.failed.includes(program))
  if (iso !== null && (machine?.loader === WHOLE_ISO || hasFailed)) return `${baseUrl}/iso/${iso}.iso`
  const program = chooseLoader(arch, needs.hasProgram, trial)
  return program === null ? 'nothing' : `${baseUrl}/boot/${program}`
}

/** A pin of its own: the firmware loads the whole ISO into a RAM disk (UEFI specification 2.10, §24.7) and starts it. */
const WHOLE_ISO = 'iso'

/** The image that a machine is set to start; the last way where no boot program starts. */
function isoOf(machine: Machine | null, needs: BootChoiceNeeds): string | null {
  const starts = machine?.next === 'once' || machine?.next === 'always'
  return starts && machine.entry !== null ? (needs.imageOfEntry?.(machine.entry) ?? null) : null
}

function sendLoaderByArchitecture({ facts, needs }: Question): string | null {
  return chooseLoader(facts.arch, needs.hasProgram, needs.trialOf?.(facts.mac))
}
