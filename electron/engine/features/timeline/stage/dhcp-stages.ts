import { reason, reasonOf } from '#contract/reason.ts'
import type { BootEvent, ProxyFailedFact } from '#contract/boot-event.ts'
import { isSeen, type StageRule, type Sighting } from '../sighting.ts'

/** A DISCOVER that asks to boot. iPXE's own counts only if no firmware asked before it. */
export const seeAsked: StageRule = ({ event, boot }) => {
  if (event.kind !== 'dhcp.discovered' || !event.isBootClient) return null
  if (isIpxe(event.userClass) && isSeen(boot, 'asked')) return null
  return {
    stage: 'asked',
    state: 'done',
    facts: { arch: event.arch, ...(event.vendorClass === null ? {} : { vendorClass: event.vendorClass }) },
  }
}

export function isIpxe(userClass: string | null): boolean {
  return userClass === 'iPXE' || userClass === '\u0004iPXE'
}

/**
 * Slipway's OFFER begins the stage and its ACK ends it; so does a request to another server, whose ACK Slipway cannot
 * see. Replies to the installer's own DHCP belong to no stage.
 */
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

/** The boot file in Slipway's OFFER and ACK. In iPXE's second round the reply names the menu, not a program. */
export const seeBootFileOffered: StageRule = ({ event, boot }) => {
  const byProxy = seeProxyOffer(event)
  if (byProxy) return isSeen(boot, 'program') ? null : byProxy
  if (event.kind !== 'dhcp.offered' && event.kind !== 'dhcp.acknowledged') return null
  if (event.kind === 'dhcp.acknowledged' && !event.isBootClient) return null
  if (isSeen(boot, 'program')) return null
  const facts = event.bootFile === null ? {} : { bootFile: event.bootFile }
  if (event.kind === 'dhcp.acknowledged') return { stage: 'told', state: 'done', facts, proves: [] }
  return event.bootFile === null ? null : { stage: 'told', state: 'running', facts, proves: [] }
}

/**
 * Next to another server Slipway sends a proxy offer; only the machine's later requests show whether it accepted the
 * offer.
 */
function seeProxyOffer(event: BootEvent): Sighting | null {
  switch (event.kind) {
    case 'dhcp.proxy-offered':
      return { stage: 'told', state: 'running', facts: { bootFile: event.bootFile }, proves: [] }
    case 'dhcp.boot-server-answered':
      return { stage: 'told', state: 'done', facts: { bootFile: event.bootFile } }
    case 'dhcp.proxy-failed':
      return {
        stage: 'told',
        state: 'warning',
        facts: failureFacts(event),
        proves: [],
      }
    default:
      return null
  }
}

/** The English sentence of 0.1, and the facts it was made from, for other languages and for the remedy. */
function failureFacts(event: ProxyFailedFact): Record<string, string> {
  const { reason: failure, bootFile, server, address, otherBootFile, otherNextServer } = event
  const known = { server, address, otherBootFile, otherNextServer }
  const said = Object.entries(known).filter((fact): fact is [string, string] => fact[1] !== null)
  return { bootFile, failure, ...Object.fromEntries(said) }
}
