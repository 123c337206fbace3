import { onceSilent, type DiagnosisRule } from '../rule.ts'
import { after, isFetch, seconds } from '../scene.ts'
import { lastTold } from '../told-file.ts'

/** iPXE of 2019 waits up to 16 s for IPv6 routers, after it has its address, before it fetches anything. */
const SILENCE_MS = 25_000

/** iPXE runs, has its address and knows its script, and does not reach us by HTTP. */
export const scriptNotAsked: DiagnosisRule = (scene, settings) => {
  const told = lastTold(scene)
  if (!told?.isIpxe || told.port === null || after(scene, told.event).some(event => isFetch(event)))
    return null
  if (settings.machine(scene.boot.mac)?.filename) return null
  const { port } = told
  return onceSilent(scene, { sinceMs: told.event.atMs, silenceMs: SILENCE_MS }, () => ({
    code: 'script-not-asked',
    confidence: 'most-likely',
    stage: 'menu',
    facts: { url: told.file, seconds: seconds(scene.nowMs - told.event.atMs), protocol: 'tcp', port },
    evidence: [told.event.seq],
    screen: [`${told.file}... Connection timed out (https://ipxe.org/4c0a6035)`],
    remedies: [{ kind: 'open-port', protocol: 'tcp', port }],
  }))
}
