/** What an installer says of itself when it calls home. */
export const INSTALL_STATES = ['installing', 'installed', 'failed'] as const
export type InstallState = (typeof INSTALL_STATES)[number]

/** Where a machine calls home, at `base`: `http://10.99.0.1:8080/report`, with its token where one was given to it. */
export function callHomeUrl(base: string, state: InstallState): string {
  return `${base}/${state}`
}
