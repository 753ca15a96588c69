# shellcheck shell=bash
# Sourced by Ventral's scripts: messages on standard error, the version, and the names of the images.
# The script sets `home`, the folder of the repository, and `message_prefix`, with which die's messages begin.

# shellcheck disable=SC2034 # used by the scripts
images=(render-service trainer-service scorer-service gateway cli)
# shellcheck disable=SC2034
cuda_images=(trainer-service scorer-service)

say() { printf '%s\n' "$*" >&2; }
die() { say "$message_prefix: $*"; exit 1; }

# Lets messages begin with the seconds since the start, for scripts that run for minutes.
time_messages() {
    say() { printf '%4d s  %s\n' "$SECONDS" "$*" >&2; }
}

ventral_version() { sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$home/pom.xml" | head -n 1; }
