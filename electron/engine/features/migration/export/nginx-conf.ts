import type { Machine } from '#contract/machine.ts'
import { FILES, HTTP_ONLY, lines, type ExportedText, type ExportPlan } from './export-plan.ts'

/** A complete `nginx.conf`, with paths relative to the folder: `nginx -p FOLDER -c nginx.conf`. */
export function writeNginxConf(plan: ExportPlan): ExportedText {
  const { address, httpPort } = plan.network
  return {
    path: 'nginx.conf',
    text: lines([
      `# Written by Slipway ${plan.version}. Started with: nginx -p ${plan.installedAt} -c nginx.conf`,
      'worker_processes auto;',
      'error_log stderr;',
      'pid nginx.pid;',
      '',
      'events {',
      '  worker_connections 1024;',
      '}',
      '',
      'http {',
      '  access_log access.log;',
      '  sendfile on;',
      '  tcp_nopush on;',
      '  default_type application/octet-stream;',
      '  types {',
      '    text/plain ipxe cfg conf txt;',
      '    application/efi efi;',
      // Not an IANA type: the UEFI specification 2.10, §24.7, names it for an image that becomes a RAM disk.
      '    application/vnd.efi-iso iso;',
      '  }',
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        name => `  ${name}_temp_path /tmp/slipway-nginx-${name};`,
      ),
      '',
      '  server {',
      `    listen ${address}:${httpPort};`,
      `    root ${FILES};`,
      '',
      '    # Boot programs, as loaders know them.',
      '    location /boot/ {',
      `      alias ${FILES}/;`,
      '    }',
      '    # Trees of discs, dot files included; installers list their directories.',
      '    location /iso/ {',
      '      autoindex on;',
      '    }',
      '    # Installers that call home are thanked; access.log keeps that they did.',
      '    location /report {',
      '      return 204;',
      '    }',
      ...answerLocations(plan),
      '  }',
      '}',
    ]),
  }
}

/** Answer files may contain secrets: if a machine has a fixed address, only that address can fetch them. */
function answerLocations(plan: ExportPlan): readonly string[] {
  const byMac = new Map<string, Machine>(plan.machines.map(machine => [machine.mac, machine]))
  return [
    '    # Unattended-install files.',
    '    location /answer/ {',
    `      root ${HTTP_ONLY};`,
    '    }',
    ...plan.answerFolders.flatMap(({ mac, prefix }) => {
      const ip = byMac.get(mac)?.reservedIp ?? null
      return ip === null
        ? []
        : [
            `    location /answer/${prefix} {`,
            `      root ${HTTP_ONLY};`,
            `      allow ${ip};`,
            '      deny all;',
            '    }',
          ]
    }),
  ]
}
