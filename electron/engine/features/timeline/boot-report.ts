import type { BootEvent } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'
import { messageOfArch } from '#words/architecture.ts'
import type { Words } from '#words/describe.ts'
import { messageOfEvent } from '#words/event.ts'
import { messageOfRemedy, messagesOfFinding } from '#words/finding.ts'
import { message, type Message } from '#words/message.ts'
import { messageOfStage } from '#words/stage.ts'

/** A boot as plain text, to send to someone: stages, reasons, and every event. Times are UTC. */
export function describeBootReport(boot: Boot, events: readonly BootEvent[], words: Words): string {
  const say = (what: Message): string => oneLine(words.describe(what))
  const sinceStart = (atMs: number): string =>
    `${((atMs - boot.startedAtMs) / 1000).toFixed(3).padStart(10)} s`
  return [
    say(
      message('report.boot', {
        id: boot.id,
        mac: boot.mac,
        arch: messageOfArch(boot.arch),
        address: boot.ip ?? message('report.no-address'),
      }),
    ),
    say(message('report.began', { time: new Date(boot.startedAtMs).toISOString() })),
    '',
    say(message('report.stages')),
    ...boot.stages
      .filter(stage => stage.startedAtMs !== null)
      .map(
        stage =>
          `${sinceStart(stage.startedAtMs ?? 0)}  ${stage.state.padEnd(7)}  ${say(messageOfStage(stage, boot))}`,
      ),
    ...boot.findings.flatMap(finding => {
      const { title, why } = messagesOfFinding(finding)
      return [
        '',
        say(title),
        say(why),
        ...finding.screen.map(line => say(message('report.screen', { line }))),
        ...finding.remedies.map(remedy => say(message('report.remedy', { remedy: messageOfRemedy(remedy) }))),
      ]
    }),
    '',
    say(message('report.events')),
    ...events.map(
      event => `${sinceStart(event.atMs)}  ${event.kind.padEnd(24)}  ${say(messageOfEvent(event))}`,
    ),
    '',
  ].join('\n')
}

/**
 * Text from machines and discs must not start a new line or control a terminal. Unusual spaces become plain ones, for
 * searching.
 */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029\u00a0]+/gu, ' ')
