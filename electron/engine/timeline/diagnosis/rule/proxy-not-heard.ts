import type { Remedy } from '#contract/finding.ts'
import type { ProxyFailedFact } from '#contract/boot-event.ts'
import type { DiagnosisRule } from '../rule.ts'
import { after, isFetch, last } from '../scene.ts'
import { screenOf } from '../firmware.ts'

/** T2: beside another server it was told what to boot, and did not load it. The server itself has watched for it. */
export const proxyNotHeard: DiagnosisRule = scene => {
  const failed = last(scene, 'dhcp.proxy-failed')
  if (!failed || after(scene, failed).some(event => isFetch(event))) return null
  const { reason, bootFile, server, address, otherBootFile, otherNextServer } = failed
  const known = { server, address, otherBootFile, otherNextServer }
  return {
    code: 'proxy-not-heard',
    confidence: reason === 'other-boot-file' ? 'certain' : 'most-likely',
    stage: 'told',
    facts: {
      reason,
      bootFile,
      ...Object.fromEntries(
        Object.entries(known).filter((fact): fact is [string, string] => fact[1] !== null),
      ),
    },
    evidence: [failed.seq],
    screen: screensFor(reason, screenOf(scene)),
    remedies: remediesFor(failed),
  }
}

function remediesFor({ reason, bootFile }: ProxyFailedFact): readonly Remedy[] {
  const openPort = { kind: 'open-port', protocol: 'udp', port: 69 } as const
  if (reason === 'file-not-fetched') return [openPort]
  const oneServer = [{ kind: 'serve-as-server' }, { kind: 'router-lines', bootFile }] as const
  // Told in the offer itself, its first word to us is the request that a firewall may have dropped.
  return reason === 'offer-ignored' ? [...oneServer, openPort] : oneServer
}

function screensFor(reason: ProxyFailedFact['reason'], screen: 'bios' | 'uefi' | 'ipxe'): readonly string[] {
  if (screen === 'ipxe') return ['Nothing to boot: No such file or directory']
  if (reason === 'no-request') return screen === 'uefi' ? ['PXE-E16: No valid offer received.'] : []
  if (reason === 'file-not-fetched') return ['PXE-E18: Server response timeout.']
  return screen === 'uefi' ? ['PXE-E16: No valid offer received.'] : ['PXE-E53: No boot filename received']
}
