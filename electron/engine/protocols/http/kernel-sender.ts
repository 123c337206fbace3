/** Moves bytes from open files into sockets inside the kernel; without it they pass through this process. */
export interface KernelSender {
  /** Null where this connection cannot be had. */
  open(socketDescriptor: number): KernelConnection | null
}

/** A hold on a connection that stays valid while it lasts, even when the connection is closed in the meantime. */
export interface KernelConnection {
  /**
   * Moves up to `length` bytes. Resolves to how many the connection took, 0 at the end of the file; `full` when it takes
   * none now; `impossible` when it never will, or this file cannot be sent so. Never waits for the client.
   */
  send(file: { readonly descriptor: number; readonly offset: number }, length: number): Promise<SendResult>
  close(): void
}

export type SendResult = number | 'full' | 'impossible'
