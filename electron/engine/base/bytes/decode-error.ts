/** Bytes that do not follow their standard. `message` names the field or the place. */
export class DecodeError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DecodeError'
  }
}

/** A `catch` handler for optional data: turns a DecodeError into null and rethrows everything else. */
export function nullOnDecodeError(thrown: unknown): null {
  if (thrown instanceof DecodeError) return null
  throw thrown
}
