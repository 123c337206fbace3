import type { InjectionKey } from 'vue'

export const ShowShortcutsKey: InjectionKey<() => void> = Symbol('show-shortcuts')
