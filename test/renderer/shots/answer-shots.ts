import type { Page } from 'playwright-core'
import { label, labelLike } from '../../support/label.ts'
import { wipeText } from '../../support/page-text.ts'
import type { Shot } from './shot.ts'

/** Answer files, and the page of one. */
export const answerShots: readonly Shot[] = [
  { name: 'answers-empty', scenario: 'empty', route: '/answers' },
  { name: 'answers', scenario: 'answered', route: '/answers' },
  {
    name: 'answers-adopt',
    scenario: 'answered',
    route: '/answers',
    async act(page) {
      await page.getByRole('button', { name: label('answers.adopt') }).click()
      await page.getByText('autoinstall-user-data').waitFor()
    },
  },
  { name: 'answer-new', scenario: 'empty', route: '/answers/new' },
  { name: 'answer-form', scenario: 'answered', route: '/answers/ubuntu', act: waitForLook },
  { name: 'answer-agreed', scenario: 'answered', route: '/answers/rack', act: waitForLook },
  {
    name: 'answer-agree',
    scenario: 'answered',
    route: '/answers/ubuntu',
    async act(page) {
      await page.getByRole('button', { name: label('answers.agree'), exact: true }).click()
      await page.getByRole('alertdialog').waitFor()
    },
  },
  {
    name: 'answer-broken',
    scenario: 'answered',
    route: '/answers/broken',
    async act(page) {
      await page.getByText(labelLike('answer.problem.at-column', { line: 6 })).waitFor()
    },
  },
  {
    name: 'answer-draft',
    scenario: 'answered',
    route: '/answers/rack',
    async act(page) {
      await page.getByLabel(label('answers.field.disk')).fill('')
      await page.getByText(label('answers.previewDraft')).waitFor()
      await page.getByText(wipeText({ what: 'all-disks' })).waitFor()
    },
  },
  { name: 'answer-missing', scenario: 'answered', route: '/answers/nobody' },
]

async function waitForLook(page: Page): Promise<void> {
  await page.locator('pre').last().waitFor()
}
