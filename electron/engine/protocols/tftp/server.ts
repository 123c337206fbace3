import { Buffer } from 'node:buffer'
import type { Ipv4 } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { reason } from '#contract/reason.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { Clock } from '../../base/clock.ts'
import { MAX_BURST_BYTES, type BurstPort, type UdpEndpoint, type UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { normaliseFileName, type FileSource } from './file-source.ts'
import { openAsNetascii } from './netascii.ts'
import { negotiateOptions } from './options.ts'
import { decodePacket, encodeError, ErrorCode, type TftpPacket } from './packet.ts'
import { createPiecePool } from './read-ahead.ts'
import { createSessionReporter, startSession, type Session } from './session.ts'
import type { WhoIs } from '../../base/who-is.ts'

/** A refused request and the reason. */
export interface TftpProblem {
  readonly code: 'malformed' | 'file-source-failed' | 'port-unavailable' | 'too-many-transfers'
  readonly detail: string
  readonly from: UdpEndpoint
}

export interface TftpServer {
  /** Ends all transfers and closes the ports. */
  stop(): Promise<void>
}

type ReadRequest = Extract<TftpPacket, { kind: 'readRequest' | 'writeRequest' }>

/** `session` is null while the file and the port are being opened. */
interface Client {
  readonly name: string
  readonly address: Ipv4
  session: Session | null
}

/**
 * After this much silence, a request for the same file is not a retransmission: the machine was reset and starts
 * again.
 */
const RESTART_AFTER_MS = 2000

/** Two pieces of 128 KiB each make at most 64 MiB. Further clients are not answered and retry. */
const MAX_TRANSFERS = 256
/** Keeps one address from using up the transfers of all others. */
const MAX_TRANSFERS_OF_ONE = 128
const KNOWN_MODES = new Set(['octet', 'netascii'])

/**
 * Starts answering read requests at `listenPort`. Each transfer has a separate port (RFC 1350 §4). Refuses uploads.
 */
export function createTftpServer(needs: {
  /** Port 69 on the card's address. */
  listenPort: UdpPort
  /** Opens a free port of the same address: UEFI firmware drops data from any other. */
  openTransferPort: () => Promise<BurstPort>
  files: FileSource
  /** The largest block size to accept. Default: what Ethernet carries unfragmented. */
  maxBlksize?: number | undefined
  clock: Clock
  record: RecordFact
  whoIs: WhoIs
  log?: (problem: TftpProblem) => void
}): TftpServer {
  const {
    listenPort,
    openTransferPort,
    files,
    maxBlksize,
    clock,
    record,
    whoIs,
    log = () => undefined,
  } = needs
  /** Keyed by client address and port. */
  const clients = new Map<string, Client>()
  const burst = Buffer.allocUnsafeSlow(MAX_BURST_BYTES)
  const pieces = createPiecePool()
  let lastTransfer = 0
  let isStopped = false

  const countOf = (address: Ipv4): number => {
    let count = 0
    for (const client of clients.values()) if (client.address === address) count++
    return count
  }

  const refuse = (client: UdpEndpoint, code: ErrorCode, message: string): void =>
    listenPort.send(encodeError(code, message), client)

  const receive = (bytes: Uint8Array, from: UdpEndpoint): void => {
    let packet: TftpPacket
    try {
      packet = decodePacket(bytes)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      log({ code: 'malformed', detail: error.message, from })
      return
    }
    if (packet.kind === 'writeRequest') refuse(from, ErrorCode.AccessViolation, 'Read only')
    else if (packet.kind === 'readRequest') accept(packet, from)
  }

  const accept = (request: ReadRequest, client: UdpEndpoint): void => {
    if (!KNOWN_MODES.has(request.mode)) return refuse(client, ErrorCode.IllegalOperation, 'Unknown mode')
    const name = normaliseFileName(request.file)
    if (name === null) return refuse(client, ErrorCode.AccessViolation, 'Not a name of a file here')
    const key = `${client.address}:${client.port}`
    const earlier = clients.get(key)
    if (earlier) {
      if (isRepetition(earlier, name)) return
      earlier.session?.abandon()
    }
    if (clients.size >= MAX_TRANSFERS || countOf(client.address) >= MAX_TRANSFERS_OF_ONE) {
      log({ code: 'too-many-transfers', detail: name, from: client })
      return
    }
    const entry: Client = { name, address: client.address, session: null }
    clients.set(key, entry)
    const forget = (): void => {
      if (clients.get(key) === entry) clients.delete(key)
    }
    begin(entry, forget, request, client).catch((error: unknown) => {
      forget()
      log({ code: 'file-source-failed', detail: `${name}: ${String(error)}`, from: client })
      const party = { mac: whoIs(client.address)?.mac ?? null, ip: client.address }
      const size = { sentBytes: 0, sizeBytes: 0 }
      record(
        { kind: 'tftp.failed', transfer: ++lastTransfer, file: name, ...size, ...whyNotOpen(error) },
        party,
      )
      refuse(client, ErrorCode.NotDefined, 'The file cannot be opened')
    })
  }

  /**
   * Clients retransmit a request if we are slow, and a second stream would confuse them. Another name or a long
   * silence is a new request.
   */
  const isRepetition = ({ name, session }: Client, requested: string): boolean =>
    session === null || (name === requested && clock.nowMs() - session.lastPacketAtMs < RESTART_AFTER_MS)

  const begin = async (
    entry: Client,
    forget: () => void,
    request: ReadRequest,
    client: UdpEndpoint,
  ): Promise<void> => {
    const { name } = entry
    const party = { mac: whoIs(client.address)?.mac ?? null, ip: client.address }
    const found = await files(name, { address: client.address })
    if (!found) {
      forget()
      // At once: shim, GRUB, PXELINUX and iPXE try up to a dozen names at every boot and would otherwise time out on
      // each.
      refuse(client, ErrorCode.FileNotFound, 'File not found')
      record({ kind: 'tftp.missing', file: name }, party)
      return
    }
    const file = request.mode === 'netascii' ? await openAsNetascii(found) : found
    if (!file) {
      forget()
      refuse(client, ErrorCode.IllegalOperation, 'Too large for netascii: use octet')
      return
    }
    const port = await openPort(client)
    if (!port || isStopped) {
      forget()
      await Promise.all([file.close(), port?.close()])
      return
    }
    const negotiated = negotiateOptions(request.options, { sizeBytes: file.sizeBytes, maxBlksize })
    const reporter = createSessionReporter({
      transfer: ++lastTransfer,
      file: name,
      sizeBytes: file.sizeBytes,
      negotiated,
      clock,
      record: fact => record(fact, party),
    })
    const listener = {
      ...reporter,
      ended: (...outcome: Parameters<typeof reporter.ended>) => {
        forget()
        reporter.ended(...outcome)
      },
    }
    entry.session = startSession({ port, burst, pieces, client, file, negotiated, clock, listener })
  }

  const openPort = async (client: UdpEndpoint): Promise<BurstPort | null> => {
    try {
      return await openTransferPort()
    } catch (error) {
      log({ code: 'port-unavailable', detail: String(error), from: client })
      refuse(client, ErrorCode.NotDefined, 'No free port')
      return null
    }
  }

  const stopListening = listenPort.onDatagram(receive)
  return {
    async stop() {
      isStopped = true
      stopListening()
      await Promise.all([...clients.values()].map(({ session }) => session?.stop()))
      await listenPort.close()
    },
  }
}

/** Why a file that is there cannot be sent. */
function whyNotOpen(error: unknown) {
  if (!(error instanceof SlipwayError) || error.code !== 'boot-program-changed') {
    const said = error instanceof Error ? error.message : String(error)
    return reason('file-unreadable', { said })
  }
  const { package: from = '', version = '' } = error.params
  return reason('program-changed', { package: from, version })
}
