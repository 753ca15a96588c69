#!/bin/sh
# Renders the stimuli anew, simulates the responses, and writes what the files' bytes are into the descriptors.
# Needs both services built, Mesa's EGL, and Debian's netcdf-bin for ncgen.
set -eu
cd "$(dirname "$0")/../../.."

seed=20260401
here=scorer-service/benchmarks/simulated
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

java -jar render-service/target/quarkus-app/quarkus-run.jar \
    export --seed "$seed" --count 200 --image-size 96 --output "$work/pictures"
java -jar scorer-service/target/quarkus-app/quarkus-run.jar simulate "$work/pictures" "$work/set"
ncgen -4 -o "$work/set/recording.nc" "$work/set/recording.cdl"

for file in stimuli.csv stimuli.zip recording.nc; do
    cp "$work/set/$file" "$here/$file"
    sha1=$(sha1sum "$here/$file" | cut -d ' ' -f 1)
    for region in v1 v2 v4 it; do
        sed -i "/$file/{n;s/sha1: .*/sha1: $sha1/}" "scorer-service/benchmarks/simulated2026-$region-pls.yaml"
    done
done
