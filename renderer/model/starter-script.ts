/** A template for a user's script: it prints a greeting and continues to the menu. */
export const starterScript = (comment: string): string =>
  [
    '#!ipxe',
    `# ${comment}`,
    'echo ${hostname} ${net0/mac} ${net0/ip}',
    'sleep 3',
    'chain ${menu-url}',
    '',
  ].join('\n')
