import { writeDnsmasqConf } from './dnsmasq-conf.ts'
import type { ExportedText, ExportScene } from './export-scene.ts'
import { writeGrubFiles } from './grub-files.ts'
import { writeIpxeFiles } from './ipxe-files.ts'
import { writeKeaConf } from './kea-conf.ts'
import { writeNginxConf } from './nginx-conf.ts'
import { writePxelinuxFiles } from './pxelinux-files.ts'
import { writeReadme } from './readme.ts'
import { writeSlipwayServer } from './slipway-server.ts'
import { writeSystemdUnits } from './systemd-units.ts'

type Writer = (scene: ExportScene) => readonly ExportedText[]

const WRITERS: readonly Writer[] = [
  scene => [writeDnsmasqConf(scene)],
  scene => (scene.kind === 'kea' ? [writeKeaConf(scene)] : []),
  scene => [writeNginxConf(scene)],
  writeIpxeFiles,
  writeGrubFiles,
  writePxelinuxFiles,
  writeSystemdUnits,
  writeSlipwayServer,
  scene => [writeReadme(scene)],
]

/** Every text of an exported set-up. Pure. */
export function exportTexts(scene: ExportScene): readonly ExportedText[] {
  return WRITERS.flatMap(write => write(scene))
}
