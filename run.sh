#!/usr/bin/env bash
# Builds Fidelity, makes a demonstration district in ./data the first time, and serves everything in one process.
#   ./run.sh            http://127.0.0.1:5080
#   PORT=8080 ./run.sh  another port
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ./install.sh

port="${PORT:-5080}"
if ! [[ "$port" =~ ^[0-9]+$ ]] || ((port < 1 || port > 65535)); then
    echo "PORT must be a number from 1 to 65535, and is \"$port\"." >&2
    exit 2
fi

echo "Building (the first time takes a minute or two)."
dotnet restore Fidelity.sln --locked-mode --nologo --verbosity quiet
dotnet build Fidelity.sln --configuration Release --no-restore --nologo --verbosity quiet -clp:NoSummary

jobs=Fidelity.Jobs/bin/Release/net10.0/Fidelity.Jobs.dll
web=Fidelity.Web/bin/Release/net10.0/Fidelity.Web.dll

# demo.json is written last: a district without it was interrupted in the making, and is made again.
if [[ ! -f data/demo.json ]]; then
    if [[ -f data/fidelity.db && ! -d data/.being-made ]]; then
        echo "./data holds an installation that is not the demonstration: it is served as it is."
    else
        echo "Making the demonstration district in ./data (about a minute)."
        rm -rf data
        mkdir -p data/.being-made
        dotnet "$jobs" demo --out ./data
        rmdir data/.being-made
    fi
fi

if [[ -f data/demo.json ]]; then
    dotnet "$jobs" sign-ins --data ./data
fi

echo "Serving on http://127.0.0.1:$port - ctrl-C ends it."
exec dotnet "$web" --data ./data --urls "http://127.0.0.1:$port"
