import { writeDnsmasqConf } from './dnsmasq-conf.ts'
import { FILES, type ExportedText, type ExportPlan } from './export-plan.ts'
import { writeKeaConf } from './kea-conf.ts'
import { writeNginxConf } from './nginx-conf.ts'
import { writeReadme } from './readme.ts'
import { writeSlipwayServer, writeSystemdUnits } from './services.ts'

type Writer = (plan: ExportPlan) => readonly ExportedText[]

const WRITERS: readonly Writer[] = [
  plan => [writeDnsmasqConf(plan)],
  plan => (plan.kind === 'kea' ? [writeKeaConf(plan)] : []),
  plan => [writeNginxConf(plan)],
  plan => plan.boot.menus().map(({ path, text }) => ({ path: `${FILES}/${path}`, text })),
  writeSystemdUnits,
  writeSlipwayServer,
  plan => [writeReadme(plan)],
]

/** All text files of an export. Pure. */
export function exportTexts(plan: ExportPlan): readonly ExportedText[] {
  return WRITERS.flatMap(write => write(plan))
}
