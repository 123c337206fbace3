import { parseIpv4, parseMac } from '#contract/address.ts'
import { createStaticBoot } from '#engine/features/boot/create-boot.ts'
import type { StaticBootSource } from '#engine/features/boot/static/static-boot.ts'
import type { ExportPlan } from '#engine/features/migration/export/export-plan.ts'
import { exportTexts } from '#engine/features/migration/export/export-texts.ts'
import { machine, sampleMenu } from '../../boot/sample-menu.ts'

export const ip = (text: string) => parseIpv4(text)!
export const macOf = (text: string) => parseMac(text)!

type Content = Omit<ExportPlan, 'boot'> & Pick<StaticBootSource, 'menu' | 'hasProgram' | 'answered'>

/** A set-up with a machine that has a fixed address and an entry, and one that is to be left alone. */
export function plan(overrides: Partial<Content> = {}): ExportPlan {
  const content: Content = {
    kind: 'dnsmasq',
    network: {
      nic: 'eth0',
      address: ip('10.99.0.1'),
      prefixLength: 24,
      dhcp: 'server',
      range: { first: ip('10.99.0.100'), last: ip('10.99.0.199') },
      gateway: ip('10.99.0.254'),
      dns: [ip('9.9.9.9'), ip('1.1.1.1')],
      leaseSeconds: 3600,
      httpPort: 80,
    },
    installedAt: '/srv/netboot',
    machines: [
      machine({
        mac: macOf('52:54:00:00:00:01'),
        name: 'Node One',
        reservedIp: ip('10.99.0.50'),
        entry: 'ubuntu-24.04.live',
        next: 'always',
      }),
      machine({ mac: macOf('52:54:00:00:00:02'), next: 'ignore' }),
    ],
    menu: sampleMenu,
    programs: [],
    hasProgram: () => true,
    answered: item => item,
    answerFolders: [],
    version: '1.2.3',
    dataFolder: '/home/me/slipway',
    remarks: [],
    ...overrides,
  }
  return { ...content, boot: createStaticBoot(content) }
}

export function textsOf(overrides: Partial<Content> = {}): ReadonlyMap<string, string> {
  return new Map(exportTexts(plan(overrides)).map(({ path, text }) => [path, text]))
}

export const linesOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n')
