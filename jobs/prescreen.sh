#!/usr/bin/env bash
# Submits a pre-screen of a crawl's columnar index to Spark: jobs/clean.sh says how.
#
#   jobs/prescreen.sh --env local|standalone|yarn|kubernetes [options] INDEX… -p POLICY -o OUT …
set -euo pipefail
exec "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/clean.sh" --prescreen "$@"
