#!/usr/bin/env bash
# Makes the README's pictures from the demonstration district: docs/pictures/{survey,report,coach}.png
. "$(dirname "${BASH_SOURCE[0]}")/district.sh"
pictures=docs/pictures
mkdir -p "$pictures"

shoot() { # ADDRESS FILE WIDTH HEIGHT
    "${FIDELITY_CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$work/chromium" --force-device-scale-factor=1 \
        --window-size="$3,$4" --screenshot="$2" "$1" 2>/dev/null
}

# A page behind the sign-in: fetched with the session's cookie, then shown with its address as the base of its style sheets.
shoot_signed_in() { # ROLE PATH FILE WIDTH HEIGHT
    sign_in "$1"
    curl --silent --fail --location --cookie "$work/$1.cookies" "$base$2" | sed "s|<head>|<head><base href=\"$base/\">|" >"$work/page.html"
    shoot "file://$work/page.html" "$3" "$4" "$5"
}

build_release
make_district 12
serve_district
shoot "$(respond_link 2)/en/1" "$pictures/survey.png" 560 1000
shoot_signed_in coach /coaching "$pictures/coach.png" 1280 1500
pdftoppm -r 80 -png -f 1 -l 1 -singlefile "$data/reports/demo-school-01.pdf" "$pictures/report"
ls -l "$pictures"
