### Staff

# Read by staff and technicians; the test page too.
staff-title = Staff panel
staff-subtitle = Kiosk { $kiosk } · { $store }
staff-not-enrolled = Kiosk not enrolled
staff-pin-title = Staff panel
staff-pin-lead = For the store’s staff only. Enter the PIN.
staff-pin-label = PIN
staff-pin-enter = Enter
staff-pin-checking = Checking …
staff-pin-wrong = This is not the PIN.
staff-pin-incomplete = The PIN has at least six digits.
staff-pin-locked =
    { $minutes ->
        [0] Too many tries. Wait { $seconds } s.
       *[other] Too many tries. Wait { $minutes } min { $seconds } s.
    }
staff-pin-none = This kiosk has no PIN yet. The technician makes one with: aima-kiosk pin
staff-leave = Leave the panel

staff-light-green = Good
staff-light-amber = See to it soon
staff-light-red = Act now

staff-row-service = Service
staff-row-network = Network
staff-row-central = Central service
staff-row-clock = Clock
staff-row-printer = Printer and paper
staff-row-disk = Disk
staff-row-queue = Requests to deliver
staff-row-version = Version
staff-row-self-test = Self-test

staff-service-open = Open to the public.
staff-network-up = Connected.
staff-network-silent = Connected, but central does not answer.
staff-network-down = Not connected. Check the cable or the wireless network.
staff-central-answers = Answered at { $when }.
staff-central-not-yet = Has not answered since the program started.
staff-central-slipped = The last try did not succeed. It is being tried again.
staff-clock-right = Right. Difference from central: { $seconds } s.
staff-clock-not-yet = Not compared with central’s yet.
staff-printer-ready = Ready to print.
staff-printer-not-yet = Has not answered since the program started.
staff-disk-enough = Free: { $free }.
staff-disk-little = Little room is left: { $free }. Make room soon.
staff-disk-unknown = The system does not say how much room there is.
staff-queue-empty = None.
staff-queue-waiting =
    { $waiting ->
        [one] One request waits, since { $oldest }.
       *[other] { $waiting } requests wait, the oldest since { $oldest }.
    }
staff-queue-refused =
    { $refused ->
        [one] One request was refused by central. Export it for the operator.
       *[other] { $refused } requests were refused by central. Export them for the operator.
    }
staff-queue-waiting-and-refused = Waiting: { $waiting }, the oldest since { $oldest }. Refused by central: { $refused }. Export them for the operator.
staff-queue-seen =
    { $refused ->
        [one] Nothing waits. One request was refused by central; it has been seen.
       *[other] Nothing waits. { $refused } requests were refused by central; they have been seen.
    }
staff-queue-unknown = The queue cannot be read now.
staff-version = { $version }, running since { $since }.
staff-self-test-never = Never run.
staff-self-test-passed = Everything passed at { $when }.
staff-self-test-old = Everything passed at { $when }. That is more than a week ago.
staff-self-test-failed = Something failed at { $when }.

staff-pause = Pause the service
staff-resume = Resume the service
staff-self-test = Run the self-test
staff-self-test-running = Testing …
staff-print-test = Print a test page
staff-printing = Printing …
staff-retry = Send refused requests again
staff-acknowledge = Mark refused as seen
staff-export = Export refused requests
staff-diagnostics = Export diagnostics
staff-exporting = Writing …
staff-restart-page = Restart the page
staff-restart-session = Restart the program
staff-actions = What you can do

staff-find-title = Find a request
staff-find-label = Tracking code
staff-find-hint = Type the code, or scan the QR code with a reader.
staff-find = Find
staff-find-looking = Looking …
staff-find-again = Another code
staff-find-bad-code = This is not a tracking code.
staff-find-not-here = No request with this code at this kiosk.
staff-find-other-kiosk = This code is of kiosk { $kiosk }, not of this one.
staff-found-kind = Request
staff-found-saved = Saved
staff-found-printed = Receipt
staff-found-delivered = Delivery
staff-print-none = Not printed.
staff-print-printing = Being printed.
staff-print-printed = Printed at { $when }.
staff-print-not-printed = Did not come out.
staff-print-unconfirmed = Nobody knows whether it came out: the program ended meanwhile.
staff-found-duplicates =
    { $count ->
        [one] One duplicate since.
       *[other] { $count } duplicates since.
    }
staff-delivery-waiting = Waits for delivery. Tries: { $attempts }.
staff-delivery-delivered = Delivered at { $when }.
staff-delivery-refused = Refused by central ({ $code }). Export it for the operator.
staff-reprint = Print a duplicate
staff-reprint-not-kept = No duplicate any more: what the receipt needs was deleted, or there is no printer.

