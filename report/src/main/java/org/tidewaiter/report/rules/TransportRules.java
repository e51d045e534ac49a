package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.NOTE;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Transport;

/** Mode, means and identity of transport. */
final class TransportRules {

    private TransportRules() {}

    static List<Rule> all() {
        return List.of(
                always("conveyance-mode", ASK, (subject, found) -> {
                    Transport transport = subject.report().transport();
                    if (transport != null && !fits(subject, "conveyance", transport.conveyance(), transport.mode())) {
                        found.at("transport.conveyance");
                    }
                }),
                always("concealment-mode", NOTE, (subject, found) -> {
                    Transport transport = subject.report().transport();
                    String mode = transport == null ? null : transport.mode();
                    Subject.each("concealment", subject.report().concealment(), (hidden, path) -> {
                        if (!fits(subject, "concealment-place", hidden.place(), mode)) {
                            found.at(path + ".place");
                        }
                        if (!fits(subject, "concealment-method", hidden.method(), mode)) {
                            found.at(path + ".method");
                        }
                    });
                }),
                always("location-mode", NOTE, (subject, found) -> {
                    Transport transport = subject.report().transport();
                    String mode = transport == null ? null : transport.mode();
                    if (!fits(subject, "location-type", subject.report().locationType(), mode)) {
                        found.at("locationType");
                    }
                }),
                identity("imo-check-digit", Transport.Identity::imo, "imo", CheckDigits::imo),
                identity("container-check-digit", Transport.Identity::container, "container", CheckDigits::container));
    }

    private static boolean fits(Subject subject, String list, @Nullable String code, @Nullable String mode) {
        return code == null
                || mode == null
                || subject.vocabulary()
                        .list(list)
                        .code(code)
                        .map(known -> known.fits(mode))
                        .orElse(true);
    }

    private static Rule identity(
            String id,
            Function<Transport.Identity, @Nullable String> number,
            String field,
            Function<String, Boolean> good) {
        return always(id, REFUSE, (subject, found) -> {
            Transport transport = subject.report().transport();
            if (transport != null && transport.identity() != null) {
                String written = number.apply(transport.identity());
                if (written != null && !good.apply(written)) {
                    found.at("transport.identity." + field);
                }
            }
        });
    }
}
