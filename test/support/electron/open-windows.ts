/** What the rest of the double needs of a window. */
export interface OpenWindow {
  close(): void
}

/** Every window that is open, the oldest first. */
export const windows: OpenWindow[] = []
