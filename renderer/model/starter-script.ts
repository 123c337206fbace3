/** What a script of one's own may begin with: it says hello and goes on to the menu. */
export const starterScript = (comment: string): string =>
  [
    '#!ipxe',
    `# ${comment}`,
    'echo ${hostname} ${net0/mac} ${net0/ip}',
    'sleep 3',
    'chain ${menu-url}',
    '',
  ].join('\n')
