#!/bin/sh
# Run by ippeveprinter for each job. $1 is the document; what is written to standard output is what comes
# out of the printer (ippeveprinter keeps it as .prn); "STATE:" on standard error sets the printer's reasons.
# The files in @STATE@ are the hands at the printer: one named cover-open opens the cover, and so on.
cd '@STATE@' || exit 1

tell() {
    for reason in cover-open media-jam paused; do
        if [ -e "$reason" ]; then echo "STATE: +$reason" >&2; else echo "STATE: -$reason" >&2; fi
    done
}

now() { date +%s%3N; }

waiting() {
    [ -e cover-open ] || [ -e media-jam ] || [ -e paused ] || [ -e no-paper ] ||
        { [ -e slow ] && [ "$(now)" -lt "$ready" ]; }
}

tell
# The test bed's own job, sent only so that this script runs and tells.
[ "$IPP_JOB_NAME" = '@TELL@' ] && { rm -f "$1"; exit 0; }

ready=$(($(now) + $(cat slow 2>/dev/null || echo 0)))
while waiting; do
    # A printer lets go of a cancelled job at once; this one waits for its command to end.
    ipptool -tv -d "job=$IPP_JOB_ID" '@URI@' '@JOB_TEST@' >asked 2>/dev/null || exit 1
    grep -q processing-to-stop-point asked && exit 0
    sleep 0.05
    tell
done
[ -e aborting ] && { echo 'ERROR: aborted by the test bed' >&2; exit 1; }
ipptool -tv -d "job=$IPP_JOB_ID" '@URI@' '@JOB_TEST@' >asked 2>/dev/null || exit 1
grep -q processing-to-stop-point asked && exit 0
cat "$1"
