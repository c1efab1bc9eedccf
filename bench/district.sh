# Sourced by the scripts beside it: builds Release, makes a demonstration district in a temporary folder, serves it, and takes both away again.
#   make_district SCHOOLS   sets $data, prints nothing
#   serve_district          sets $base, starts the web host on a free port
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

jobs=Fidelity.Jobs/bin/Release/net10.0/Fidelity.Jobs.dll
web=Fidelity.Web/bin/Release/net10.0/Fidelity.Web.dll
work="$(mktemp -d)"
data="$work/data"
host=""

finish() {
    if [[ -n "$host" ]]; then
        kill "$host"
        wait "$host" || true # ended by our signal
    fi
    rm -rf "$work"
}
trap finish EXIT

build_release() {
    dotnet build Fidelity.sln --configuration Release --nologo --verbosity quiet -clp:NoSummary
}

make_district() {
    dotnet "$jobs" demo --out "$data" --schools "$1" >"$work/demo.log"
}

serve_district() {
    local port=$((20000 + RANDOM % 20000))
    base="http://127.0.0.1:$port"
    dotnet "$web" --data "$data" --urls "$base" >"$work/web.log" 2>&1 &
    host=$!
    for _ in $(seq 100); do
        if curl --silent --fail --output /dev/null "$base/healthz"; then
            return
        fi
        sleep 0.2
    done
    echo "The web host did not start:" >&2
    cat "$work/web.log" >&2
    exit 1
}

# respond_link N: the Nth link into the open wave, at this host. (grep and sed, since no JSON tool is assumed.)
respond_link() {
    grep -o '"http://[^"]*/s/[^"]*"' "$data/demo.json" | tr -d '"' | sed "s|^http://[^/]*|$base|" | sed -n "${1}p"
}

sign_in_of() {
    tr -d '\n' <"$data/demo.json" | grep -o "\"role\": *\"$1\"[^}]*" | sed -E 's/.*"user": *"([^"]*)".*"password": *"([^"]*)".*/\1 \2/'
}

# sign_in ROLE: leaves the session in $work/ROLE.cookies
sign_in() {
    local user password form token handler
    read -r user password <<<"$(sign_in_of "$1")"
    form="$(curl --silent --cookie-jar "$work/$1.cookies" "$base/sign-in")"
    token="$(grep -o 'name="__RequestVerificationToken" value="[^"]*"' <<<"$form" | sed -E 's/.*value="([^"]*)"/\1/' | head -1)"
    handler="$(grep -o 'name="_handler" value="[^"]*"' <<<"$form" | sed -E 's/.*value="([^"]*)"/\1/' | head -1)"
    curl --silent --show-error --output /dev/null --cookie "$work/$1.cookies" --cookie-jar "$work/$1.cookies" \
        --data-urlencode "__RequestVerificationToken=$token" --data-urlencode "_handler=$handler" \
        --data-urlencode "UserName=$user" --data-urlencode "Password=$password" "$base/sign-in"
}
