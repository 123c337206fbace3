import { parseIpv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Handlers } from '#contract/methods.ts'
import { GRUB_MAKERS, MADE_GRUB as made, readSample } from './setup-samples.ts'
import type { SetupMethods, SetupNetwork, SetupRemark } from '#contract/setup.ts'

/** Permanent servers as the page sees them: `/srv/full` already contains something. */
export function fakeSetup(
  note: (method: string, input: unknown) => void,
): Pick<Handlers, keyof SetupMethods> {
  const remarks: readonly SetupRemark[] = [
    { kind: 'once', machine: 'nuc' },
    { kind: 'answer-for-all', machine: 'rack-2' },
  ]
  let makers = GRUB_MAKERS
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
    async 'setup.read'({ path }) {
      if (path === '/srv/empty') throw new SlipwayError('setup-not-understood', { path })
      return readSample
    },
    async 'setup.takeFiles'(input) {
      note('setup.takeFiles', input)
      return { copied: ['debian/linux', 'debian/initrd.gz'], kept: [], missing: ['bsd/loader'] }
    },
    'bootFiles.grubMakers': async () => makers,
    async 'bootFiles.makeGrub'(input) {
      note('bootFiles.makeGrub', input)
      if (input.modules?.includes('wrong'))
        throw new SlipwayError('tool-failed', {
          tool: 'grub-mkimage',
          detail: "error: cannot open `wrong.mod'.",
        })
      makers = makers.map(one => (one.format === (input.format ?? 'x86_64-efi') ? { ...one, made } : one))
      return [made]
    },
    async 'bootFiles.removeMade'(input) {
      note('bootFiles.removeMade', input)
      makers = makers.map(one => (one.name === input.name ? { ...one, made: null } : one))
      return []
    },
    'bootFiles.makeIpxe': async () => [],
  }
}
