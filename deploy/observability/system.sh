# shellcheck shell=bash
# Sourced by fire: the programs that it needs, and the system on which it provokes alerts.
# shellcheck disable=SC2154 # fire sets home, here, base, work, data, tools, kept, limit and arrays

provide_tools() {
    local program
    for program in curl openssl pgrep setpriv; do
        command -v $program >/dev/null ||
            die "$program is not installed; on Debian:  sudo apt-get install -y curl openssl procps util-linux"
    done
    PATH=$PATH:$tools/usr/bin
    if command -v prometheus >/dev/null && command -v kcat >/dev/null; then return; fi
    say "Downloading Debian's prometheus and kcat to $tools"
    mkdir -p "$tools"
    (cd "$tools" && apt-get download prometheus kcat librdkafka1 libyajl2 >log 2>&1) ||
        die "cannot download them, see $tools/log; on Debian:  sudo apt-get update, or install prometheus and kcat"
    for program in "$tools"/*.deb; do dpkg -x "$program" "$tools"; done
}

# Runs the script again where it may mount file systems, if the machine allows it.
enter_own_mounts() {
    local options java_options=${JAVA_TOOL_OPTIONS:-}
    ((EUID == 0)) || java_options+=" -Duser.home=$HOME" # inside, this user is root
    for options in --mount "--user --map-root-user --mount"; do
        # shellcheck disable=SC2086 # several words
        if unshare $options mount -t tmpfs -o size=4096 none /tmp 2>/dev/null; then
            JAVA_TOOL_OPTIONS=$java_options VENTRAL_FIRE_MOUNTS=yes exec unshare $options "$here/fire" "$@"
        fi
    done
    VENTRAL_FIRE_MOUNTS=no
}

# ports after the first
declare -A offset=([render-service]=1 [trainer-service]=2 [scorer-service]=3 [gateway]=8)

ventral() {
    XDG_CONFIG_HOME=$work/login timeout 180 "$home/ventral" "$@" --gateway "https://127.0.0.1:$base" --tls-ca "$work/ca.pem"
}
dead_letters() { timeout 180 "$home/ventral" dead-letters "$@" --bootstrap-server "127.0.0.1:$((base + 4))"; }
quietly() { "$@" >"$work/output" 2>&1 || { tail -n 5 "$work/output" >&2; die "$*"; }; }
write_records() {
    local libraries=("$tools"/usr/lib/*-linux-gnu)
    LD_LIBRARY_PATH=${libraries[0]} timeout 180 kcat -P -b "127.0.0.1:$((base + 4))" "$@" || die "kcat -P $*"
}

# Prints the process of a component, which the launcher replaces when it restarts it.
pid_of() {
    local pid
    read -r pid _ <"$data/pids/$1" && echo "$pid"
}
tree() {
    local child
    echo "$1"
    for child in $(pgrep -P "$1"); do tree "$child"; done
}
signal() {
    local pids
    mapfile -t pids < <(tree "$(pid_of "$2")")
    kill "-$1" "${pids[@]}"
}
ready() { curl -sf --max-time 5 -o "$work/health" "http://127.0.0.1:$((base + offset[$1]))/q/health/ready"; }

# Succeeds if the metrics of a service whose line begins with a pattern are above 0.
is_above_0() {
    curl -sf --max-time 5 "http://127.0.0.1:$((base + offset[$1]))/q/metrics" |
        awk -v start="^$2" '$0 ~ start { sum += $NF } END { exit !(sum > 0) }'
}

until_true() {
    local what=$1 end=$((SECONDS + limit))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || die "$what: not within $limit s"
        kill -0 "$launcher" 2>/dev/null || die "the system has ended: $(tail -n 3 "$work/up.log")"
        sleep 1
    done
}

is_replaced() { [[ $(pid_of "$1") != "$2" ]] && ready "$1"; }
kill_and_await() {
    local former
    former=$(pid_of "$1")
    kill -KILL "$former"
    until_true "$1 is restarted" is_replaced "$1" "$former"
}

unset_settings() {
    local name
    for name in $(compgen -e); do
        case $name in
            VENTRAL_FIRE_MOUNTS) ;;
            VENTRAL_* | QUARKUS_* | KAFKA_* | MP_* | OTEL_*) unset "$name" ;;
        esac
    done
}

start_system() {
    local service
    unset_settings
    mkdir -p "$work"/{tls,login,benchmarks}
    create_certificates
    cp -r "$home"/scorer-service/benchmarks/simulated{,2026-it-pls.yaml} "$work/benchmarks/"
    export VENTRAL_SECURITY_TLS_CERTIFICATE=$work/tls/server.crt VENTRAL_SECURITY_TLS_KEY=$work/tls/server.key
    export VENTRAL_SECURITY_TLS_RELOAD_PERIOD=30s VENTRAL_SCORER_BENCHMARKS=$work/benchmarks VENTRAL_SCORER_THREADS=1
    export VENTRAL_TRAINER_SAVE_INTERVAL=3s VENTRAL_TRAINER_RETRY_INTERVAL=2s VENTRAL_TRAINER_THREADS=1 VENTRAL_RENDER_LEAD=8
    setpriv --pdeathsig TERM "$home/ventral" up --data "$data" --port-base "$base" >"$work/up.log" 2>&1 &
    launcher=$!
    for service in "${!offset[@]}"; do until_true "$service is ready" ready "$service"; done
    say "the system is ready"
}

start_prometheus() {
    mkdir "$work/prometheus"
    short_rules >"$work/prometheus/alerts.yml"
    sed -E "s/(scrape|evaluation)_interval: .*/\1_interval: 2s/; s/- [a-z-]+:847([0-9])$/- 127.0.0.1:${base%0}\1/" \
        "$here/prometheus.yml" >"$work/prometheus/prometheus.yml"
    setpriv --pdeathsig TERM prometheus --config.file="$work/prometheus/prometheus.yml" \
        --storage.tsdb.path="$work/prometheus/data" --web.listen-address="127.0.0.1:$((base + 9))" >"$work/prometheus.log" 2>&1 &
    helpers+=($!)
    until_true "Prometheus answers" curl -sf "http://127.0.0.1:$((base + 9))/-/ready"
    watch_alerts &
    helpers+=($!)
}

stop_system() {
    local pids=() component end=$((SECONDS + 90))
    for component in "$data"/pids/*; do
        if [[ -f $component ]]; then mapfile -t -O ${#pids[@]} pids < <(tree "$(pid_of "${component##*/}")"); fi
    done
    kill -CONT "$launcher" "${pids[@]}"
    kill -TERM "$launcher"
    while kill -0 "$launcher"; do
        ((SECONDS < end)) || { kill -KILL "$launcher" "${pids[@]}"; break; }
        sleep 1
    done
} 2>/dev/null

clean_up() {
    local status=$?
    trap - EXIT
    trap '' INT TERM
    set +e
    exec >&3 2>&4
    if [[ $slowing ]]; then kill "$slowing" 2>/dev/null; fi
    print_table || ((status)) || status=1
    if [[ $launcher ]]; then stop_system; fi
    if ((${#helpers[@]})); then kill "${helpers[@]}" 2>/dev/null; fi
    rm -rf "$kept"
    mkdir -p "$kept"
    cp -r "$work"/{events,up.log,prometheus.log,prometheus/alerts.yml,data/logs} "$kept/" 2>/dev/null
    if [[ $VENTRAL_FIRE_MOUNTS == yes ]]; then umount --lazy "$work"; fi
    rm -rf "$work"
    say "stopped everything; logs in $kept"
    exit $status
}
