import type { ServingState } from '#contract/network.ts'
import { messagesOfError } from './error.ts'
import { message, type Message } from './message.ts'
import { named, plain } from './phrase.ts'

type NowServing = Extract<ServingState, { state: 'serving' }>

/** The state of serving in one line for a terminal: where, and who assigns the addresses. */
export function messageOfServing(state: ServingState): Message {
  switch (state.state) {
    case 'stopped':
      return plain('cli.serving.stopped')
    case 'starting':
      return message('cli.serving.starting', { nic: state.nic })
    case 'failed':
      return message('cli.serving.failed', { problem: messagesOfError(state.error, 'terminal').title })
    case 'serving': {
      const { nic, address, httpPort, problem } = state
      if (problem)
        return message('cli.serving.waiting', { problem: messagesOfError(problem, 'terminal').title })
      return message('cli.serving.on', { nic, address, port: httpPort, dhcp: messageOfDhcp(state) })
    }
  }
}

/** Who assigns the addresses, and why. */
function messageOfDhcp({ dhcp, dhcpAsked, otherServer, range }: NowServing): Message {
  const { first, last } = range ?? {}
  switch (dhcp) {
    case 'off':
      return plain('cli.serving.dhcp.off')
    case 'proxy':
      return named('cli.serving.dhcp.proxy', { server: otherServer ?? undefined })
    case 'server':
      if (otherServer !== null)
        return named('cli.serving.dhcp.server-conflict', { first, last, server: otherServer })
      return dhcpAsked === 'auto'
        ? named('cli.serving.dhcp.server-alone', { first, last })
        : named('cli.serving.dhcp.server', { first, last })
  }
}
