#!/bin/sh
# Builds libinterp_torch.so into the folder given. Safe to run twice at once: the second run waits, then finds nothing to do.
set -eu
source=$(cd "$(dirname "$0")" && pwd)
target=$1

if ! command -v cmake >/dev/null || ! { command -v c++ || command -v g++; } >/dev/null; then
  echo "error INTERP001: building the tensor engine needs CMake and a C++17 compiler (Debian and Ubuntu: apt-get install cmake g++ libtorch-dev libopenblas0-pthread)" >&2
  exit 1
fi

mkdir -p "$target"
exec 9>"$target/lock"
command -v flock >/dev/null && flock 9

if ! cmake -S "$source" -B "$target/cmake" -DCMAKE_BUILD_TYPE=Release >"$target/configure.log" 2>&1; then
  if grep -q 'libtorch was not found' "$target/configure.log"; then
    echo "error INTERP002: libtorch was not found: install it (Debian and Ubuntu: apt-get install libtorch-dev libopenblas0-pthread), or unpack a libtorch archive and set LIBTORCH to its folder" >&2
  else
    cat "$target/configure.log" >&2
  fi
  exit 1
fi
cmake --build "$target/cmake"
# Programs may have the old library mapped: put a new file in its place instead of writing into it.
cp "$target/cmake/libinterp_torch.so" "$target/libinterp_torch.so.new"
mv "$target/libinterp_torch.so.new" "$target/libinterp_torch.so"
