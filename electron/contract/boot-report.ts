import type { BootEvent } from './boot-event.ts'
import { describeArch, describeBootEvent } from './event-text.ts'
import { describeFinding, describeRemedy } from './finding-text.ts'
import { describeStage } from './stage-text.ts'
import type { Boot } from './timeline.ts'

/** A boot as plain text, to be sent to somebody who was not there: stages, reasons, and every event. Times are UTC. */
export function describeBootReport(boot: Boot, events: readonly BootEvent[]): string {
  const sinceStart = (atMs: number): string =>
    `${((atMs - boot.startedAtMs) / 1000).toFixed(3).padStart(10)} s`
  return [
    `Boot ${boot.id} of ${boot.mac}, ${describeArch(boot.arch)}, ${boot.ip ?? 'no address'}`,
    `Began ${new Date(boot.startedAtMs).toISOString()}`,
    '',
    'Stages',
    ...boot.stages
      .filter(stage => stage.startedAtMs !== null)
      .map(
        stage =>
          `${sinceStart(stage.startedAtMs ?? 0)}  ${stage.state.padEnd(7)}  ${describeStage(stage, boot)}`,
      ),
    ...boot.findings.flatMap(finding => {
      const { title, why } = describeFinding(finding)
      return [
        '',
        title,
        why,
        ...finding.screen.map(line => `Its screen probably shows: ${line}`),
        ...finding.remedies.map(remedy => `What may help: ${describeRemedy(remedy)}`),
      ]
    }),
    '',
    'What was seen',
    ...events.map(
      event => `${sinceStart(event.atMs)}  ${event.kind.padEnd(24)}  ${describeBootEvent(event)}`,
    ),
    '',
  ].join('\n')
}
