import { callHomeUrl } from './call-home.ts'

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
 * The lines that a custom answer file needs to call home when the installation is done and, if its kind supports it,
 * when it has failed.
 */
export function callHomeSnippet(kind: SnippetKind, base: string): string {
  const installed = callHomeUrl(base, 'installed')
  const failed = callHomeUrl(base, 'failed')
  switch (kind) {
    case 'shell':
      return callHomeLine(installed)
    case 'autoinstall':
      return [
        'autoinstall:',
        '  late-commands:',
        `    - "${callHomeLine(installed)}"`,
        '  error-commands:',
        `    - "${callHomeLine(failed)}"`,
      ].join('\n')
    case 'kickstart':
      return ['%post', callHomeLine(installed), '%end', '%onerror', callHomeLine(failed), '%end'].join('\n')
    case 'preseed':
      return `d-i preseed/late_command string ${callHomeLine(installed)}`
    case 'windows':
      return `curl.exe -fsS -m 20 -o NUL "${installed}" || powershell -NoProfile -Command "Invoke-WebRequest -UseBasicParsing '${installed}' | Out-Null"`
  }
}
