/** Windows has names of its own for time zones (Unicode CLDR, windowsZones); others are written as Windows spells them. */
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
