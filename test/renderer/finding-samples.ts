import type { Finding } from '#contract/finding.ts'
import type { Boot } from '#contract/timeline.ts'
import { ip, stoppedMac, uefiMac, biosMac } from './address-samples.ts'
import { boot } from './boot-samples.ts'

const secureBoot: Finding = {
  code: 'secure-boot',
  confidence: 'most-likely',
  stage: 'started',
  facts: { file: 'snponly.efi', sizeBytes: 173_792, seconds: 1, again: 1 },
  evidence: [6],
  screen: ['NBP file downloaded successfully.', 'BdsDxe: failed to load Boot0001: Access Denied'],
  remedies: [
    { kind: 'secure-boot-on' },
    { kind: 'turn-secure-boot-off' },
    { kind: 'pin-loader', loader: 'ipxe.efi' },
  ],
}
const again: Finding = {
  code: 'starts-again',
  confidence: 'most-likely',
  stage: 'asked',
  facts: { reason: 'same-stop', count: 4, seconds: 312 },
  evidence: [1],
  screen: [],
  remedies: [],
}
const firewall: Finding = {
  code: 'program-not-asked',
  confidence: 'most-likely',
  stage: 'program',
  facts: { file: 'undionly.kpxe', seconds: 24, protocol: 'udp', port: 69 },
  evidence: [3],
  screen: ['PXE-E32: TFTP open timeout'],
  remedies: [{ kind: 'open-port', protocol: 'udp', port: 69 }],
}
const rival: Finding = {
  code: 'other-offer-taken',
  confidence: 'certain',
  stage: 'addressed',
  facts: { offered: '192.168.7.101', address: '192.168.7.22', server: '192.168.7.254' },
  evidence: [2, 3],
  screen: ['PXE-E16: No valid offer received.'],
  remedies: [{ kind: 'serve-as-proxy' }],
}

const told = (file: string) =>
  [
    { id: 'asked' },
    { id: 'addressed', facts: { address: '192.168.7.103', leaseSeconds: 1800 } },
    { id: 'told', facts: { bootFile: file } },
  ] as const

/** One machine for each of the most common reasons. */
export const stoppedForAReason: readonly Boot[] = [
  boot({ id: 31, mac: stoppedMac, ip: ip('192.168.7.103'), findings: [secureBoot, again] }, [
    ...told('snponly.efi'),
    { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 173_792 } },
  ]),
  boot({ id: 32, mac: biosMac, arch: 'x86-bios', ip: ip('192.168.7.102'), findings: [firewall] }, [
    ...told('undionly.kpxe'),
  ]),
  boot({ id: 33, mac: uefiMac, findings: [rival] }, [
    { id: 'asked' },
    { id: 'addressed', facts: { address: '192.168.7.22', server: '192.168.7.254' } },
  ]),
]
