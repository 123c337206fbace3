/** The words of the log. */
export const enLog = {
  log: {
    title: 'Log',
    search: 'Search',
    searchPlaceholder: 'Text, MAC or file',
    level: 'Level',
    part: 'Part',
    levels: { debug: 'Everything', info: 'Information', warning: 'Warnings', error: 'Errors' },
    levelName: { debug: 'debug', info: 'info', warning: 'warning', error: 'error' },
    parts: { app: 'App', dhcp: 'DHCP', tftp: 'TFTP', http: 'HTTP', boot: 'Boot', image: 'Image' },
    newest: 'Jump to newest | Jump to newest (1) | Jump to newest ({n})',
    copyAll: 'Copy shown lines',
    empty: 'Nothing has been logged yet.',
    noMatch: 'No line matches.',
    clearFilters: 'Clear filters',
    rows: 'Log lines, newest at the end',
  },
}
