import { SlipwayError } from '#contract/errors.ts'
import type { CardServices, CardStart } from './card-services.ts'
import type { NdpPort } from '../../net/ndp-port.ts'
import { createAdvertiser, type Advertiser } from '../../protocols/ndp/advertiser.ts'

/**
 * Saves machines with an old iPXE the wait for an IPv6 router, where this computer lets us; it is a comfort, so where
 * not the log says so and serving goes on. It has to hear what DHCP tells.
 */
export async function openCardAdvertiser(
  services: Pick<CardServices, 'network' | 'log' | 'clock'>,
  keep: CardStart['keep'],
  card: string,
): Promise<Advertiser | null> {
  const { network, log, clock } = services
  const write = (code: string, message: string, params: Record<string, string> = {}) =>
    log.write({ level: 'info', part: 'boot', code: `router.${code}`, params: { card, ...params }, message })

  let port: NdpPort
  try {
    port = await network.openNdpPort({ card })
  } catch (error) {
    const detail = String(error instanceof SlipwayError ? error.params['detail'] : error)
    const message = `Machines with an older iPXE may wait 16 s for an IPv6 router on ${card}: ${detail}.`
    write('unavailable', message, { detail })
    return null
  }
  let hasFailed = false
  port.onError(error => {
    if (hasFailed) return
    hasFailed = true
    write('send-failed', `An IPv6 message could not leave by ${card}: ${error.message}`, {
      detail: error.message,
    })
  })
  const advertiser = createAdvertiser({
    port,
    clock,
    onAnswered: mac =>
      log.write({
        level: 'debug',
        part: 'boot',
        code: 'router.answered',
        params: { card },
        message: 'Told it that no IPv6 router has anything for it, so that it does not wait for one.',
        mac,
      }),
    onRouter: address =>
      write('heard', `An IPv6 router (${address}) is on ${card}; it answers machines itself.`, { address }),
  })
  keep(() => advertiser.stop())
  return advertiser
}
