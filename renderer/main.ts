import { matchLanguage } from '#words/languages.ts'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { ClientKey, createClient } from './api/client.ts'
import { createHttpTransport, openSession } from './api/http-transport.ts'
import { createIpcTransport } from './api/ipc-transport.ts'
import App from './App.vue'
import { createPageWords, WordsKey } from './composables/use-words.ts'
import { createPages } from './routes.ts'
import { useAppearance } from './stores/appearance.ts'
import './styles/app.css'

async function start(): Promise<void> {
  const bridge = window.slipway
  // A token can be used once and must not stay in the address bar or the history.
  if (!bridge && (await openSession(location.hash))) history.replaceState(null, '', location.pathname + '#/')
  const transport = bridge ? createIpcTransport(bridge) : createHttpTransport()

  const pinia = createPinia()
  const words = createPageWords()
  // Before the page is shown, so that it does not start in English. If the catalogue cannot be loaded, it stays English.
  await words
    .choose(useAppearance(pinia).language ?? matchLanguage(navigator.languages))
    .catch(() => undefined)

  createApp(App)
    .provide(ClientKey, createClient(transport))
    .provide(WordsKey, words)
    .use(pinia)
    .use(createPages())
    .mount('#app')
}

// There are neither words nor a page yet: a blank window would explain nothing.
start().catch((thrown: unknown) => {
  document.body.append(String(thrown))
  reportError(thrown)
})
