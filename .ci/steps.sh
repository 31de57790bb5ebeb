# What .ci/run and .ci/full share: steps with their times, and the counts of their tests.
set -euo pipefail
exec </dev/null
# Nothing is skipped for want of a tool: it fails.
export CI=true

# Each run of Jest writes a file into it.
results=$(mktemp -d)
current='' started=0

# A file that could not run counts as failed, although none of its tests did; so does a step.
count_tests() {
  node -e '
    const [folder, status] = process.argv.slice(1)
    let passed = 0, failed = 0
    for (const file of fs.readdirSync(folder)) {
      const run = JSON.parse(fs.readFileSync(`${folder}/${file}`, "utf8"))
      passed += run.numPassedTests
      failed += run.numFailedTests + run.numRuntimeErrorTestSuites
    }
    if (status !== "0" && failed === 0) failed = 1
    console.log(`${passed} passed, ${failed} failed`)
  ' "$results" "$1"
}

finish() {
  local status=$?
  [ "$status" -eq 0 ] || printf '\n== %s: FAILED after %s s\n' "$current" "$((SECONDS - started))"
  printf '\n== all: %s s\n' "$SECONDS"
  count_tests "$status"
  rm -rf "$results"
}
trap finish EXIT

step() {
  current=$1 started=$SECONDS
  shift
  printf '\n== %s\n' "$current"
  "$@"
  printf '== %s: %s s\n' "$current" "$((SECONDS - started))"
}

# Debian's Redis: the engines' tests fail without one.
install_redis() {
  command -v redis-server >/dev/null && return
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq redis-server >/dev/null
}

# What a test leaves running must not hold the machine; that a worker's process ends has a test of its own.
run_jest() {
  local name=$1
  shift
  npx jest --maxWorkers=100% --forceExit --json --outputFile="$results/$name.json" "$@"
}
