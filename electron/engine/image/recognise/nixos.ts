import { remark } from '#words/remark.ts'
import { archOfLoaders, parseArch, findFile } from './disc-facts.ts'
import type { Recogniser } from './recognition.ts'

/** NixOS: its first stage waits for a drive with its label. */
export const recogniseNixos: Recogniser = async disc => {
  const store = await findFile(disc, '/nix-store.squashfs')
  if (!store) return null
  const text = await disc.readText('/version.txt')
  const version = text?.trim().split(/\s/)[0]?.slice(0, 64) || (/\d\d\.\d\d/.exec(disc.volumeId)?.[0] ?? null)
  return {
    family: 'nixos',
    product: `NixOS ${version ?? ''}`.trim(),
    version,
    arch: parseArch(disc.volumeId) ?? (await archOfLoaders(disc.tree)),
    edition: /^nixos-([a-z]+\d?)/i.exec(disc.volumeId)?.[1] ?? null,
    netboot: 'no',
    reason: remark('nixos-needs-drive'),
    wayOut: {
      kind: 'other-image',
      remark: remark('nixos-other-image'),
    },
    evidence: [remark('on-disc', { path: store.path })],
    entries: [],
  }
}
