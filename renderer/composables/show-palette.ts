import type { InjectionKey } from 'vue'

export const ShowPaletteKey: InjectionKey<() => void> = Symbol('show-palette')
