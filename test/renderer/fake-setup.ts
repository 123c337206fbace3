import { parseIpv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'
import type { SetupMethods, SetupNetwork, SetupRemark } from '#contract/setup.ts'

/** Servers that stay, as the page sees them: `/srv/full` holds something already. */
export function fakeSetup(
  note: (method: string, input: unknown) => void,
): Pick<Handlers, keyof SetupMethods> {
  const remarks: readonly SetupRemark[] = [
    { kind: 'once', machine: 'nuc' },
    { kind: 'answer-for-all', machine: 'rack-2' },
  ]
  return {
    async 'setup.export'(input) {
      note('setup.export', input)
      if (input.folder === '/srv/full' && !input.overwrites)
        throw new SlipwayError('folder-not-empty', { path: input.folder })
      const network: SetupNetwork = {
        ...{
          nic: null,
          address: parseIpv4('10.0.0.2')!,
          prefixLength: 24,
          dhcp: 'server' as const,
          range: null,
        },
        ...{ gateway: null, dns: [], leaseSeconds: 3600, httpPort: 80 },
      }
      return { folder: input.folder, fileCount: 1234, sizeBytes: 5_000_000_000, network, remarks }
    },
    'setup.cancelExport': async () => ({ wasRunning: false }),
    'setup.read': async () => ({
      ...{ machines: [], network: {}, bootFiles: [], tftpRoot: null, menus: [], unread: [] },
    }),
    'bootFiles.setScript': async () => ({ name: 'autoexec.ipxe' }),
    'bootFiles.makeGrub': async () => [],
    'bootFiles.makeIpxe': async () => [],
  }
}
