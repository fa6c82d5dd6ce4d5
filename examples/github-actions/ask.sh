#!/usr/bin/env bash
# Gets a token from the demo's Maskinporten, and asks whether a citizen may choose a mailbox.
set -euo pipefail
url=${1:-http://localhost:8080}
token=$(curl --fail --silent --show-error --user 984661185: "$url/maskinporten/client-credentials" \
    --data grant_type=client_credentials --data scope=krr:postkasse/kanvelge.read \
  | sed 's/.*"access_token": *"\([^"]*\)".*/\1/')
answer=$(curl --fail --silent --show-error "$url/rest/v1/postkasse/kan-velge" \
    --header "Authorization: Bearer $token" --header 'Content-Type: application/json' \
    --data '{"personidentifikator": "12837512040"}')
echo "$answer"
[ "$answer" = '{"status":"NEI","beskrivelse":"RESERVERT"}' ]
