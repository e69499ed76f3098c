#!/bin/sh
# usage: sh examples/clients/generate.sh [folder]
#
# Generate a TypeScript and a Python client from the OpenAPI document, and type-check a call of each. It needs npm, the
# package indexes, and `factcheck` in the PATH; `make test` does not run it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder"

python3 - > openapi.json <<'PYTHON'
import json, re, subprocess, urllib.request

service = subprocess.Popen(["factcheck", "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
try:
    port = next(found[1] for line in service.stderr if (found := re.search(r"port (\d+)", line)))
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/schema") as answer:
        print(json.dumps(json.load(answer), indent=1))
finally:
    service.terminate()
PYTHON

printf '{"type": "module"}\n' > package.json
npm install --silent --no-audit --no-fund openapi-typescript@7 openapi-fetch@0.14 typescript@5
npx openapi-typescript openapi.json --output schema.d.ts
cp "$here/generated.ts" .
npx tsc --noEmit --strict --skipLibCheck --module nodenext --target es2022 --lib es2022,dom generated.ts

python3 -m venv venv
venv/bin/pip install --quiet openapi-python-client mypy ruff
PATH="$PWD/venv/bin:$PATH" openapi-python-client generate --path openapi.json --output-path python --overwrite --meta none
mkdir -p typed && rm -rf typed/factcheck_client && mv python typed/factcheck_client
cp "$here/generated.py" typed/
cd typed && ../venv/bin/mypy --strict --follow-imports=silent generated.py

echo "both clients are in $folder, and their calls have the right types"
