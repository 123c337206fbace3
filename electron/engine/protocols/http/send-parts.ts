import type { BodyWriter } from './body-writer.ts'
import type { BytePart } from './byte-range.ts'
import type { HttpFile } from './http-file.ts'
import { sendFile, type Senders } from './send-file.ts'
import type { TransferFacts } from './transfer-facts.ts'

/** A part of a file, and what goes out before it. */
export interface Piece {
  readonly head: Buffer | null
  readonly part: BytePart
}

/**
 * Sends the pieces of a body one after the other, each a transfer of its own in the facts: so what a machine has of a file is
 * counted right. False when the body is not whole: the client hung up or the file could not be read.
 */
export async function sendParts(
  exchange: {
    readonly writer: BodyWriter
    readonly file: HttpFile
    readonly senders: Senders
    readonly status: number
    readonly newFacts: () => TransferFacts
  },
  body: { readonly pieces: readonly Piece[]; readonly tail: Buffer | null },
): Promise<boolean> {
  const { writer, file, senders } = exchange
  for (const { head, part } of body.pieces) {
    if (head) await writer.write(head)
    const facts = exchange.newFacts()
    facts.started(part.end - part.start, { offset: part.start, fileSizeBytes: file.sizeBytes })
    const outcome = await sendFile(writer, file, part, senders, facts.sent).catch(() => 'unreadable' as const)
    if (outcome !== 'complete') {
      facts.aborted()
      return false
    }
    facts.finished(exchange.status)
  }
  if (body.tail) await writer.write(body.tail)
  return !writer.isClosed()
}
