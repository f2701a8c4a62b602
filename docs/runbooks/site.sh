# Your installation, as the runbooks of this folder name it. It fits docker compose in a clone of this repository; for
# Kubernetes use the lines that say so. It holds no secret, only where they are. Read it into your shell: . ./site.sh

ORIGIN=http://127.0.0.1:8080     # a replica, or what is in front of them
METRICS=$ORIGIN/metrics          # of a replica; METRICS_PORT, where that is set
SECRETS=$PWD/secrets             # the files of README.md, Production
SETTINGS=$PWD/.env               # settings that are not secret, NAME=value a line
HEADERS=$HOME/.disk-service-headers   # see README.md of this folder

# The commands of the service, and its migrations as the owner of the database. What they read comes by standard input.
cli() { docker compose run --rm -T --no-deps service node dist/bin/cli.js "$@"; }
migrate() { docker compose run --rm -T migration node dist/bin/migrate.js "$@"; }
# Kubernetes: cli() { kubectl --namespace disk-service exec -i deployment/disk-service -- node dist/bin/cli.js "$@"; }, and the migration as its job.
# A command for stopped replicas, such as that of a restore, needs a pod of its own there.

# Postgres, as its owner. With a server of your own remove these three and write the file below, readable for you alone:
# [disk] and [disk_standby], each with host, port, dbname, user and password.
psql() { docker compose exec -T database psql --username=disk "$@"; }
pg_dump() { docker compose exec -T database pg_dump --username=disk "$@"; }
pg_restore() { docker compose exec -T database pg_restore --username=disk "$@"; }
# A command on the host of Postgres, or in its container.
on_database_host() { docker compose exec -T database "$@"; }
export PGSERVICEFILE=$HOME/.disk-service-pg PGSERVICE=disk

# The log of all replicas, as far back as it goes. Kubernetes: kubectl --namespace disk-service logs
# --selector app.kubernetes.io/name=disk-service,app.kubernetes.io/component=service --tail=-1
service_log() { docker compose logs --no-log-prefix --no-color service; }

# All replicas. The last two wait until each answers /healthz; /readyz says whether it takes requests. All three take the
# secrets and settings of now. Kubernetes: renew the Secret and the ConfigMap from SECRETS and SETTINGS first, then
# kubectl scale --replicas=0, --replicas=3, and kubectl rollout restart with kubectl rollout status.
stop_replicas() { docker compose stop service; }
start_replicas() { docker compose up --detach --wait --no-deps service; }
restart_replicas() { docker compose up --detach --wait --no-deps --force-recreate service; }

# The version that the next start has. Kubernetes: the tag of the image in your overlay.
set_version() { git checkout --quiet "$1" && docker compose build --quiet; }
