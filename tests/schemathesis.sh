#!/bin/sh
# Asks the gateway everything that its own document allows, as anybody, a participant, a citizen, a moderator and the owner:
# no server error, no answer that the document does not describe. Needs schemathesis (pip install schemathesis); where it is
# absent it says so and ends well. Usage: tests/schemathesis.sh [EXAMPLES]
set -eu
cd "$(dirname "$0")/.."
examples=${1:-25}
schemathesis=${SCHEMATHESIS:-schemathesis}
if ! command -v "$schemathesis" >/dev/null 2>&1; then
    echo "schemathesis is not installed: nothing was tried (pip install schemathesis, or name it in SCHEMATHESIS)"
    exit 0
fi
folder=$(mktemp -d)
told=$folder/told
trap 'rm -rf "$folder"' EXIT
ILFAUT_TOLD=$told cargo test -p ilfaut-tests -- --ignored --exact gateway_account::document::a_place_for_schemathesis \
    >"$folder/log" 2>&1 &
server=$!
until [ -s "$told" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$folder/log"; exit 1; }
    sleep 1
done
. "$told"
printf '[checks.not_a_server_error]\nexpected-statuses = ["2xx", "3xx", "4xx", "501"]\n' >"$folder/schemathesis.toml" # 501: not here
checks=not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance
failed=0
ask() {
    who=$1
    shift
    echo "== as $who"
    (cd "$folder" && "$schemathesis" --config-file "$folder/schemathesis.toml" run "$PLACE/openapi.json" --url "$PLACE" --checks "$checks" --max-examples "$examples" \
        --phases examples,coverage,fuzzing --mode all --seed 1 --workers 1 --request-timeout 20 --no-color "$@") || failed=1
}
# shellcheck disable=SC2153
ask anybody
ask participant -H "Authorization: Bearer $PARTICIPANT" --include-path-regex '^/(ilfaut/v1/|sequences|proposals|questions)' \
    --exclude-path-regex '/(erase)$'
ask citizen -H "Authorization: Bearer $CITIZEN" --include-path-regex '^/(user|oauth|proposals)' \
    --exclude-path-regex 'delete'
ask moderator -H "Authorization: Bearer $MODERATOR" --include-path-regex '^/(moderation|ilfaut/v1/|user)'
ask owner -H "Authorization: Bearer $OWNER" --include-path-regex '^/ilfaut/v1'
rm -f "$told"
wait "$server" || true
exit "$failed"
