import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, isFetch, seconds } from '../scene.ts'
import { isUefi } from '../firmware.ts'
import { lastTold } from '../told-file.ts'

/** Firmware asks within a second; spanning tree has settled by the time it has its address. */
const SILENCE_MS = 10_000

/** It has its address and knows the file, and its request does not reach us: most often a firewall drops it. */
export const programNotAsked: DiagnosisRule = (scene, settings) => {
  const told = lastTold(scene)
  if (!told || told.isIpxe || after(scene, told.event).some(event => isFetch(event))) return null
  if (settings.machine(scene.boot.mac)?.nextServer) return null
  return onceSilent(scene, { sinceMs: told.event.atMs, silenceMs: SILENCE_MS }, () => {
    const protocol = told.port === null ? 'udp' : 'tcp'
    const port = told.port ?? 69
    return {
      code: 'program-not-asked',
      confidence: 'most-likely',
      stage: 'program',
      facts: { file: told.file, seconds: seconds(scene.nowMs - told.event.atMs), protocol, port },
      evidence: [told.event.seq],
      screen: isUefi(scene.boot.arch)
        ? [told.port === null ? 'PXE-E18: Server response timeout.' : 'HTTP ERROR: Server response timeout.']
        : ['PXE-E32: TFTP open timeout'],
      remedies: [{ kind: 'open-port', protocol, port }],
    }
  })
}
