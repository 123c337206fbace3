import type { AnswerForm } from '#contract/answer-form.ts'
import type { AnswerProblem, AnswerWipe, RenderedAnswer } from '#contract/answer.ts'
import { answerError, answerWarning } from '../document/parse.ts'
import { elementsAt, parseXml, textAt, type XmlElement } from '../document/xml.ts'
import { xmlText } from '../quoting.ts'
import type { AnswerPlace, CheckedAnswer, KindRules } from './kind-rules.ts'
import { shellLines } from './template-parts.ts'
import { upTo } from '../../../base/scan.ts'

/**
 * Windows Setup's answer file (Microsoft, "Unattended Windows Setup Reference"). wimboot puts it into Windows PE's
 * own folder.
 */
export const autounattend: KindRules = {
  write,
  check,
  fits: ({ family, target }) => /^windows(-server)?$/.test(family) && target.kind === 'wimboot',
  arguments: () => [],
  replaces: /^$/,
  otherFiles: (_text, place) => startSetup(place),
}

/** The share with Setup's files, and the account that may read it. */
const SHARE = 'install_share'

/**
 * Windows PE has no HTTP client and does not look for an answer file where wimboot puts one. If variables name a
 * share, Setup starts from there with Slipway's file; otherwise the file is only available in
 * `X:\\Windows\\System32`.
 */
