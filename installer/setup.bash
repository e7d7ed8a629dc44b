# What installer/quickstart and tests/run share: sentences, packages, building. To be sourced, with
# the top of the project as the working folder.

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en*) language=en ;;
    *) language=vi ;;
esac

# say VIETNAMESE ENGLISH: one sentence in the reader's language.
say() {
    if [ "$language" = en ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

fail() {
    say "$1" "$2" >&2
    exit 1
}

# as_root COMMAND...: as it is for root, else through sudo, which must not ask.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo "$@"
    else
        fail "Cần quyền root để cài gói: hãy chạy bằng root hoặc cài sudo." \
             "Packages can only be installed by root: run this as root or install sudo."
    fi
}

# packages_for PURPOSE...: names from installer/packages.
packages_for() {
    local purpose
    for purpose in "$@"; do
        awk -v purpose="$purpose" '$1 !~ /^#/ && $2 == purpose { print $1 }' installer/packages
    done
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_missing PURPOSE...: nothing is asked, nothing that is there is touched.
install_missing() {
    local missing=() package
    for package in $(packages_for "$@"); do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Cài ${#missing[@]} gói Debian: ${missing[*]}" \
        "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { as_root apt-get -qq update &&
           as_root env DEBIAN_FRONTEND=noninteractive \
               apt-get -qq install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null
    then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "Không cài được các gói; xem các dòng trên." \
             "The packages could not be installed; see the lines above."
    fi
    rm -f "$log"
}

# build PRESET [TARGET...]: configures when needed, builds; a terminal sees ninja's own line.
build() {
    local preset=$1 log
    shift
    mkdir -p build
    log=build/$preset.log
    if ! cmake --preset "$preset" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        fail "Không cấu hình được bản dựng $preset." "The build $preset could not be configured."
    fi
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    if [ -t 1 ]; then
        cmake --build --preset "$preset" "${targets[@]}" && return 0
    else
        cmake --build --preset "$preset" "${targets[@]}" >"$log" 2>&1 && return 0
        grep -E -A12 'error:|FAILED' "$log" | head -n 60 >&2 || tail -n 30 "$log" >&2
    fi
    fail "Bản dựng $preset hỏng." "The build $preset failed."
}
