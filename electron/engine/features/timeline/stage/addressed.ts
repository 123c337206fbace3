import { reason, reasonOf } from '#contract/reason.ts'
import type { StageRule } from '../sighting.ts'

/** Our OFFER begins it, our ACK ends it; so does its request to another server, whose ACK we cannot hear. The answers to the installer's own DHCP belong to no boot stage. */
export const seeAddressed: StageRule = ({ event }) => {
  switch (event.kind) {
    case 'dhcp.offered':
      return { stage: 'addressed', state: 'running', facts: { address: event.address } }
    case 'dhcp.acknowledged':
      if (!event.isBootClient) return null
      return {
        stage: 'addressed',
        state: 'done',
        facts: { address: event.address, leaseSeconds: event.leaseSeconds },
      }
    case 'dhcp.foreign-address':
      if (!event.isBootClient) return null
      return {
        stage: 'addressed',
        state: 'done',
        facts: { address: event.address, ...(event.server === null ? {} : { server: event.server }) },
      }
    case 'dhcp.refused':
      return { stage: 'addressed', state: 'failed', facts: reasonOf(event) }
    case 'dhcp.declined':
      return {
        stage: 'addressed',
        state: 'failed',
        facts: reason('address-answers', { address: event.address }),
      }
    case 'dhcp.pool-exhausted':
      return {
        stage: 'addressed',
        state: 'failed',
        facts: reason('pool-exhausted', { first: event.first, last: event.last }),
      }
    default:
      return null
  }
}
