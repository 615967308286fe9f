#!/usr/bin/env bash
# Submits a clean job to Spark.
#
#   jobs/clean.sh --env local|standalone|yarn|kubernetes [options] INPUT… -p POLICY -o OUT …
#
#   --env NAME          settings from jobs/env/NAME.conf
#   --scan              a dry run: ledger only
#   --prescreen         look a crawl's index up in the lists; INPUTs are its Parquet files
#   --deploy-mode MODE  client (default) or cluster; in cluster mode the exit code of the job is lost,
#                       its state stands in OUT/_winnow/run.json
#   --conf KEY=VALUE    one more Spark setting; wins over the file
#   --dry-run           print the memory that the policy needs, and the command; run nothing
#
# Everything else goes to `winnow clean`. Paths must mean the same on every machine of the cluster.
# SPARK_HOME says which Spark; without it the one that scripts/build fetched is used.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
home=${WINNOW_HOME:-$here/target/winnow}

fail() { echo "jobs/clean.sh: $*" >&2; exit 2; }

env='' command=clean mode=client dry=no policy=''
confs=() arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --env) env=${2:?--env needs a name}; shift 2 ;;
    --scan) command=scan; shift ;;
    --prescreen) command=prescreen; shift ;;
    --deploy-mode) mode=${2:?--deploy-mode needs client or cluster}; shift 2 ;;
    --conf) confs+=("${2:?--conf needs KEY=VALUE}"); shift 2 ;;
    --dry-run) dry=yes; shift ;;
    -p | --policy) policy=${2:?$1 needs a file}; arguments+=("$1" "$2"); shift 2 ;;
    -h | --help) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) arguments+=("$1"); shift ;;
  esac
done
[ -n "$env" ] || fail "say where to run: --env local, standalone, yarn or kubernetes"
conf_file=$here/jobs/env/$env.conf
[ -f "$conf_file" ] || fail "there is no $conf_file; known are: $(cd "$here/jobs/env" && echo *.conf)"
[ -n "$policy" ] || fail "name a policy: -p FILE"
[ "$mode" = client ] || [ "$mode" = cluster ] || fail "--deploy-mode is client or cluster, not $mode"
[ -f "$home/lib/winnow.jar" ] || fail "there is no $home/lib/winnow.jar; run scripts/build"

# A setting: --conf wins over the file.
setting() {
  local value key=$1 pair
  value=$(awk -v key="$key" '$1 == key { $1 = ""; sub(/^ +/, ""); print; exit }' "$conf_file")
  for pair in ${confs[@]+"${confs[@]}"}; do
    [ "${pair%%=*}" = "$key" ] && value=${pair#*=}
  done
  echo "$value"
}
mebibytes() { # 2g, 2048m, 2048 (MiB)
  case $1 in
    *[gG]) echo $((${1%?} * 1024)) ;;
    *[mM]) echo "${1%?}" ;;
    *[0-9]) echo "$1" ;;
    *) fail "cannot read the size $1; write it as 2048m or 2g" ;;
  esac
}

# Memory follows from the policy's limits: too little kills screeners, and with them verdicts.
# A pre-screen has no screeners: what the environment's file says is enough, but for the lists.
explained='no screeners: a pre-screen reads no payload'
if [ "$command" != prescreen ]; then
  slots=$(setting spark.executor.cores)
  slots=${slots:-1}
  needed=$("$home/bin/winnow" policy memory --conf --slots "$slots" "$policy")
  explained=$("$home/bin/winnow" policy memory --slots "$slots" "$policy")
  for pair in $needed; do
    key=${pair%%=*}
    given=$(setting "$key")
    if [ -z "$given" ]; then
      confs+=("$pair")
    elif [ "$(mebibytes "$given")" -lt "$(mebibytes "${pair#*=}")" ]; then
      echo "$explained" >&2
      fail "$key is $given, the policy's limits need ${pair#*=}; raise it or lower the limits"
    fi
  done
fi

# After a restart by the cluster manager the same run goes on.
[ "$mode" = cluster ] && arguments+=(--resume)

settings=()
for pair in ${confs[@]+"${confs[@]}"}; do settings+=(--conf "$pair"); done
submit=(--properties-file "$conf_file" --deploy-mode "$mode" ${settings[@]+"${settings[@]}"}
  --class io.winnow.cli.Main "$home/lib/winnow.jar" "$command" "${arguments[@]}")
if [ -n "${SPARK_HOME:-}" ] && [ -x "$SPARK_HOME/bin/spark-submit" ]; then
  run=("$SPARK_HOME/bin/spark-submit" "${submit[@]}")
else
  # Spark as Maven has it comes without scripts; this is what spark-submit runs.
  export SPARK_HOME=$home/spark SPARK_SCALA_VERSION=2.13
  opens=()
  for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
    java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
    sun.security.action sun.util.calendar; do
    opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
  done
  run=("${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx2g "${opens[@]}"
    "-Dlog4j2.configurationFile=$home/conf/log4j2.properties"
    -cp "$home/spark/jars/*" org.apache.spark.deploy.SparkSubmit "${submit[@]}")
fi

if [ "$dry" = yes ]; then
  echo "$explained"
  printf '%q ' "${run[@]}"
  echo
  exit 0
fi
exec "${run[@]}"
