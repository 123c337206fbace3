/** What somebody is told whose state file was broken. */
export const describeSetAside = (path: string): string =>
  `The state file was broken and is now ${path}. Slipway began a new one: images, machines and settings have to be entered again.`
