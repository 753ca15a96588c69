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

java_version() { "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p'; }

# Prints the version and the folder of each JDK on this machine that has jlink, the oldest first.
jdks() {
    local folder
    for folder in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*; do
        if [[ -x $folder/bin/jlink ]]; then echo "$(java_version "$folder") $folder"; fi
    done | sort -s -n -k 1,1
}

# Ends the script if a folder is not a JDK from which a runtime can be linked.
require_jdk() { [[ -x $1/bin/jlink && -x $1/bin/java ]] || die "$1 is not a JDK with jlink"; }

no_jdk() { die "there is no JDK with jlink in JAVA_HOME or /usr/lib/jvm; name one with --jdk"; }

newest_jdk() { jdks | tail -n 1 | cut -d ' ' -f 2- | grep . || no_jdk; }

# The oldest that can run Ventral.
oldest_jdk() { jdks | awk '$1 >= 17' | sed -n '1s/^[^ ]* //p' | grep . || no_jdk; }

# Prints the names of the images that podman does not have.
missing_images() {
    local image
    for image in "${images[@]}"; do
        podman image exists "ventral/$image:$(ventral_version)" || echo "$image"
    done
}

random_password() {
    local letters
    letters=$(head -c 512 /dev/urandom | tr -dc A-Za-z0-9)
    printf %s "${letters:0:32}"
}

# Prints the login of a user of Kafka without its final semicolon.
kafka_login() { printf 'org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s"' "$1" "$2"; }

# Prints the broker's own login and the passwords of its users, which are given as user_NAME="PASSWORD".
kafka_broker_login() {
    local password
    password=$(random_password)
    printf 'KafkaServer {\n  %s user_broker="%s" %s;\n};\n' "$(kafka_login broker "$password")" "$password" "$*"
}
