/** One transform for all: tests, lib and demos run from source, without a build. */
const project = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } },
        module: { type: 'commonjs' },
      },
    ],
  },
  testEnvironmentOptions: {
    customExportConditions: ['@ft-response/source', 'node', 'node-addons'],
  },
}

const test = (...folders) => folders.map((folder) => `<rootDir>/__tests__/${folder}`)

module.exports = {
  coverageProvider: 'v8',
  collectCoverageFrom: ['lib/**/*.ts'],
  projects: [
    {
      ...project,
      displayName: 'core',
      testMatch: test('*.test.ts', '{html,background,htmx}/**/*.test.ts'),
    },
    { ...project, displayName: 'demo', testMatch: test('demo/**/*.test.ts') },
    { ...project, displayName: 'package', testMatch: test('package/**/*.test.ts') },
  ],
}
