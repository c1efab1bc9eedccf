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

# The marker says that a district is in the making: if it is still there, the last attempt was interrupted, and is thrown away.
marker=data.making
if [[ -e "$marker" ]]; then
    echo "The last attempt to make the demonstration district was interrupted: starting again."
    rm -rf data "$marker"
fi
if [[ ! -e data/fidelity.db ]]; then
    echo "Making the demonstration district in ./data (about a minute)."
    touch "$marker"
    Fidelity__PublicUrl="http://127.0.0.1:$port" dotnet "$jobs" demo --out ./data
    rm "$marker"
fi
if [[ -f data/demo.json ]]; then
    dotnet "$jobs" sign-ins --data ./data
else
    echo "./data holds an installation of its own, not the demonstration: it is served as it is."
fi

echo "Serving on http://127.0.0.1:$port - ctrl-C ends it."
exec dotnet "$web" --data ./data --urls "http://127.0.0.1:$port"
