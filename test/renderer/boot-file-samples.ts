import type { BootFile } from '#contract/methods.ts'

export const bootFiles: readonly BootFile[] = [
  {
    name: 'snponly.efi',
    sizeBytes: 263_680,
    sha256: '9f2c4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918070',
    package: 'ipxe',
    version: '1.0.0+git-20190125.36a4c85-5.1',
    licence: 'GPL-2.0-or-later',
  },
  {
    name: 'undionly.kpxe',
    sizeBytes: 72_213,
    sha256: '1b3c4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918071',
    package: 'ipxe',
    version: '1.0.0+git-20190125.36a4c85-5.1',
    licence: 'GPL-2.0-or-later',
  },
  ...['boot', 'linux', 'normal'].map(module => ({
    name: `x86_64-efi/${module}.mod`,
    sizeBytes: 12_400,
    sha256: '5c6d4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918072',
    package: 'grub-efi-amd64-bin',
    version: '2.06-13+deb12u1',
    licence: 'GPL-3.0-or-later',
  })),
]
