#!/usr/bin/env bash
# Builds without a warning and runs every test. The last line adds them up; the exit code says whether all went well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ./install.sh

if [[ -z "${FIDELITY_TEST_SQLSERVER:-}" ]]; then
    echo "SQL Server tests are skipped: FIDELITY_TEST_SQLSERVER is not set to a connection string of an empty database. SQLite is tested."
fi

dotnet restore Fidelity.sln --locked-mode --nologo --verbosity quiet
dotnet build Fidelity.sln --no-restore --nologo --verbosity quiet -warnaserror -clp:NoSummary

results=TestResults
rm -rf "$results"
failed=0
for suite in *.Tests; do
    # A failing suite must not keep the next one from running, and must not be forgotten.
    dotnet test "$suite" --no-build --nologo --logger "trx;LogFileName=$suite.trx" --logger "console;verbosity=minimal" --results-directory "$results" || failed=1
done

# The counters of each suite's result file; a suite that wrote none has crashed.
count() {
    local sum=0 file value
    for file in "$results"/*.trx; do
        value="$(grep -o '<Counters [^>]*' "$file" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*')"
        sum=$((sum + value))
    done
    echo "$sum"
}

for suite in *.Tests; do
    if [[ ! -f "$results/$suite.trx" ]]; then
        echo "$suite wrote no result: it did not run to its end." >&2
        echo "0 passed, 1 failed, 0 skipped"
        exit 1
    fi
done

passed="$(count passed)"
broken="$(count failed)"
total="$(count total)"
echo "$passed passed, $broken failed, $((total - passed - broken)) skipped"
if ((failed != 0 || broken != 0 || passed == 0)); then
    exit 1
fi
