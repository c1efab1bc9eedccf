#!/usr/bin/env bash
# Builds without a warning and runs every test. The last line adds them up; the exit code says whether all went well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ./install.sh

# A real mail server for the tests of sending. It is unpacked and not installed: installed, it would become this machine's mail server,
# and take the place of one that is there. Its libraries, and the user that it gives its rights up for, it does need.
bring_exim() {
    local as_root=() place="${XDG_CACHE_HOME:-$HOME/.cache}/fidelity/exim"
    if [[ -x /usr/sbin/exim4 ]]; then
        return
    fi
    export FIDELITY_EXIM="$place/usr/sbin/exim4"
    if [[ ! -x "$FIDELITY_EXIM" ]]; then
        echo "Missing: exim4 - the mail server that the tests send to. Unpacking it to $place; nothing is installed or started but what it links to."
        [[ "$(id -u)" == 0 ]] || as_root=(sudo)
        mkdir -p "$place"
        # Downloaded where it is used: apt's own user may not write there, and apt then says so and goes on.
        (cd "$place" && apt-get download -qq exim4-daemon-light && dpkg-deb -x exim4-daemon-light_*.deb .) 2>/dev/null || true
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
            libdb5.3 libgnutls-dane0 libidn12 libnsl2 libpcre2-8-0 >/dev/null || true
        getent passwd Debian-exim >/dev/null \
            || "${as_root[@]}" useradd --system --no-create-home --shell /usr/sbin/nologin Debian-exim || true
    fi
    if ! "$FIDELITY_EXIM" -C /dev/null -bV >/dev/null 2>&1; then
        unset FIDELITY_EXIM
        echo "Tests of sending to a mail server are skipped: Exim could not be brought here, which needs apt-get, as root or with sudo." >&2
    fi
}
bring_exim

if [[ -z "${FIDELITY_TEST_SQLSERVER:-}" ]]; then
    echo "SQL Server tests are skipped: FIDELITY_TEST_SQLSERVER is not set to a connection string of an empty database. SQLite is tested."
fi

dotnet restore Fidelity.sln --locked-mode --nologo --verbosity quiet
dotnet build Fidelity.sln --no-restore --nologo --verbosity quiet -warnaserror -clp:NoSummary

results=TestResults
rm -rf "$results"
failed=0
rescued=0

# A driven browser, a mail server or a second process may miss its moment on a busy machine. Up to three failures of tests that drive one are run once more,
# by themselves: a defect fails again. What passes only then is named, so that nobody takes it for sound.
second_try() { # SUITE
    local names name filter=""
    [[ -f "$results/$1.trx" ]] || return 1
    names="$(grep -o '<UnitTestResult [^>]*outcome="Failed"' "$results/$1.trx" | sed -E 's/.*testName="([^"(]*).*/\1/' | sort -u)"
    if [[ -z "$names" ]] || (($(wc -l <<<"$names") > 3)) || grep -qvE '^Fidelity\.Tests\.(Web|Scenarios|Jobs|Reports|Data\.Mail)\.' <<<"$names"; then
        return 1
    fi
    for name in $names; do
        filter+="${filter:+|}FullyQualifiedName=$name"
    done
    dotnet test "$1" --no-build --nologo --filter "$filter" --logger "trx;LogFileName=$1.trx" --results-directory "$results/again" || return 1
    rescued=$((rescued + $(grep -o '<UnitTestResult [^>]*outcome="Failed"' "$results/$1.trx" | wc -l)))
    echo "Failed at first and passed when run again by themselves:"
    echo "$names"
}

for suite in *.Tests; do
    # A failing suite must not keep the next one from running, and must not be forgotten.
    dotnet test "$suite" --no-build --nologo --logger "trx;LogFileName=$suite.trx" --logger "console;verbosity=minimal" --results-directory "$results" || second_try "$suite" || failed=1
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

passed="$(($(count passed) + rescued))"
broken="$(($(count failed) - rescued))"
total="$(count total)"
echo "$passed passed, $broken failed, $((total - passed - broken)) skipped"
if ((failed != 0 || broken != 0 || passed == 0)); then
    exit 1
fi
