import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Finding } from '#contract/finding.ts'
import type { BootScene } from './scene.ts'

/** What a rule may know beside the boot: how the user has set things up. Answers come from memory. */
export interface BootSettings {
  /** True for a boot program that is on this computer. */
  hasProgram(name: string): boolean
  /** What the user set for this machine; null for an unknown one. */
  machine(mac: MacAddress): MachineSettings | null
  /** Its user says so, or it has shown it itself. */
  isSecureBootOff(mac: MacAddress): boolean
  entry(id: string): EntrySettings | null
}

export interface MachineSettings {
  readonly filename: string | null
  readonly loader: string | null
  /** The profile that its installer gets. */
  readonly answer: string | null
  /** It loads its boot file from another computer, which we do not hear. */
  readonly nextServer: Ipv4 | null
}

export interface EntrySettings {
  readonly imageId: string | null
  readonly ramMegabytes: number | null
  /** Its kernel comes back for something: the image, a tree, an answer. */
  readonly asksAgain: boolean
}

/** A finding; or: nothing yet, look again after so long; or: nothing until the next event. */
export type Verdict = Finding | { readonly waitMs: number } | null

/** One reason for which boots stop. Pure: the same scene has the same verdict. */
export type DiagnosisRule = (scene: BootScene, settings: BootSettings) => Verdict

/**
 * The finding once `silenceMs` have passed since `sinceMs` without what would speak against it. A boot that is over waits
 * no longer: it has its finding if that long had passed when the machine began anew.
 */
export function onceSilent(
  scene: BootScene,
  options: { readonly sinceMs: number; readonly silenceMs: number },
  finding: () => Finding,
): Verdict {
  const leftMs = options.sinceMs + options.silenceMs - scene.nowMs
  if (leftMs <= 0) return finding()
  return scene.isOver ? null : { waitMs: leftMs }
}