function startSetup({ variables }: AnswerPlace): readonly RenderedAnswer[] {
  const share = variables[SHARE]
  if (share === undefined || !/^\\\\[^\s"%&|<>^]+$/.test(share)) return []
  const user = variables['install_share_user'] ?? 'guest'
  const password = variables['install_share_password'] ?? ''
  const words = [user, password].map(word => `"${word.replaceAll(/["%\r\n]/g, '')}"`)
  const script = [
    '@echo off',
    'wpeinit',
    ':again',
    // The network card may take several seconds; until then `net use` fails with error 53.
    `net use S: "${share}" /user:${words[0]} ${words[1]} || (ping -n 4 127.0.0.1 >nul & goto again)`,
    'S:\\setup.exe /unattend:X:\\Windows\\System32\\autounattend.xml',
    '',
  ]
  return [
    { name: 'winpeshl.ini', text: '[LaunchApps]\r\nslipway.cmd\r\n' },
    { name: 'slipway.cmd', text: script.join('\r\n') },
  ]
}

const component = (name: string, lines: readonly string[]): readonly string[] => [
  `    <component name="${name}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">`,
  ...lines.map(line => `      ${line}`),
  '    </component>',
]

function write(form: AnswerForm): string {
  const locale = upTo(form.language, '.').replace('_', '-')
  const culture = [
    `<InputLocale>${xmlText(form.keyboard === 'us' ? 'en-US' : locale)}</InputLocale>`,
    `<SystemLocale>${xmlText(locale)}</SystemLocale>`,
    `<UILanguage>${xmlText(locale)}</UILanguage>`,
    `<UserLocale>${xmlText(locale)}</UserLocale>`,
  ]
  const password = (element: string): readonly string[] => [
    `<${element}>`,
    `  <Value>${xmlText(form.password?.scheme === 'windows' ? form.password.text : '')}</Value>`,
    '  <PlainText>false</PlainText>',
    `</${element}>`,
  ]
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">',
    '  <settings pass="windowsPE">',
    ...component('Microsoft-Windows-International-Core-WinPE', [
      `<SetupUILanguage><UILanguage>${xmlText(locale)}</UILanguage></SetupUILanguage>`,
      ...culture,
    ]),
    ...component('Microsoft-Windows-Setup', [
      '<!-- The first disk is used whole; what is on it is gone. -->',
      ...WINDOWS_DISK,
      '<ImageInstall><OSImage>',
      '  <InstallFrom><MetaData wcm:action="add">',
      `    <Key>/IMAGE/${/^\d+$/.test(form.product) ? 'INDEX' : 'NAME'}</Key>`,
      `    <Value>${xmlText(form.product)}</Value>`,
      '  </MetaData></InstallFrom>',
      '  <InstallTo><DiskID>0</DiskID><PartitionID>{% if machine.firmware == "bios" %}2{% else %}3{% endif %}</PartitionID></InstallTo>',
      '</OSImage></ImageInstall>',
      '<UserData><AcceptEula>true</AcceptEula></UserData>',
    ]),
    '  </settings>',
    '  <settings pass="specialize">',
    ...component('Microsoft-Windows-Shell-Setup', [
      // A NetBIOS name has at most 15 characters.
      `<ComputerName>${form.hostName === '' ? '*' : xmlText(form.hostName)}</ComputerName>`,
      `<TimeZone>${xmlText(windowsTimeZone(form.timeZone))}</TimeZone>`,
    ]),
    '  </settings>',
    '  <settings pass="oobeSystem">',
    ...component('Microsoft-Windows-International-Core', culture),
    ...component('Microsoft-Windows-Shell-Setup', [
      '<OOBE>',
      '  <HideEULAPage>true</HideEULAPage>',
      '  <HideOnlineAccountScreens>true</HideOnlineAccountScreens>',
      '  <HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE>',
      '  <ProtectYourPC>3</ProtectYourPC>',
      '</OOBE>',
      '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add">',
      `  <Name>${xmlText(form.userName)}</Name>`,
      '  <Group>Administrators</Group>',
      ...password('Password').map(line => `  ${line}`),
      '</LocalAccount></LocalAccounts></UserAccounts>',
      // The commands below run at the first logon, so one is configured.
      '<AutoLogon>',
      '  <Enabled>true</Enabled>',
      '  <LogonCount>1</LogonCount>',
      `  <Username>${xmlText(form.userName)}</Username>`,
      ...password('Password').map(line => `  ${line}`),
      '</AutoLogon>',
      '<FirstLogonCommands>',
      ...[...shellLines(form.commands), 'curl.exe -fsS -m 20 {{ callHome.installed }}'].flatMap(
        (line, index) => [
          '  <SynchronousCommand wcm:action="add">',
          `    <Order>${index + 1}</Order>`,
          `    <CommandLine>${xmlText(line)}</CommandLine>`,
          '  </SynchronousCommand>',
        ],
      ),
      '</FirstLogonCommands>',
    ]),
    '  </settings>',
    '</unattend>',
  ].join('\n')}\n`
}

function check(text: string): CheckedAnswer {
  const { value, problems } = parseXml(text)
  if (problems.length > 0) return { problems, wipe: null }
  const root = elementsAt(value, 'unattend')[0]
  if (root === undefined) return { problems: [answerError('missing-key', { key: 'unattend' })], wipe: null }
  const found: AnswerProblem[] = []
  const setup = componentsOf(root, 'windowsPE', 'Microsoft-Windows-Setup')
  if (setup.length === 0) found.push(answerError('missing-key', { key: 'windowsPE/Microsoft-Windows-Setup' }))
  if (!setup.some(one => textAt(one, 'UserData', 'AcceptEula') === 'true'))
    found.push(answerWarning('will-ask', { key: 'UserData/AcceptEula' }))
  if (!setup.some(one => elementsAt(one, 'ImageInstall', 'OSImage').length > 0))
    found.push(answerWarning('will-ask', { key: 'ImageInstall/OSImage' }))
  const shell = componentsOf(root, 'oobeSystem', 'Microsoft-Windows-Shell-Setup')
  if (!shell.some(one => elementsAt(one, 'UserAccounts').length > 0))
    found.push(answerWarning('will-ask', { key: 'UserAccounts' }))
  return { problems: found, wipe: wipeOf(setup) }
}

function componentsOf(root: unknown, pass: string, name: string): readonly (XmlElement | string)[] {
  return elementsAt(root, 'settings')
    .filter(one => typeof one === 'object' && one['@pass'] === pass)
    .flatMap(one => elementsAt(one, 'component'))
    .filter(one => typeof one === 'object' && one['@name'] === name)
}

function wipeOf(setup: readonly (XmlElement | string)[]): AnswerWipe | null {
  const wiped = setup
    .flatMap(one => elementsAt(one, 'DiskConfiguration', 'Disk'))
    .filter(disk => textAt(disk, 'WillWipeDisk') === 'true')
  const disks = wiped.map(disk => `disk ${textAt(disk, 'DiskID')}`)
  return disks.length > 0 ? { what: 'disks', disks } : null
}

const partition = (order: number, type: string, sizeMegabytes: number | null): string =>
  `    <CreatePartition wcm:action="add"><Order>${order}</Order><Type>${type}</Type>${
    sizeMegabytes === null ? '<Extend>true</Extend>' : `<Size>${sizeMegabytes}</Size>`
  }</CreatePartition>`
const format = (order: number, id: number, words: string): string =>
  `    <ModifyPartition wcm:action="add"><Order>${order}</Order><PartitionID>${id}</PartitionID>${words}</ModifyPartition>`

/** Microsoft's recommended disk layout for each kind of firmware. */
export const WINDOWS_DISK: readonly string[] = [
  '<DiskConfiguration>',
  '  <Disk wcm:action="add">',
  '    <DiskID>0</DiskID>',
  '    <WillWipeDisk>true</WillWipeDisk>',
  '    {% if machine.firmware == "bios" -%}',
  '    <CreatePartitions>',
  partition(1, 'Primary', 500),
  partition(2, 'Primary', null),
  '    </CreatePartitions>',
  '    <ModifyPartitions>',
  format(1, 1, '<Format>NTFS</Format><Label>System</Label><Active>true</Active>'),
  format(2, 2, '<Format>NTFS</Format><Letter>C</Letter>'),
  '    </ModifyPartitions>',
  '    {% else -%}',
  '    <CreatePartitions>',
  partition(1, 'EFI', 300),
  partition(2, 'MSR', 16),
  partition(3, 'Primary', null),
  '    </CreatePartitions>',
  '    <ModifyPartitions>',
  format(1, 1, '<Format>FAT32</Format><Label>System</Label>'),
  format(2, 2, ''),
  format(3, 3, '<Format>NTFS</Format><Letter>C</Letter>'),
  '    </ModifyPartitions>',
  '    {% endif -%}',
  '  </Disk>',
  '</DiskConfiguration>',
]

/**
 * Windows uses different names for time zones (Unicode CLDR, windowsZones). Zones not listed here have to be written
 * as Windows spells them.
 */
const ZONES: Readonly<Record<string, string>> = {
  'Etc/UTC': 'UTC',
  UTC: 'UTC',
  'Europe/Berlin': 'W. Europe Standard Time',
  'Europe/Vienna': 'W. Europe Standard Time',
  'Europe/Zurich': 'W. Europe Standard Time',
  'Europe/Amsterdam': 'W. Europe Standard Time',
  'Europe/Rome': 'W. Europe Standard Time',
  'Europe/Paris': 'Romance Standard Time',
  'Europe/Madrid': 'Romance Standard Time',
  'Europe/London': 'GMT Standard Time',
  'Europe/Warsaw': 'Central European Standard Time',
  'America/New_York': 'Eastern Standard Time',
  'America/Chicago': 'Central Standard Time',
  'America/Denver': 'Mountain Standard Time',
  'America/Los_Angeles': 'Pacific Standard Time',
  'Asia/Tokyo': 'Tokyo Standard Time',
  'Asia/Shanghai': 'China Standard Time',
  'Asia/Kolkata': 'India Standard Time',
  'Australia/Sydney': 'AUS Eastern Standard Time',
}

export const windowsTimeZone = (zone: string): string => ZONES[zone] ?? zone
