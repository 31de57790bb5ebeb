/** One transform for all: tests, lib and demos run from source, without a build. */
const project = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: {
            // Names such as hx-on:click and xlink:href are none to React.
            react: { runtime: 'automatic', importSource: 'ft-response', throwIfNamespace: false },
          },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  testEnvironmentOptions: {
    customExportConditions: ['@ft-response/source', 'node', 'node-addons'],
  },
}

const test = (...folders) => folders.map((folder) => `<rootDir>/__tests__/${folder}`)

// How many times more than usual is tried, see __tests__/support/effort.ts.
const effort = Number(process.env.TEST_EFFORT ?? 1)

module.exports = {
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/**/*.ts'],
  // For what hangs: on a busy machine even short tests take seconds.
  testTimeout: 30_000 * effort,
  projects: [
    {
      ...project,
      displayName: 'core',
      testMatch: test(
        '*.test.ts',
        '{checks,html,background,htmx,testing,otel,executors}/**/*.test.{ts,tsx}',
      ),
      // The core tests also run on other versions of Node, where a browser has nothing to say.
      testPathIgnorePatterns: ['/node_modules/', '-browser\\.test\\.ts$', '/executors/bullmq/'],
    },
    // A PostgreSQL and a Redis are started for them.
    {
      ...project,
      displayName: 'engines',
      testMatch: test('{executors/bullmq,scripts}/**/*.test.ts'),
      testPathIgnorePatterns: ['/node_modules/', '/kill\\.test\\.ts$'],
    },
    { ...project, displayName: 'browser', testMatch: test('html/**/*-browser.test.ts') },
    { ...project, displayName: 'demo', testMatch: test('demo/**/*.test.ts') },
    // Load, kills and deploys, in short: `npm run soak` and `npm run kill` do the same for longer.
    { ...project, displayName: 'reliability', testMatch: test('reliability/*.test.ts') },
    { ...project, displayName: 'package', testMatch: test('package/**/*.test.ts') },
  ],
}
