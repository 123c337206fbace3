import type { InjectionKey } from 'vue'

/** Ctrl+Enter, passed from the frame to the page that can start or stop serving. */
export interface ServeKeyPress {
  onPress(listener: () => void): () => void
}

export const ServeKeyPressKey: InjectionKey<ServeKeyPress> = Symbol('serve-key-press')
