import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import { isSecureBootOff } from '#contract/secure-boot.ts'
import { stageOf } from '../sighting.ts'
import type { BootHistory } from './boot-history.ts'

/** The user's settings that a rule may use, in addition to the boot. All lookups are in memory and synchronous. */
export interface BootSettings {
  /** True for a boot program that is on this computer. */
  hasProgram(name: string): boolean
  /** What the user set for this machine; null for an unknown one. */
  machine(mac: MacAddress): MachineSettings | null
  /** The user says so, or Slipway has detected it. */
  isSecureBootOff(mac: MacAddress): boolean
  entry(id: string): EntrySettings | null
}

export interface MachineSettings {
  readonly filename: string | null
  readonly loader: string | null
  /** The profile for its installer. */
  readonly answer: string | null
  /** The machine loads its boot file from another computer, whose traffic Slipway does not see. */
  readonly nextServer: Ipv4 | null
}

export interface EntrySettings {
  readonly imageId: string | null
  readonly ramMegabytes: number | null
  /** Its kernel makes further requests: for the image, a tree, or an answer file. */
  readonly asksAgain: boolean
}

/** URLs in an entry's arguments (`BootTargetFacts.arguments`) that point at Slipway; a mirror does not. */
const OF_OURS = /\{(ISO|TREE|OVERLAY)_URL\}/

/** Every setting of the user that may explain a stopped boot. */
export function createDiagnosisSettings(needs: {
  menuItems: () => readonly MenuItem[]
  machineOf: (mac: MacAddress) => Machine | null
  hasProgram: (name: string) => boolean
}): BootSettings {
  return {
    hasProgram: needs.hasProgram,
    machine: needs.machineOf,
    isSecureBootOff(mac) {
      const machine = needs.machineOf(mac)
      return machine !== null && isSecureBootOff(machine)
    },
    entry(id) {
      const item = needs.menuItems().find(one => one.id === id)
      if (item?.kind !== 'target') return null
      const { ramMegabytes, arguments: text } = item.target
      return { imageId: item.imageId, ramMegabytes, asksAgain: OF_OURS.test(text) }
    },
  }
}

/** The entry that the machine chose, if it is still in the menu. */
export function chosenEntry(history: BootHistory, settings: BootSettings): EntrySettings | null {
  const id = stageOf(history.boot, 'chosen').facts['entry']
  return typeof id === 'string' ? settings.entry(id) : null
}
