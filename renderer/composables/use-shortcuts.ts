import { onScopeDispose } from 'vue'

export type ShortcutId =
  'screens' | 'palette' | 'add' | 'serve' | 'find' | 'log' | 'settings' | 'help' | 'close'

/** `window`: a browser reserves these keys (tabs, the address bar). */
export const SHORTCUTS: readonly {
  readonly id: ShortcutId
  readonly keys: string
  readonly place: 'all' | 'window'
}[] = [
  { id: 'serve', keys: 'Ctrl/⌘ + Enter', place: 'all' },
  { id: 'palette', keys: 'Ctrl/⌘ + K', place: 'all' },
  { id: 'add', keys: 'Ctrl/⌘ + O', place: 'all' },
  { id: 'find', keys: 'Ctrl/⌘ + F', place: 'all' },
  { id: 'screens', keys: 'Ctrl/⌘ + 1 … 9', place: 'window' },
  { id: 'log', keys: 'Ctrl/⌘ + L', place: 'window' },
  { id: 'settings', keys: 'Ctrl/⌘ + ,', place: 'all' },
  { id: 'help', keys: 'F1, Ctrl/⌘ + /', place: 'all' },
  { id: 'close', keys: 'Esc', place: 'all' },
]

export interface ShortcutActions {
  /** 0 for the first screen. */
  readonly screen: (index: number) => void
  readonly palette: () => void
  readonly add: () => void
  readonly serve: () => void
  /** False when this screen has nothing to search; the browser's search opens then. */
  readonly find: () => boolean
  readonly log: () => void
  readonly settings: () => void
  readonly help: () => void
}

/** Listens for the keys of {@link SHORTCUTS} while its scope lives. */
export function useShortcuts(place: 'window' | 'browser', actions: ShortcutActions): void {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    if (event.key === 'F1') return take(event, actions.help)
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const digit = Number(event.key)
    if (place === 'window' && digit >= 1 && digit <= 9) return take(event, () => actions.screen(digit - 1))
    if (place === 'window' && event.key === 'l') return take(event, actions.log)
    if (event.key === 'Enter') return take(event, actions.serve)
    if (event.key === 'k') return take(event, actions.palette)
    if (event.key === 'o') return take(event, actions.add)
    if (event.key === ',') return take(event, actions.settings)
    if (event.key === '/') return take(event, actions.help)
    if (event.key === 'f' && actions.find()) event.preventDefault()
  }

  function take(event: KeyboardEvent, action: () => void): void {
    event.preventDefault()
    action()
  }

  window.addEventListener('keydown', onKeyDown)
  onScopeDispose(() => window.removeEventListener('keydown', onKeyDown))
}
