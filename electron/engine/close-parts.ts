/** One part of the engine, and how it ends. */
export interface Part {
  /** For the log. */
  readonly name: string
  close(): void | Promise<void>
}

/** Parts that end together, and how long the next ones wait for them. */
export interface ClosingStep {
  readonly withinMs: number
  readonly parts: readonly Part[]
}

/**
 * Closes every part, whatever becomes of the others: one that throws, or is not closed in time, goes to `onFailure`, and
 * the next step begins. Never rejects, and takes no longer than its steps may take together.
 */
export async function closeParts(
  steps: readonly ClosingStep[],
  onFailure: (part: string, error: unknown) => void,
): Promise<void> {
  const report = (part: string, error: unknown): void => {
    try {
      onFailure(part, error)
    } catch {
      // The log itself may be what cannot be written any more.
    }
  }
  for (const { withinMs, parts } of steps)
    await Promise.all(
      parts.map(part => closeInTime(part, withinMs).catch((error: unknown) => report(part.name, error))),
    )
}

async function closeInTime(part: Part, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not closed within ${withinMs} ms`)), withinMs)
  })
  try {
    await Promise.race([(async () => part.close())(), tooLong])
  } finally {
    clearTimeout(timer)
  }
}
