import { callHomeUrl, type InstallState } from './call-home.ts'

/** The kinds of answer file and script that can call home. */
export const SNIPPET_KINDS = ['shell', 'autoinstall', 'kickstart', 'preseed', 'windows'] as const
export type SnippetKind = (typeof SNIPPET_KINDS)[number]

/**
 * Calls home with curl or wget, whichever the installer has; BusyBox may build wget without `-T`. It never makes an
 * installation fail.
 */
export function callHomeLine(url: string): string {
  const wget = `wget -q -O /dev/null '${url}'`
  return `curl -fsS -m 20 -o /dev/null '${url}' || ${wget.replace('-q', '-q -T 20')} || ${wget} || true`
}

/**
 * The same for an installer whose answer file Slipway did not write: it first gets the ticket of its boot, without which
 * a report changes nothing. Slipway gives it only to the machine itself.
 */
function callHomeLineWithTicket(base: string, state: InstallState): string {
  const ticket = `${base}/ticket`
  const get = `t=$(curl -fsS -m 20 '${ticket}' || wget -q -O - '${ticket}') || true`
  return `${get}; ${callHomeLine(callHomeUrl(`${base}/'$t'`, state))}`
}

/**
 * The lines that a custom answer file needs to call home when the installation is done and, if its kind supports it,
 * when it has failed.
 */
export function callHomeSnippet(kind: SnippetKind, base: string): string {
  const installed = callHomeLineWithTicket(base, 'installed')
  const failed = callHomeLineWithTicket(base, 'failed')
  switch (kind) {
    case 'shell':
      return installed
    case 'autoinstall':
      return [
        'autoinstall:',
        '  late-commands:',
        `    - "${installed}"`,
        '  error-commands:',
        `    - "${failed}"`,
      ].join('\n')
    case 'kickstart':
      return ['%post', installed, '%end', '%onerror', failed, '%end'].join('\n')
    case 'preseed':
      return `d-i preseed/late_command string ${installed}`
    case 'windows':
      return `powershell -NoProfile -Command "$t = (Invoke-WebRequest -UseBasicParsing '${base}/ticket').Content.Trim(); Invoke-WebRequest -UseBasicParsing ('${base}/' + $t + '/installed') | Out-Null"`
  }
}