staff-done-printed = It came out of the printer.
staff-done-written = It is in the file { $file }.
staff-done-none-refused = No refused requests. The file { $file } is empty.
staff-done-retried = The refused requests will be sent again.
staff-done-acknowledged = Refused requests seen. They are kept until their time is over; export them for the operator before.
staff-done-paused = The service is paused. People will read that staff have paused this kiosk. The pause lasts until somebody ends it, also after the kiosk was switched off.
staff-done-resumed = The service is open again.
staff-done-self-test-passed = The self-test passed.
staff-done-self-test-failed = The self-test found faults.
staff-failed-no-folder = No folder is configured (staff.export_dir).
staff-failed-not-written = It could not be written. Check that the USB stick is plugged in and has room.
staff-failed-not-read = The queue could not be read.
staff-failed-disk = The disk did not take the change. Nothing changed.
staff-failed-other = That did not work. Try again.

staff-step-disk = Write to the disk and read back
staff-step-database = Database
staff-step-keys = Sealing keys
staff-step-printer = Printer
staff-step-central = Central service
staff-step-clock = Clock
staff-step-fonts = The receipt’s fonts
staff-step-fonts-failed = Fonts are missing or damaged. Install the packages fonts-noto-core and fonts-noto-cjk.

test-page-title = Test page
test-page-no-receipt = This is not a receipt.
test-page-version-label = Version of the program
test-page-scan = The QR code opens { $domain }.
test-page-words = If you can read this and the QR code opens, the printer is well.
test-page-ruler = Ruler in millimetres · { $dpi } dots per inch

### Faults: what staff read

fault-configuration-staff = The configuration is wrong. journalctl -u aima-kiosk names file, line and key; the kiosk opens by itself once the file is right.
fault-not-enrolled-staff = The kiosk is not enrolled. Enrol it with its one-time code: aima-kiosk enrol.
fault-paused-staff = Paused by staff. Resume it in the panel.
fault-disk-full-staff = The data disk is full. Free some space; do not delete the data folder.
fault-storage-read-only-staff = The data folder is read-only. Look at its permissions and whether the disk has errors.
fault-storage-damaged-staff = The database is damaged. It was left as it is. Keep a copy and call the operator.
fault-storage-newer-staff = The database is from a newer version of the program and was not touched. Install that version.
fault-storage-failing-staff = The disk gives errors when it is read or written. Call the operator: the disk must be replaced.
fault-storage-salvaged-staff = The database was damaged. It was set aside with the date in its name, and what could be read is back in the queue. Call the operator: this notice goes when that file is taken away.
fault-storage-copy-lags-staff = The second copy of the requests could not be written. It is being tried again: if this lasts, call the operator.
fault-request-unknown-staff = A newer version of the program saved a request that this one does not know. It stays as it is, and the others go on. Install the newer version.
fault-identity-unusable-staff = This version of the program cannot use the kiosk’s identity. Install the newer version, or enrol the kiosk again.
fault-already-running-staff = Another kiosk program already uses the same data folder. Close one of the two.
fault-no-network-staff = The central service does not answer. Look at the cable, the network and the service’s address.
fault-central-refuses-staff = The central service refuses this kiosk. Its token may have been revoked: call the operator.
fault-central-certificate-staff = The central service’s certificate is not trusted. There may be a portal in the network, or the certificate has changed: call the operator.
fault-central-certificate-expired-staff = The central service’s certificate has run out. If this machine’s date is right, call the operator: the certificate must be renewed.
fault-central-failing-staff = The central service, or a proxy in front of it, answers that it cannot. Network and cable are in order: call the operator if this lasts.
fault-central-partly-staff = Requests are delivered, but the central service, or a proxy in front of it, refuses some of what the kiosk reports. Call the operator if this lasts.
fault-configuration-refused-staff = What the central service sent (senders, notices, keys) was refused; the earlier version counts. Call the operator.
fault-clock-staff = The machine’s clock is wrong. Set date and time, or its synchronisation (NTP).
fault-printer-none-staff = No printer is configured: people leave with the code alone.
fault-printer-absent-staff = The printer does not answer. Look at its power, its cable and the address in the configuration.
fault-printer-out-of-paper-staff = The printer has no paper. Put in a new roll.
fault-printer-paper-low-staff = The paper is running out. Keep a roll at hand.
fault-printer-cover-open-staff = The printer’s cover is open. Close it.
fault-printer-jam-staff = Paper jam. Open the cover, take out the paper and close it.
fault-printer-stopped-staff = The printer is paused or stopped. Look at its display and resume it.
fault-printer-format-staff = The printer does not take PDF. Use another one, or a queue that converts.
fault-printer-stuck-staff = The job did not end in time and was cancelled. Switch the printer off and on.
fault-printer-other-staff = The printer reports an error that the kiosk does not know. Look at its display.
fault-receipt-layout-staff = The kiosk could not draw the receipt; the printer is not the cause. Tell the technician: the log’s “not-drawn” says why.
fault-speech-missing-staff = The speech synthesiser (espeak-ng) is not installed: whoever does not see cannot hear the kiosk. Install the package espeak-ng.
fault-speech-failing-staff = Reading aloud fails: synthesiser or sound output did not answer, or ended with an error. Check the sound card and speech.output.
