import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import vueParser from 'vue-eslint-parser'
import { borders } from './build/lint-borders.js'
import { regexes } from './build/lint-regexes.js'

/**
 * Rules that need types: a promise that no one awaits hides its failure, and a switch can miss a case. `void` is no answer: a
 * function that starts work and handles its failure returns nothing, every other caller says with `.catch` where one goes.
 */
const typed = {
  '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/only-throw-error': 'error',
}
/** For files of a tsconfig; the plain .cjs and .js programs have none and keep the other rules. */
const project = {
  projectService: true,
  tsconfigRootDir: import.meta.dirname,
  // The same in every entry: with another list the service would load all projects again.
  extraFileExtensions: ['.vue'],
}

export default [
  { ignores: ['out/', 'dist/', 'node_modules/', 'resources/'] },
  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: { parser: tseslint.parser, sourceType: 'module' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      'max-lines': ['error', { max: 500 }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['electron/**/*.ts', 'renderer/**/*.ts', 'build/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: project },
    rules: typed,
  },
  ...vue.configs['flat/essential'].map(config => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, sourceType: 'module', ...project },
    },
    rules: { 'vue/no-v-html': 'error', 'vue/block-lang': ['error', { script: { lang: 'ts' } }], ...typed },
  },
  ...borders,
  ...regexes,
]
