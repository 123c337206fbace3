/** The state that an installer reports when it calls home. */
export const INSTALL_STATES = ['installing', 'installed', 'failed'] as const
export type InstallState = (typeof INSTALL_STATES)[number]

/**
 * The URL that a machine calls home to, below `base`: `http://10.99.0.1:8080/report`, with the machine's token if it
 * has one.
 */
export function callHomeUrl(base: string, state: InstallState): string {
  return `${base}/${state}`
}
