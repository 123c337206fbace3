import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { ClientKey, createClient } from './api/client.ts'
import { createHttpTransport, openSession } from './api/http-transport.ts'
import { createIpcTransport } from './api/ipc-transport.ts'
import App from './App.vue'
import { createMessages, systemLocale } from './locales/i18n.ts'
import { createPages } from './routes.ts'
import './styles/app.css'

async function start(): Promise<void> {
  const bridge = window.slipway
  // A token is good for one use and must not stay in the address bar or the history.
  if (!bridge && (await openSession(location.hash))) history.replaceState(null, '', location.pathname + '#/')
  const transport = bridge ? createIpcTransport(bridge) : createHttpTransport()

  createApp(App)
    .provide(ClientKey, createClient(transport))
    .use(createPinia())
    .use(createMessages(systemLocale(navigator.languages)))
    .use(createPages())
    .mount('#app')
}

void start()
