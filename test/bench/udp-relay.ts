import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'

// A cable with a length and with losses, in user space: `node udp-relay.ts LISTEN SERVER DELAY_MS LOSS_PERCENT`.
// Relays TFTP between clients that talk to LISTEN and SERVER: port 69 first, then the port of the transfer.
// Every datagram is delayed by DELAY_MS in each direction, and lost with LOSS_PERCENT (a fixed seed, so runs are alike).

const [listen = '', server = '', delayText = '0', lossText = '0'] = process.argv.slice(2)
const delayMs = Number(delayText)
const loss = Number(lossText) / 100

interface Held {
  readonly dueMs: number
  readonly deliver: () => void
}
const held: Held[] = []
let isPumping = false

/** Timers are too coarse for a quarter of a millisecond, so the loop spins while datagrams are held. */
function pump(): void {
  const nowMs = performance.now()
  let count = 0
  for (; count < held.length && held[count]!.dueMs <= nowMs; count++) held[count]!.deliver()
  held.splice(0, count)
  isPumping = held.length > 0
  if (isPumping) setImmediate(pump)
}
function hold(deliver: () => void): void {
  if (nextRandom() < loss) return
  held.push({ dueMs: performance.now() + delayMs, deliver })
  if (isPumping) return
  isPumping = true
  setImmediate(pump)
}

let seed = 20_261_120
/** Park and Miller's generator. */
function nextRandom(): number {
  seed = (seed * 48_271) % 0x7fff_ffff
  return seed / 0x7fff_ffff
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createSocket({
      type: 'udp4',
      lookup: ((name: string, _: unknown, found: (error: null, name: string, family: number) => void) =>
        found(null, name, 4)) as never,
    })
    socket.once('error', reject)
    socket.bind(port, listen, () => {
      socket.setRecvBufferSize(4 * 1024 ** 2)
      resolve(socket)
    })
  })

/** Each client port has two sockets: the client sees one as the transfer, the server sees the other as the client. */
async function startFlow(client: RemoteInfo): Promise<(request: Buffer) => void> {
  const [near, far] = [await open(0), await open(0)]
  let serverPort = 69
  far.on('message', (bytes, from) => {
    serverPort = from.port
    hold(() => near.send(bytes, client.port, client.address))
  })
  near.on('message', bytes => hold(() => far.send(bytes, serverPort, server)))
  return request => hold(() => far.send(request, 69, server))
}

const flows = new Map<string, Promise<(request: Buffer) => void>>()
const door = await open(69)
door.on('message', (request, client) => {
  const key = `${client.address}:${client.port}`
  const flow = flows.get(key) ?? startFlow(client)
  flows.set(key, flow)
  flow.then(relay => relay(request)).catch((error: unknown) => console.error(error))
})
console.log('relaying')
