import type { TestMachine } from '#contract/lab.ts'
import { messagesOfError } from './error.ts'
import { message, type Message } from './message.ts'
import { plain } from './phrase.ts'

/** A test machine in one line for a terminal. */
export function messageOfTestMachine(machine: TestMachine): Message {
  switch (machine.state) {
    case 'starting':
      return message('cli.test.starting', { what: kindOf(machine), title: machine.title })
    case 'running':
      return message('cli.test.running', { what: kindOf(machine), mac: machine.mac })
    case 'ended':
      return plain('cli.test.ended')
    case 'failed':
      return machine.error === null
        ? plain('cli.test.failed')
        : messagesOfError(machine.error, 'terminal').title
  }
}

const kindOf = ({ firmware, hasTpm, memoryMegabytes }: TestMachine): Message =>
  message(hasTpm ? 'cli.test.machine-tpm' : 'cli.test.machine', {
    firmware: plain(`cli.test.firmware.${firmware}`),
    memory: { mebibytes: memoryMegabytes },
  })
