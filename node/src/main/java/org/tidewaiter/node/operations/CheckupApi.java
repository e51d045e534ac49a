package org.tidewaiter.node.operations;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.web.Language;

/** The check-up for programs, such as {@code ./tidewaiter doctor}. */
@RestController
@Requires(Permission.READ_METRICS)
class CheckupApi {

    private final Doctor doctor;
    private final CheckupWords words;

    CheckupApi(Doctor doctor, CheckupWords words) {
        this.doctor = doctor;
        this.words = words;
    }

    /**
     * One thing that was looked at.
     *
     * @param sentence what was found, in words
     * @param next what to do; empty where it is good
     */
    record FindingDocument(Finding.Severity severity, String subject, String code, String sentence, String next) {}

    @GetMapping("/api/v1/checkup")
    @Operation(
            summary = "Database, disk, key, certificate, standing, partners and clocks: what is wrong, and what to do")
    List<FindingDocument> checkup(AccessScope scope, Locale locale) {
        Language language = Language.of(locale.getLanguage()).orElse(Language.ENGLISH);
        return doctor.look(scope).stream()
                .map(finding -> new FindingDocument(
                        finding.severity(),
                        finding.subject(),
                        finding.code(),
                        words.sentence(finding, language),
                        words.next(finding, language)))
                .toList();
    }
}
