import { app, session, shell } from 'electron'
import { isExternalLink } from '#contract/external-links.ts'
import { shellErrorLogger, type ShellLog } from './shell-log.ts'
import { UI_ORIGIN } from './ui-protocol.ts'

/**
 * By default Electron allows what a page requests. Slipway's page needs only its own files, so everything else is
 * denied: permissions, devices, other origins, new windows, navigation, webviews. Only links on the contract's list
 * open in the system's browser; a URL from an ISO, a packet or the log never does.
 */
export function forbidEverythingElse(log: ShellLog): void {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url) }))
  app.on('web-contents-created', (_event, contents) => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      contents.on(name as 'will-navigate', event => {
        if (!isOwnPage(event.url)) event.preventDefault()
      })
    }
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      if (isExternalLink(url)) shell.openExternal(url).catch(shellErrorLogger(log, 'link-not-opened'))
      return { action: 'deny' }
    })
  })
}

/**
 * True for a URL of Slipway's page. `new URL(...).origin` is "null" for custom schemes in Node, so the parts are
 * compared.
 */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === UI_ORIGIN
}

function isAllowed(url: string): boolean {
  return isOwnPage(url) || (!app.isPackaged && url.startsWith('devtools://'))
}
