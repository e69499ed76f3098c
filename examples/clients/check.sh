#!/bin/sh
# usage: check.sh URL FILE
# Prints the report as a worksheet in Markdown. A problem goes to standard error, with status 1.
set -eu
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
status=$(curl --silent --show-error --output "$answer" --write-out '%{http_code}' \
    --header "Authorization: Bearer ${FACTCHECK_SERVICE_KEY:-none}" \
    --header 'Content-Type: text/plain; charset=utf-8' --header 'Accept: text/markdown' \
    --data-binary "@$2" "$1/v1/reports")
case $status in
200 | 201) cat "$answer" ;;
*) cat "$answer" >&2; exit 1 ;;
esac
