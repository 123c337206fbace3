import type { ServeRequest, ServingState } from '#contract/network.ts'
import type { BootFiles } from '../boot/boot-files.ts'
import { openCardAdvertiser } from './card-advertiser.ts'
import { openCardDhcp } from './card-dhcp.ts'
import type { CardNeeds, Keep } from './card-needs.ts'
import { openCardSyslog } from './card-syslog.ts'
import { renderIpxeWait } from '../boot/menu/ipxe.ts'
import { createStartTurnRoute } from '../../protocols/http/routes/start-turn.ts'
import { createHttpServer } from '../../protocols/http/server.ts'
import { loadSendfile } from '../../net/linux-sendfile.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { usableCard } from './served-networks.ts'
import { createStartTurns } from './start-turns.ts'
import { unfragmentedBlksize } from '../../protocols/tftp/options.ts'
import { createTftpServer } from '../../protocols/tftp/server.ts'
import { untilAborted } from './until-aborted.ts'

const TFTP_PORT = 69
const DEFAULT_HTTP_PORT = 8080

/** Opens HTTP, TFTP and DHCP on one card. Rejects at the first that cannot be opened; what was kept has to be closed then. */
export async function openCard(needs: CardNeeds & Keep, request: ServeRequest): Promise<ServingState> {
  const card = usableCard(needs.network, request.nic)
  await untilAborted(needs.needBootPrograms(), needs.signal)
  const { address } = card
  const { clock, machineAt, network, keep } = needs

  const listeners: RecordFact[] = []
  const record: RecordFact = (fact, party) => {
    needs.record(fact, party)
    for (const listen of listeners) listen(fact, party)
  }

  // HTTP first: its port is in every answer the others give.
  const routes: BootFiles['routes'][number][] = []
  const intakes: BootFiles['intakes'][number][] = []
  const http = await createHttpServer({
    address,
    port: request.httpPort ?? DEFAULT_HTTP_PORT,
    routes,
    intakes,
    record,
    machineAt,
    clock,
    kernel: await loadSendfile(),
  })
  keep(() => http.close())
  const answers = needs.answersAt({ address, httpPort: http.port })
  if (request.machinesAtOnce !== undefined) {
    const turns = createStartTurns({ clock, machinesAtOnce: request.machinesAtOnce })
    listeners.push(turns.heard)
    const writeWait: typeof renderIpxeWait = (path, before) =>
      renderIpxeWait(`http://${address}:${http.port}${path}`, before)
    routes.push(createStartTurnRoute({ ask: turns.ask, writeWait }))
  }
  routes.push(...answers.routes)
  intakes.push(...answers.intakes)

  const mtuBytes = network.cards().find(({ name }) => name === request.nic)?.mtuBytes ?? null
  const tftp = createTftpServer({
    listenPort: await network.openAddressPort({ address, port: TFTP_PORT }),
    openTransferPort: () => network.openBurstPort({ address }),
    files: answers.files,
    maxBlksize: request.tftpBlksize ?? unfragmentedBlksize(mtuBytes),
    clock,
    record,
    machineAt,
    log: problem =>
      needs.log.write({
        level: 'debug',
        part: 'tftp',
        code: `tftp.${problem.code}`,
        params: { from: problem.from.address, detail: problem.detail },
        message: `Ignored a TFTP request from ${problem.from.address}: ${problem.detail}`,
      }),
  })
  keep(() => tftp.stop())

  const { syslogPort } = request
  await openCardSyslog({ ...needs, record }, { address, port: syslogPort })

  const dhcp = await openCardDhcp({ ...needs, record, card, chooseBoot: answers.chooseBoot }, request)
  // In proxy mode what machines fetch tells whether they listened to our offer.
  if (dhcp.heard) listeners.push(dhcp.heard)
  const advertiser = dhcp.mode === 'off' ? null : await openCardAdvertiser(needs, request.nic)
  if (advertiser) listeners.push(advertiser.heard)
  return {
    state: 'serving',
    nic: request.nic,
    address,
    prefixLength: card.prefixLength,
    dhcp: dhcp.mode,
    dhcpAsked: request.dhcp,
    otherServer: dhcp.otherServer,
    range: dhcp.range,
    httpPort: http.port,
    ...(syslogPort === undefined ? {} : { syslogPort }),
    sinceMs: clock.nowMs(),
  }
}
