#!/usr/bin/env bash
# Makes passwords in .env, and in the folder secrets the registry's key and the print service's certificate, signed by
# nobody. Replace these two with real ones.
set -euo pipefail
cd "${1:-$(dirname "$0")}"
[ ! -e .env ] || { echo "There is a file .env already. Delete it to make new secrets." >&2; exit 1; }

password() { openssl rand -hex 16; }
keystore=$(password)
certificate() { # file, subject
  openssl req -x509 -newkey rsa:2048 -noenc -sha256 -days 365 -subj "$2" -addext keyUsage=digitalSignature,keyEncipherment \
      -keyout "secrets/$1.key" -out "secrets/$1.pem" 2>/dev/null
}

mkdir -p secrets
certificate registry '/C=NO/O=Registry/serialNumber=991825827/CN=Registry'
certificate print '/C=NO/O=Print/serialNumber=984661185/CN=Print'
openssl pkcs12 -export -name key -in secrets/registry.pem -inkey secrets/registry.key -out secrets/registry.p12 \
    -passout "pass:$keystore"
rm secrets/*.key secrets/registry.pem
# The container's user owns nothing; the key store has a password.
chmod 644 secrets/registry.p12

umask 077
cat > .env <<END
ADMINISTRATOR_PASSWORD=$(password)
AUDIT_KEY=$(openssl rand -base64 32)
DATABASE_PASSWORD=$(password)
GRAFANA_PASSWORD=$(password)
KEYSTORE_PASSWORD=$keystore
REPLICA_PASSWORD=$(password)
END
