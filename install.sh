# Sourced by run.sh and test.sh: installs what is missing and says what for. It needs apt-get for that, as root or with sudo; without
# them it says what will not work and goes on, because only printing and the tests in a browser need these packages.

# Package, and what it is for. The command or file that shows it is there is in has().
fidelity_packages=(
    "chromium|prints the reports as PDF, and the tests open pages in it"
    "poppler-utils|reads the text of a PDF back in the tests (pdftotext, pdfinfo)"
    "fonts-dejavu-core|letters of the reports, where the machine has no fonts"
    "fonts-liberation|letters of the reports, where the machine has no fonts"
    "tzdata|time zones of the schools"
)

has() {
    case "$1" in
        chromium) [[ -n "${FIDELITY_CHROMIUM:-}" ]] || command -v chromium || command -v chromium-browser || command -v google-chrome ;;
        poppler-utils) command -v pdftotext && command -v pdfinfo ;;
        fonts-dejavu-core) [[ -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]] ;;
        fonts-liberation) compgen -G '/usr/share/fonts/truetype/liberation*' ;;
        tzdata) [[ -f /usr/share/zoneinfo/America/New_York ]] ;;
    esac >/dev/null 2>&1
}

# .NET asks for ICU under whatever version the system has, so the package's name is looked up.
has_icu() {
    local place
    for place in /usr/lib/*/ /usr/lib/ /usr/lib64/ /lib/*/; do
        if compgen -G "${place}libicuuc.so.*" >/dev/null; then
            return 0
        fi
    done
    return 1
}

install_missing() {
    local missing=() line name as_root=()
    for line in "${fidelity_packages[@]}"; do
        name="${line%%|*}"
        if ! has "$name"; then
            echo "Missing: $name - ${line#*|}."
            missing+=("$name")
        fi
    done
    if ! has_icu; then
        echo "Missing: ICU - dates and sorting of languages in .NET."
        missing+=(icu)
    fi

    if ((${#missing[@]} == 0)); then
        return
    fi
    if [[ "$(id -u)" != 0 ]]; then
        as_root=(sudo)
    fi
    if ! command -v apt-get >/dev/null || { [[ "$(id -u)" != 0 ]] && ! command -v sudo >/dev/null; }; then
        echo "Cannot install: this needs apt-get, as root or with sudo. Please install ${missing[*]} in another way." >&2
        say_what_will_not_work
        return
    fi

    if ! "${as_root[@]}" apt-get update -qq; then
        echo "apt-get update failed: trying with the lists that are there." >&2
    fi
    for name in "${missing[@]}"; do
        if [[ "$name" == icu ]]; then
            name="$(apt-cache search --names-only '^libicu[0-9]+$' | sort -V | tail -1 | cut -d' ' -f1)"
        fi
        echo "Installing $name."
        if [[ -z "$name" ]] || ! DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$name" >/dev/null; then
            echo "Could not install ${name:-ICU}." >&2
        fi
    done
    say_what_will_not_work
}

say_what_will_not_work() {
    if ! has chromium; then
        echo "Without Chromium no PDF can be printed, and the tests that need a browser fail. Everything else works." >&2
    fi
    if ! has poppler-utils; then
        echo "Without poppler-utils the tests that read a PDF back fail." >&2
    fi
    if ! has_icu; then
        echo "Without ICU .NET does not start." >&2
    fi
}

if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK 10 is needed: https://dotnet.microsoft.com/download" >&2
    exit 1
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
install_missing
