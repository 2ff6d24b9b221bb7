#!/bin/sh
# Sets up all that the other targets of the Makefile need: the system's libraries, the virtual
# environment, the pinned packages. Run again, it sees that all is there and does nothing.
# With the word `build`, also what making the one-folder application needs.
set -eu
cd "$(dirname "$0")/.."

environment=.venv
stamp=$environment/.set-up

purpose=${1:-work}

say() { printf 'set-up: %s\n' "$*"; }
stop() { say "$*" >&2; exit 1; }

# Each line: a library that Qt loads, and the Debian package that brings it.
offscreen_libraries='
libglib-2.0.so.0      libglib2.0-0
libGL.so.1            libgl1
libEGL.so.1           libegl1
libxkbcommon.so.0     libxkbcommon0
libfontconfig.so.1    libfontconfig1
libdbus-1.so.3        libdbus-1-3
libgssapi_krb5.so.2   libgssapi-krb5-2'

display_libraries='
libxcb-cursor.so.0    libxcb-cursor0
libxcb-icccm.so.4     libxcb-icccm4
libxcb-keysyms.so.1   libxcb-keysyms1
libxcb-shape.so.0     libxcb-shape0
libxcb-xkb.so.1       libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0'

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

# A built application carries the library of the Python that it was built with.
system_python_library() {
    [ -z "$python" ] || "$python" -c '
import sys
if sys.base_prefix == "/usr":
    name = "libpython%d.%d" % sys.version_info[:2]
    print("\n%s.so.1.0 %s" % (name, name))'
}

missing_packages() {
    [ -n "$python" ] || echo python3
    [ -n "$python" ] && "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    command -v pdftoppm >/dev/null || echo poppler-utils
    libraries=$offscreen_libraries
    if [ "$purpose" = build ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        libraries=$libraries$display_libraries
    fi
    if [ "$purpose" = build ]; then
        command -v objdump >/dev/null || echo binutils
        libraries=$libraries$(system_python_library)
    fi
    present=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    echo "$libraries" | while read -r library package; do
        case $present in *"${library}"*) ;; *) echo "$package" ;; esac
    done
}

install_packages() {
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        stop "the system lacks something. Please type:  sudo apt-get install $*"
    fi
    say "installing $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

wanted() {
    pwd
    cksum requirements/dev.txt pyproject.toml tools/set_up.sh
}

fill_environment() {
    say "filling $environment"
    # A virtual environment holds its own address: one that was moved or copied can't be used.
    if [ -e "$stamp" ] && [ "$(head -n 1 "$stamp")" != "$(pwd)" ]; then rm -rf "$environment"; fi
    "$environment/bin/python" -c 'import pip' 2>/dev/null || "$python" -m venv --clear "$environment"
    install="$environment/bin/python -m pip --quiet --disable-pip-version-check --no-input install"
    $install --require-hashes --requirement requirements/dev.txt
    # The build tools are pinned above, so the package itself needs nothing from outside.
    $install --no-deps --no-build-isolation --editable .
    wanted >"$stamp"
}

python=$(find_python)
if [ "$(uname)" = Linux ]; then
    packages=$(missing_packages)
    # shellcheck disable=SC2086  # one word for each package
    [ -z "$packages" ] || install_packages $packages
    python=$(find_python)
fi
[ -n "$python" ] || stop "Python 3.11 or later is needed."
if [ "$(cat "$stamp" 2>/dev/null)" != "$(wanted)" ]; then fill_environment; fi
