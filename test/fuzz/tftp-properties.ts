import fc from 'fast-check'
import { DecodeError } from '#engine/base/bytes/decode-error.ts'
import { normaliseFileName } from '#engine/protocols/tftp/file-source.ts'
import { negotiateOptions } from '#engine/protocols/tftp/options.ts'
import { decodePacket, encodeReadRequest, readAck } from '#engine/protocols/tftp/packet.ts'
import { createTransfer, type Step } from '#engine/protocols/tftp/transfer.ts'

/** Properties that hold for any bytes and any behaviour of a client; a violated property throws. */
export function tftpProperties(): readonly {
  readonly name: string
  readonly property: fc.IProperty<unknown>
}[] {
  return [
    { name: 'packets', property: fc.property(packetBytes, readPacket) as fc.IProperty<unknown> },
    {
      name: 'transfers',
      property: fc.property(plans, fc.array(events, { maxLength: 60 }), runTransfer) as fc.IProperty<unknown>,
    },
  ]
}

function must(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what)
}

const text = fc.oneof(
  fc.constantFrom(
    'octet',
    'netascii',
    'blksize',
    'windowsize',
    'timeout',
    'tsize',
    'BLKSIZE',
    '..',
    '/',
    '\\',
    '',
  ),
  fc.integer({ min: -3, max: 70_000 }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: 'binary' }),
)
/** Texts separated by NUL as in requests, often with an error. */
const requestBytes = fc
  .tuple(
    fc.constantFrom(1, 1, 1, 2, 6),
    fc.array(text, { maxLength: 9 }),
    fc.boolean(),
    fc.uint8Array({ maxLength: 6 }),
  )
  .map(([opcode, texts, hasEnd, rest]) =>
    Buffer.concat([Buffer.of(0, opcode), Buffer.from(texts.join('\0') + (hasEnd ? '\0' : '')), rest]),
  )
/** Requests that are well-formed, whatever they ask for. */
const askingBytes = fc
  .array(
    fc.tuple(
      fc.constantFrom('blksize', 'windowsize', 'timeout', 'tsize'),
      fc.oneof(fc.nat(70), fc.nat(70_000)).map(String),
    ),
    { maxLength: 5 },
  )
  .map(options => Buffer.from(encodeReadRequest({ file: 'f', mode: 'octet', options: new Map(options) })))
const anyBytes = fc
  .tuple(fc.nat(8), fc.uint8Array({ maxLength: 64 }))
  .map(([opcode, rest]) => Buffer.concat([Buffer.of(0, opcode), rest]))
const packetBytes = fc.oneof(requestBytes, askingBytes, anyBytes, fc.uint8Array({ maxLength: 8 }))

function readPacket(bytes: Uint8Array): void {
  const ack = readAck(bytes)
  let packet
  try {
    packet = decodePacket(bytes)
  } catch (error) {
    must(error instanceof DecodeError, `not a DecodeError: ${String(error)}`)
    must(ack === null, 'an ACK for one reader only')
    return
  }
  must(ack === (packet.kind === 'ack' ? packet.block : null), 'two readers of one ACK')
  if (packet.kind !== 'readRequest') return
  const again = decodePacket(encodeReadRequest(packet))
  must(JSON.stringify(again) === JSON.stringify(packet), 'a request that is another when written')
  const name = normaliseFileName(packet.file)
  must(
    name === null ||
      (!name.startsWith('/') && !/(^|\/)\.{0,2}(\/|$)|[\0-\x1f\\]/.test(name) && name.length <= 512),
    `a name that leads elsewhere: ${JSON.stringify(name)}`,
  )
  const agreed = negotiateOptions(packet.options, { sizeBytes: 12_345, maxBlksize: 65_464 })
  must(agreed.blksize >= 8 && agreed.blksize <= 65_464, `blksize ${agreed.blksize}`)
  must(agreed.windowsize >= 1 && agreed.windowsize <= 64, `windowsize ${agreed.windowsize}`)
  must(
    agreed.windowsize === 1 || agreed.windowsize * agreed.blksize <= 128 * 1024,
    'a window beyond its memory',
  )
  must(
    [...agreed.acknowledged.keys()].every(key => packet.options.has(key)),
    'an answer that nobody asked for',
  )
}

const plans = fc.record({
  sizeBytes: fc.oneof(fc.nat(5000), fc.nat(2 ** 33)),
  blksize: fc.integer({ min: 8, max: 1468 }),
  windowsize: fc.integer({ min: 1, max: 64 }),
  timeoutMs: fc.constantFrom(null, 1000, 255_000),
  hasOptionAck: fc.boolean(),
})
type Plan = Parameters<typeof createTransfer>[0]
/** An action of a client, a stranger in its name, or the clock. `ahead` counts from the last acknowledged block. */
const events = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('acknowledge' as const),
      ahead: fc.integer({ min: -70, max: 70 }),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ kind: 'acknowledge-all' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('acknowledge' as const), ahead: fc.nat(65_535) }) },
  // Far enough for block numbers to wrap.
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('leap' as const),
      windows: fc.integer({ min: 900, max: 1100 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'expire' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('abort' as const), code: fc.nat(65_535) }) },
)
type Event = typeof events extends fc.Arbitrary<infer T> ? T : never

function runTransfer(plan: Plan, happens: readonly Event[]): void {
  const transfer = createTransfer(plan)
  const blockCount = Math.floor(plan.sizeBytes / plan.blksize) + 1
  let nowMs = 0
  let [acknowledgedBytes, lastSent, acknowledged] = [0, 0, 0]
  let hasEnded = false

  const check = (step: Step): void => {
    must(transfer.acknowledgedBytes >= acknowledgedBytes, 'acknowledged bytes that were taken back')
    must(transfer.acknowledgedBytes <= plan.sizeBytes, 'more acknowledged than there is')
    acknowledgedBytes = transfer.acknowledgedBytes
    if (step.kind === 'send-data') {
      must(step.first >= 1 && step.last >= step.first && step.last <= blockCount, 'blocks that do not exist')
      must(step.last - step.first < plan.windowsize, 'more than a window')
      must(step.first - 1 >= acknowledged, 'a block that was acknowledged')
      must(Math.min((step.first - 1) * plan.blksize, plan.sizeBytes) === acknowledgedBytes, 'a gap')
      ;[acknowledged, lastSent] = [step.first - 1, step.last]
    }
    if (step.kind === 'end') {
      hasEnded = true
      must(step.outcome.kind !== 'finished' || lastSent === blockCount, 'finished before all was sent')
    }
    must(hasEnded === (transfer.deadlineMs === Number.POSITIVE_INFINITY), 'a deadline that nobody waits for')
  }

  check(transfer.begin(nowMs))
  for (const event of happens) {
    if (hasEnded) return
    nowMs += 1
    if (event.kind === 'acknowledge-all') check(transfer.acknowledge(lastSent & 0xffff, nowMs))
    else if (event.kind === 'acknowledge')
      check(transfer.acknowledge((acknowledged + event.ahead) & 0xffff, nowMs))
    else if (event.kind === 'leap')
      for (let n = 0; n < event.windows && !hasEnded; n++)
        check(transfer.acknowledge(lastSent & 0xffff, nowMs))
    else if (event.kind === 'abort') check(transfer.abort(event.code, ''))
    else check(transfer.expire((nowMs = Math.max(nowMs, transfer.deadlineMs))))
  }
  // The client vanishes.
  for (let turn = 0; !hasEnded; turn++) {
    must(turn < 20, 'a transfer without an end')
    check(transfer.expire((nowMs = Math.max(nowMs, transfer.deadlineMs))))
  }
}
