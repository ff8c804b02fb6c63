# shellcheck shell=bash
# The site and the worker as programs that run in the background, each kept running by a small loop of its own. Needs $root, $run, $logs.

process() { # process FILE MARK: the process id in the file, if that process lives and its command line holds the mark
  local pid; pid=$(cat "$run/$1" 2>/dev/null) || return 1
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$2" && printf '%s' "$pid"
}

kept() { process "$1.keeper" "keep-running $1 $run" >/dev/null; } # is this program kept running?

start() { # start NAME MARK COMMAND...: in a session of its own, output to its log
  local name=$1 mark=$2; shift 2
  kept "$name" && return 0
  # Its keeper was killed, or it was started by an older version: nobody would start it again.
  end "$(process "$name.pid" "$mark")"
  rm -f "$run/$name.ended"
  setsid nohup "$root/operator/keep-running" "$name" "$run" "$@" >>"$logs/$name.log" 2>&1 </dev/null &
  echo $! >"$run/$name.keeper"
}

stop() { # stop NAME MARK: the keeper ends its program; a program without one is ended itself
  end "$(process "$1.keeper" "keep-running $1 $run")"
  end "$(process "$1.pid" "$2")"
  rm -f "$run/$1.keeper" "$run/$1.pid" "$run/$1.ended"
}

end() { # end PID: politely, and after a minute not; nothing for an empty one
  [ -n "$1" ] || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  for _ in $(seq 600); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.1; done
  kill -KILL -- "-$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null || true
}

fail_if_ended() { # fail_if_ended NAME MARK WHAT: while it is being started, one end is enough
  [ -e "$run/$1.ended" ] || return 0
  stop "$1" "$2"
  tail -n 20 "$logs/$1.log" >&2
  fail "$3 stopped while starting; see $logs/$1.log"
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() { # the first free port from $1 on
  local port=$1
  while port_taken "$port"; do port=$((port + 1)); done
  printf '%s' "$port"
}
