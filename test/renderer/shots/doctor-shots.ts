import type { Page } from 'playwright-core'
import { doctorFindings } from '../doctor-samples.ts'
import { label } from '../../support/label.ts'
import { fixText } from '../../support/page-text.ts'
import type { Shot } from './shot.ts'

const firewall = doctorFindings.find(({ code }) => code === 'firewall-drops')
const settle = (page: Page) => page.getByRole('button', { name: label('doctor.again') }).waitFor()

/** Doctor in every state, and what it says on Serve. */
export const doctorShots: readonly Shot[] = [
  { name: 'doctor-fine', scenario: 'one-image', route: '/doctor', act: settle },
  { name: 'doctor-troubled', scenario: 'troubled', route: '/doctor', act: settle },
  {
    name: 'doctor-asks',
    scenario: 'troubled',
    route: '/doctor',
    async act(page) {
      await page.getByRole('button', { name: fixText(firewall!.fixes[0]!) }).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  { name: 'serve-preflight', scenario: 'troubled', route: '/' },
]
