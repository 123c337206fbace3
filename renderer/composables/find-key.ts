import type { InjectionKey } from 'vue'

/** Ctrl+F, passed from the frame to a screen that can search. */
export interface FindKeyPress {
  onPress(listener: () => void): () => void
}

export const FindKeyPressKey: InjectionKey<FindKeyPress> = Symbol('find-key-press')
