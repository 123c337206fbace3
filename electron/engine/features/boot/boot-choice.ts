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

/** What the decision depends on. Everything is answered from memory, because a DHCP packet waits for the result. */
export interface BootChoiceNeeds {
  /** Slipway's address on the card the request arrived on. */
  readonly address: Ipv4
  readonly httpPort: number
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly hasProgram: (name: string) => boolean
  /** Which boot programs failed on this machine, and which one works; see loader-trials.ts. */
  readonly trialOf?: (mac: MacAddress) => Pick<Trial, 'failed' | 'works'>
  /** The image an entry belongs to; null for an entry without one. */
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

/** A file name, `nothing` for an address without a boot file, or null to let the next rule decide. */
type Rule = (question: Question) => string | 'nothing' | null

/**
 * Either the vendor class or the architecture number is enough: firmware that sends only one of them still expects a
 * URL.
 */
export const isHttpBoot = (facts: Pick<ClientFacts, 'vendorClass' | 'arch'>): boolean =>
  isHttpBootClient(facts) || clientArchitecture(facts.arch).isHttp
const isUrl = (file: string): boolean => /^https?:\/\//i.test(file)

/**
 * The first rule that answers decides. How far a machine has got is in its request; Slipway only remembers which boot
 * programs failed on it.
 */
const RULES: readonly Rule[] = [
  startFromOwnDisk,
  continueNetBsd,
  continueFreeBsd,
  ignoreOtherClients,
  sendUserFile,
  sendScriptToIpxe,
  sendPinnedLoader,
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
  // Under Secure Boot no boot loader can reach the disk, because a shim cannot start another shim.
  const isSigned = Boolean(needs.signedStart?.(facts, machine))
  return isSigned || isLeftToFirmware(machine, facts.arch, needs.hasProgram) ? 'nothing' : null
}

/** NetBSD's pxeboot sends a second request, names the file it needs in `file`, and reads only the header fields. */
function continueNetBsd({ facts, machine }: Question): string | null {
  if (!facts.vendorClass?.startsWith('NetBSD:')) return null
  return facts.requestedFile ?? machine?.filename ?? 'netbsd'
}

/**
 * FreeBSD's loader asks again for its root path, with a bare PXEClient class and no architecture
 * (stand/libsa/bootp.c). It gets what is set for the machine; without a root path there is nothing to send.
 */
function continueFreeBsd({ facts, machine }: Question): string | null {
  if (!facts.userClass?.endsWith('FreeBSD') || !machine || machine.rootPath === null) return null
  return machine.filename ?? 'pxeboot'
}

function ignoreOtherClients({ facts }: Question): string | null {
  return facts.isBootClient ? null : 'nothing'
}

/**
 * A file name set for this machine. iPXE never gets iPXE, because it would load itself forever. Firmware that only
 * speaks TFTP never gets a URL (PXE-E99): it gets the usual loader, and that loader gets the URL.
 */
function sendUserFile({ facts, machine, baseUrl }: Question): string | null {
  const file = machine?.filename ?? null
  if (file === null) return null
  if (isIpxe(facts)) return isIpxeProgram(file) ? null : file
  if (isHttpBoot(facts)) return isUrl(file) ? file : `${baseUrl}/boot/${file}`
  return isUrl(file) ? null : file
}

function sendScriptToIpxe({ facts, baseUrl }: Question): string | null {
  return isIpxe(facts) ? `${baseUrl}/ipxe/${facts.mac.replaceAll(':', '-')}` : null
}

/** The loader the user pinned, if it is on this computer; otherwise the usual choice applies. */
function sendPinnedLoader({ facts, machine, baseUrl, needs }: Question): string | null {
  const loader = machine?.loader ?? null
  if (loader === null || !needs.hasProgram(loader)) return null
  return isHttpBoot(facts) ? `${baseUrl}/boot/${loader}` : loader
}

/** For firmware that only starts signed programs. iPXE never gets here: an earlier rule answers it. */
function startSigned({ facts, machine, baseUrl, needs }: Question): string | null {
  const path = machine && needs.signedStart?.(facts, machine)
  if (!path) return null
  return isHttpBoot(facts) ? `${baseUrl}/${path}` : path
}

/** UEFI HTTP Boot requires an absolute URL with an IP address in it and `.efi` at the end. */
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

/** A special pin: the firmware loads the whole ISO into a RAM disk (UEFI specification 2.10, §24.7) and starts it. */
const WHOLE_ISO = 'iso'

/** The image a machine is set to start; the last resort if no boot program starts. */
function isoOf(machine: Machine | null, needs: BootChoiceNeeds): string | null {
  const starts = machine?.next === 'once' || machine?.next === 'always'
  return starts && machine.entry !== null ? (needs.imageOfEntry?.(machine.entry) ?? null) : null
}

function sendLoaderByArchitecture({ facts, needs }: Question): string | null {
  return chooseLoader(facts.arch, needs.hasProgram, needs.trialOf?.(facts.mac))
}
