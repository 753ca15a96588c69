# shellcheck shell=bash
# Sourced by fire: the causes of the alerts. Each function notes its causes with expect, waits for the alerts, removes the
# causes, and waits until the alerts end whose state the next function needs.
# shellcheck disable=SC2034,SC2154 # shared with fire

# in the order of alerts.yml; ALERT/TOPIC is a row of its own
rows=(
    ServiceDown ServiceRestarts DeadLetters/run-statuses.dead DeadLetters/scoring-tasks.dead TableRecordsSkipped LedgerHasHoles
    LedgerStale LedgerLags RunFailed StreamFailed RunsNotTraining RunStarves RenderingStalled ScoringStalled ScoresFailed
    ConsumerStuck ArtifactStoreErrors DiskNearlyFull CertificateExpires BrokerSlow
)

provoke_all() {
    check_silence
    provoke restart_trainer ServiceRestarts
    provoke stop_renderer ServiceDown RunStarves RenderingStalled DiskNearlyFull CertificateExpires
    provoke stop_scorer_and_trainer RunsNotTraining ScoringStalled ScoresFailed
    provoke damage_log RunFailed StreamFailed
    provoke damage_tables DeadLetters TableRecordsSkipped LedgerHasHoles
    provoke move_artifacts ConsumerStuck ArtifactStoreErrors
    provoke slow_broker BrokerSlow
    provoke slow_database LedgerLags
    provoke stop_database LedgerStale
    say "waiting until the last alerts end"
    await_silence
}

# Calls a function that provokes alerts, if one of them is chosen.
provoke() {
    local alert
    for alert in "${@:2}"; do
        if is_chosen "$alert"; then
            "$1"
            return
        fi
    done
}

create_stream() { quietly ventral streams create "$1" --images "$2" --image-size 32 --batch-size 32; }
create_run() { quietly ventral runs create "$1" --stream "$2" --objective distance --network tiny "${@:3}"; }
train_run() {
    create_run "$@"
    quietly ventral runs watch "$1"
}
# Lets a run learn from an endless stream. It is paused when no cause needs it, to leave the processors to others.
start_endless_run() {
    if ! ventral runs get endless >/dev/null 2>&1; then
        create_stream endless 0
        create_run endless endless --images 1000000
    else
        quietly ventral runs resume endless
    fi
    until_true "a run learns from an endless stream" learns endless
}
pause_endless_run() { quietly ventral runs pause endless; }
learns() { is_above_0 trainer-service "ventral_trainer_run_seen_images[{].*run=\"$1\""; }

check_silence() {
    create_stream finished 1024
    train_run finished finished
    sleep 20 # twice as long as an alert must hold
    until_true "no alert fires while nothing is wrong" no_alert_fires
    say "no alert fires while nothing is wrong"
}

restart_trainer() {
    expect "SIGKILL of the trainer, three times" ServiceRestarts
    for _ in 1 2 3; do
        kill_and_await trainer-service
        sleep 6 # until its metrics are read
    done
    end_of_cause ServiceRestarts
    await_fired ServiceRestarts
}

create_certificates() {
    local days
    for days in 10 365; do
        quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days $days -subj "/CN=$days days" \
            -addext subjectAltName=IP:127.0.0.1 -keyout "$work/$days.key" -out "$work/$days.crt"
    done
    cat "$work"/{10,365}.crt >"$work/ca.pem"
    use_certificate 365
}
use_certificate() {
    local kind
    for kind in key crt; do
        cp "$work/$1.$kind" "$work/tls/new.$kind"
        mv "$work/tls/new.$kind" "$work/tls/server.$kind"
    done
}

# Limits the free space of the disk, which is in memory.
leave_free() {
    local used
    used=$(df --output=used --block-size=1 "$work" | tail -n 1)
    mount -o "remount,size=$((used + $1))" "$work"
}

stop_renderer() {
    start_endless_run
    create_stream long 1024000
    expect "a certificate that ends in 10 days" CertificateExpires
    use_certificate 10
    if [[ $VENTRAL_FIRE_MOUNTS == yes ]]; then
        expect "a disk with 1.5 GB left" DiskNearlyFull
        leave_free 1500000000
    else
        impossible[DiskNearlyFull]="this machine allows no mounts"
    fi
    expect "SIGSTOP of the renderer" ServiceDown RenderingStalled RunStarves
    signal STOP render-service
    await_fired ServiceDown RenderingStalled RunStarves CertificateExpires
    signal CONT render-service
    use_certificate 365
    end_of_cause ServiceDown RenderingStalled RunStarves CertificateExpires
    if [[ $VENTRAL_FIRE_MOUNTS == yes ]]; then
        await_fired DiskNearlyFull
        mount -o remount,size=8g "$work"
        end_of_cause DiskNearlyFull
    fi
    await_resolved ServiceDown RenderingStalled RunStarves
    quietly ventral streams delete long
    pause_endless_run
}

