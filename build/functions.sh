#!/usr/bin/env bash
# Makes functions.txt anew: what a start, a meeting and a list of families run through in the release program. It needs
# valgrind, tmux, nm and perl, and takes some ten minutes. Worth doing when much was built, and when docs/performance.md
# would show more memory than it does; a list that is out of date does no harm beyond that.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
program=target/release/portal
screen() { tmux -L portal-functions "$@"; }
trap 'screen kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

# What the linker laid where: a function may bear another name than the section it lies in.
cargo rustc --release --bin portal -- -Clink-arg=-Wl,-Map="$work/map"

# A run of the program in a window of 80x24. Each word is a key, or letters typed one by one after `type:`, or letters
# that come at once after `burst:`; `hang-up` closes the window. It ends by its last word.
run() {
  local name=$1 families=$2 key i
  shift 2
  local options=(practice --data-dir "$work/$name")
  [ "$families" -gt 1 ] && options+=(--families "$families")
  screen new-session -d -x 80 -y 24 "$program ${options[*]}"
  sleep 3
  screen send-keys q
  while screen has-session 2>/dev/null; do sleep 1; done
  screen new-session -d -x 80 -y 24 "valgrind --tool=callgrind --demangle=no \
    --callgrind-out-file=$work/$name.out $program practice --data-dir $work/$name"
  sleep 12
  for key in "$@"; do
    case $key in
      type:*) for ((i = 5; i < ${#key}; i++)); do screen send-keys -l -- "${key:i:1}"; sleep 0.3; done ;;
      burst:*) screen send-keys -l -- "${key#burst:}" ;;
      hang-up) screen kill-session ;;
      *) screen send-keys "$key" ;;
    esac
    sleep 3
  done
  until [ -s "$work/$name.out" ]; do sleep 1; done
}

run start 1 Down Down Up q
run list 201 4 Down Down Up hang-up
run meeting 1 4 Enter r y Down y PageDown d PageDown 'type:The house is cold.' Enter \
  'type:! @HV to ring by 4 December' Enter 'type:-- worried' Enter PageDown 'type:Ava was seen' 'burst: by both of them, at home' \
  PageDown PageDown Escape Escape Escape 1 q

perl - "$program" "$work/map" "$work/start.out" "$work/list.out" "$work/meeting.out" > "$work/functions.txt" <<'PERL'
use strict;
use warnings;
my ($program, $map, @runs) = @ARGV;

# Functions by name, and sections by the place where they begin.
my (%at, @sections);
for (`nm $program`) { $at{$3} = hex $1 if /^([0-9a-f]+) ([tTwWi]) (\S+)$/ }
open my $lines, '<', $map or die $!;
while (<$lines>) {
    push @sections, [hex $1, $2] if /^\s*([0-9a-f]+)\s+[0-9a-f]+\s+(?!0 )[0-9a-f]+\s+\d+\s+\S.*:\((\.text[^)]*)\)$/;
}
@sections = sort { $a->[0] <=> $b->[0] } @sections;

sub section {
    my ($low, $high) = (0, $#sections);
    while ($low < $high) {
        my $middle = int(($low + $high + 1) / 2);
        if ($sections[$middle][0] <= $_[0]) { $low = $middle } else { $high = $middle - 1 }
    }
    return $sections[$low][1];
}

# A function of Rust by its section, each letter of a crate's number as `?`; one of C by its own name.
sub plain {
    my $name = section($at{$_[0]});
    return $_[0] unless $name =~ s/^\.text\.((?:unlikely\.|hot\.|startup\.)?_R.*?)(?:\.llvm\.\d+)?$/$1/;
    $name =~ s/Cs([0-9A-Za-z]{6,13})_(?=\d)/'Cs' . '?' x length($1) . '_'/ge;
    return $name;
}

my %seen;
sub told {
    my @new = grep { !$seen{$_}++ } sort map { plain($_) } grep { exists $at{$_} } @_;
    print "$_\n" for @new;
}

sub ran {
    open my $file, '<', $_[0] or die $!;
    my %names;
    while (<$file>) { $names{$1} = 1 if /^c?fn=\(\d+\) ([^\s']+)/ }
    return keys %names;
}

print <<'HEAD';
# The functions that a start (first), a list of families and a meeting run through: SQLCipher's, OpenSSL's and our own. The
# linker lays them side by side, so that the rest of the program is not read from the disk. Made by functions.sh.
HEAD
my $start = shift @runs;
told(ran($start));
# Valgrind has not all that a processor has: what asks for it, and what is run where it is there, goes unseen.
my @unseen = grep { /shani|avx2|sse41|aes_?ni|cpuid|x86_sha/ && !/aho_corasick|regex|memchr/ && /^_R/ } keys %at;
told((map { ran($_) } @runs), @unseen);
PERL
mv "$work/functions.txt" build/functions.txt
wc -l build/functions.txt
