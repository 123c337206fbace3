import type { InjectionKey } from 'vue'

/** Ctrl+Enter, on its way from the frame to whatever page can serve or stop. */
export interface ServeKeyPress {
  onPress(listener: () => void): () => void
}

export const ServeKeyPressKey: InjectionKey<ServeKeyPress> = Symbol('serve-key-press')