stop_scorer_and_trainer() {
    touch "$work/before"
    expect "SIGSTOP of the scorer while a run is trained" ScoringStalled
    signal STOP scorer-service
    train_run unscored finished --seed 1
    expect "SIGSTOP of the trainer before a run is created" RunsNotTraining
    signal STOP trainer-service
    create_run queued finished --seed 2
    await_fired RunsNotTraining ScoringStalled
    signal CONT trainer-service
    end_of_cause RunsNotTraining
    quietly ventral runs watch queued
    await_resolved RunsNotTraining
    damage_unscored_weights
    signal CONT scorer-service
    end_of_cause ScoringStalled
    await_fired ScoresFailed
    await_resolved ScoringStalled
    cp "$work"/undamaged/* "$data/artifacts/"
    end_of_cause ScoresFailed
    kill_and_await scorer-service
    await_resolved ScoresFailed
}

damage_unscored_weights() {
    local file files
    mapfile -t files < <(find "$data/artifacts" -type f -newer "$work/before")
    ((${#files[@]})) || die "no artifact was written"
    mkdir "$work/undamaged"
    expect "the weights of checkpoints are damaged" ScoresFailed
    for file in "${files[@]}"; do
        cp "$file" "$work/undamaged/"
        printf damaged | dd of="$file" conv=notrunc status=none
    done
}

damage_log() {
    local partition
    printf '\377\377\007' >"$work/undecodable"
    create_stream damaged 1024000
    create_run damaged damaged
    until_true "a run learns from a long stream" learns damaged
    signal STOP render-service
    expect "an undecodable record in the log of its stream" RunFailed
    for partition in 0 1 2 3; do
        write_records -t image-batches.damaged -p $partition -k streams/damaged "$work/undecodable"
    done
    end_of_cause RunFailed
    await_fired RunFailed
    expect "the same record, and SIGKILL of the renderer" StreamFailed
    kill_and_await render-service
    await_fired StreamFailed
    quietly ventral streams delete damaged
    end_of_cause StreamFailed
}

drop_letter() {
    local letter
    letter=$(dead_letters list | awk -v table="$1/" 'index($1, table) == 1 { print $1; exit }')
    [[ $letter ]] || die "dead-letters lists no letter of $1"
    quietly dead_letters drop "$letter" --yes
}

damage_tables() {
    expect "an undecodable record in scoring-tasks" TableRecordsSkipped DeadLetters/scoring-tasks.dead
    write_records -t scoring-tasks -k runs/none "$work/undecodable"
    end_of_cause TableRecordsSkipped DeadLetters/scoring-tasks.dead
    expect "an undecodable record in run-statuses" LedgerHasHoles DeadLetters/run-statuses.dead
    write_records -t run-statuses -k runs/none "$work/undecodable"
    end_of_cause DeadLetters/run-statuses.dead
    await_fired TableRecordsSkipped LedgerHasHoles DeadLetters/run-statuses.dead DeadLetters/scoring-tasks.dead
    drop_letter scoring-tasks
    drop_letter run-statuses
    end_of_cause LedgerHasHoles
    await_resolved LedgerHasHoles TableRecordsSkipped DeadLetters/run-statuses.dead DeadLetters/scoring-tasks.dead
}

move_artifacts() {
    signal STOP scorer-service
    train_run waiting finished --seed 3
    start_endless_run
    expect "the folder of the artifacts is moved away" ArtifactStoreErrors
    mv "$data/artifacts" "$data/away"
    signal CONT scorer-service
    until_true "the scorer misses the artifacts" is_above_0 scorer-service 'ventral_artifact_errors_total[{]operation="read"'
    expect "the same, 20,000 deletions in scoring-tasks, and SIGKILL of the scorer" ConsumerStuck
    seq 20000 | sed 's#.*#runs/none-&:#' | write_records -t scoring-tasks -K : -Z
    kill_and_await scorer-service
    await_fired ArtifactStoreErrors ConsumerStuck
    mkdir -p "$data/artifacts"
    cp -r "$data"/away/. "$data/artifacts/"
    end_of_cause ArtifactStoreErrors ConsumerStuck
    await_resolved ConsumerStuck
    pause_endless_run
}

# Stops processes again and again, each time for a while, and lets them run for a while.
slow_down() {
    local pause=$1 work_time=$2 pids
    shift 2
    while mapfile -t pids < <("$@"); do
        kill -STOP "${pids[@]}"
        sleep "$pause"
        kill -CONT "${pids[@]}"
        sleep "$work_time"
    done
}
end_slowness() {
    kill "$slowing"
    wait "$slowing" || true
    slowing=''
}

slow_broker() {
    start_endless_run
    expect "SIGSTOP of Kafka for 4 of each 5 seconds" BrokerSlow
    slow_down 4 1 echo "$launcher" &
    slowing=$!
    await_fired BrokerSlow
    end_slowness
    kill -CONT "$launcher"
    end_of_cause BrokerSlow
    pause_endless_run
}

database_processes() { tree "$(pid_of PostgreSQL)"; }

slow_database() {
    expect "SIGSTOP of PostgreSQL for 2.5 s at a time, and 1,000,000 deletions in sweep-intents" LedgerLags
    slow_down 2.5 0.25 database_processes &
    slowing=$!
    seq 1000000 | sed 's#.*#sweeps/none-&:#' | write_records -t sweep-intents -K : -Z
    await_fired LedgerLags
    end_slowness
    signal CONT PostgreSQL
    end_of_cause LedgerLags
    await_resolved LedgerLags
}

stop_database() {
    expect "SIGSTOP of PostgreSQL" LedgerStale
    signal STOP PostgreSQL
    await_fired LedgerStale
    signal CONT PostgreSQL
    end_of_cause LedgerStale
}
