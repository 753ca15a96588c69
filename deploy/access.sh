# shellcheck shell=bash
# Sourced by scripts that run a whole system, after lib.sh: checks that its gateway serves nobody without TLS and a
# token. The script defines the array `curl_options` and the variables `web` (https://HOST:PORT) and `secrets` (the folder
# of deploy/credentials), and two functions:
#   call TOKEN ARGUMENT…   runs a command of ventral by gRPC and TLS with the token of the role TOKEN, or without one if
#                          TOKEN is empty
#   plain_call ARGUMENT…   runs a command of ventral by gRPC without TLS and without a token

# Requests a path of the web port with the token of a role, or without one.
request() {
    local token=$1 path=$2
    shift 2
    if [[ $token ]]; then
        # from a file, because others can read the arguments of a process
        curl -sS --fail-with-body --max-time 30 "${curl_options[@]}" "$@" "$web$path" \
            -H @<(printf 'authorization: Bearer %s' "$(<"$secrets/$token.token")")
    else
        curl -sS --fail-with-body --max-time 30 "${curl_options[@]}" "$@" "$web$path"
    fi
}

# Fails unless a command fails with a message that contains a text.
expect_refusal() {
    local what=$1 text=$2 output
    shift 2
    if output=$("$@" 2>&1); then die "$what is not refused: $output"; fi
    [[ $output == *"$text"* ]] || die "$what is refused without '$text': $output"
    say "refused: $what ($text)"
}

check_access() {
    local run='{"spec": {"stream": "streams/refused", "objective": "objectives/distance", "imageCount": "512"}}'
    expect_refusal "gRPC without TLS" "no gateway answers" plain_call streams list
    expect_refusal "gRPC without a token" UNAUTHENTICATED call "" streams list
    expect_refusal "HTTP without TLS" "curl: (" curl -sS --fail --max-time 30 "${curl_options[@]}" "${web/https/http}/v1/streams"
    expect_refusal "HTTP without a token" 401 request "" /v1/streams
    expect_refusal "a wrong token" 401 request "" /v1/streams -H "authorization: Bearer wrong"
    expect_refusal "a stream of a viewer, by gRPC" PERMISSION_DENIED \
        call viewer streams create refused --images 64 --image-size 64 --batch-size 64
    expect_refusal "a run of a viewer, by HTTP" 403 request viewer '/v1/runs?run_id=refused' -H 'content-type: application/json' -d "$run"
    call viewer streams list >/dev/null || die "a viewer cannot list streams"
    request viewer /v1/streams >/dev/null || die "a viewer cannot list streams by HTTP"
    [[ $(request "" /) == *"<html"* ]] || die "the page is not served with TLS"
    say "a viewer reads, and the page is served with TLS"
}
