import type { MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { LoaderFact } from '#contract/loader-fact.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { NO_TRIAL, stepTrial, type Trial, type TrialSign, isFirstStage } from './loader.ts'

/** What is stored about a machine's boot programs. */
export interface TrialStore {
  find(mac: MacAddress): Pick<Trial, 'failed' | 'works'> | null
  /** Deletes the row if nothing failed and nothing works. */
  save(mac: MacAddress, trial: Pick<Trial, 'failed' | 'works'>): void
}

/** Which boot programs have failed on which machines. */
interface LoaderTrials {
  noteEvent(event: BootEvent): void
  /** From memory, because the packet path calls this. */
  trialOf(mac: MacAddress): Pick<Trial, 'failed' | 'works'>
}

/** Drivers, a slow link and the spanning tree can take most of a minute. */
const SILENT_AFTER_MS = 120_000
const MAX_MACHINES = 2048
/** Files that a running loader reads. shim and GRUB load other programs first. */
const MENU_FILE = /(^|\/)(grub\.cfg[^/]*|pxelinux\.cfg\/[^/]+|[^/]+\.ipxe)$|^\/?(ipxe|iso|iso-overlay)\//i
const LOADS_PROGRAMS = /(^|\/)(shim|grub)[^/]*$/i

export function createLoaderTrials(needs: {
  readonly clock: Clock
  readonly store: TrialStore
  /** The program the machine gets next, for the report. */
  readonly nextFor: (mac: MacAddress) => string | null
  /** The user chose this machine's loader, so no other is tried. */
  readonly isPinned: (mac: MacAddress) => boolean
  readonly record: (fact: LoaderFact, mac: MacAddress) => void
  readonly onSaveError: (error: unknown) => void
}): LoaderTrials {
  const { clock, store } = needs
  const silences = new Map<MacAddress, () => void>()
  const stopWaiting = (mac: MacAddress): void => {
    silences.get(mac)?.()
    silences.delete(mac)
  }
  const trials = new BoundedMap<MacAddress, Trial>(MAX_MACHINES, stopWaiting)

  const trialOf = (mac: MacAddress): Trial => {
    const known = trials.get(mac)
    if (known) return known
    const stored = store.find(mac)
    return stored ? { ...NO_TRIAL, ...stored } : NO_TRIAL
  }
  const save = (mac: MacAddress, trial: Trial): void => {
    try {
      store.save(mac, trial)
    } catch (error) {
      // On a full disk the machine gets its next program all the same; only a restart forgets it.
      needs.onSaveError(error)
    }
  }
  const step = (mac: MacAddress, sign: TrialSign): void => {
    const before = trialOf(mac)
    const { trial, news } = stepTrial(before, sign)
    if (trial === before) return
    stopWaiting(mac)
    if (sign.kind === 'loaded')
      silences.set(
        mac,
        clock.after(SILENT_AFTER_MS, () => step(mac, { kind: 'silent' })),
      )
    trials.set(mac, trial)
    const isSame = trial.works === before.works && trial.failed.join() === before.failed.join()
    if (isSame) return
    // Deferred: a packet may be waiting, and the event that led here has to be recorded first.
    clock.after(0, () => {
      save(mac, trial)
      if (news?.kind === 'failed') {
        const { program, reason } = news
        const next = needs.nextFor(mac)
        needs.record({ kind: 'loader.failed', program, reason, next: next === program ? null : next }, mac)
      } else if (news) needs.record({ kind: 'loader.works', program: news.program }, mac)
    })
  }

  return {
    noteEvent(event) {
      const { mac } = event
      if (mac === null || needs.isPinned(mac)) return
      const sign = signOf(event, trials.get(mac)?.pending?.program ?? null)
      if (sign) step(mac, sign)
    },
    trialOf,
  }
}

/** What an event says about the boot program loaded last; null if nothing. */
function signOf(event: BootEvent, pending: string | null): TrialSign | null {
  switch (event.kind) {
    case 'dhcp.discovered':
      if (event.userClass?.endsWith('iPXE')) return { kind: 'alive' }
      return event.isBootClient ? { kind: 'asked' } : null
    case 'menu.served':
    case 'entry.chosen':
      return { kind: 'alive' }
    case 'tftp.finished':
      return loaded(event.file, pending) ?? asksFor(event.file, pending)
    case 'http.finished':
      return (
        (event.status === 200 && event.sentBytes > 0 ? loaded(event.path, pending) : null) ??
        asksFor(event.path, pending)
      )
    case 'tftp.started':
    case 'tftp.missing':
      return asksFor(event.file, pending)
    case 'http.missing':
    case 'http.started':
      return asksFor(event.path, pending)
    default:
      return null
  }
}

function loaded(file: string, pending: string | null): TrialSign | null {
  const program = file.replace(/^\/*(boot\/)?/, '')
  // shim loads GRUB, which is not a new attempt by the firmware.
  if (pending !== null && pending !== program && LOADS_PROGRAMS.test(pending)) return null
  return isFirstStage(program) ? { kind: 'loaded', program } : null
}

/** A loader that asks for any file but itself is running. */
function asksFor(file: string, pending: string | null): TrialSign | null {
  if (pending === null || file.replace(/^\/*(boot\/)?/, '') === pending) return null
  if (LOADS_PROGRAMS.test(pending)) return MENU_FILE.test(file) ? { kind: 'alive' } : null
  return isFirstStage(file.replace(/^\/*(boot\/)?/, '')) ? null : { kind: 'alive' }
}
