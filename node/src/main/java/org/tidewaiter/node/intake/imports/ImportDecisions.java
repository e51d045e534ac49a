package org.tidewaiter.node.intake.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportLife;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.file.SealedPieces;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.intake.mapping.ImportMapping;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What is decided on an import, by page and API alike, with its entry in the audit trail. */
@Component
@HoldsNominalData
class ImportDecisions {

    private final Imports imports;
    private final ImportLife life;
    private final ImportMapping mapping;
    private final SealedPieces pieces;
    private final Vocabulary vocabulary;
    private final FaultWords words;
    private final AuditTrail audit;

    ImportDecisions(
            Imports imports,
            ImportLife life,
            ImportMapping mapping,
            SealedPieces pieces,
            Vocabulary vocabulary,
            FaultWords words,
            AuditTrail audit) {
        this.imports = imports;
        this.life = life;
        this.mapping = mapping;
        this.pieces = pieces;
        this.vocabulary = vocabulary;
        this.words = words;
        this.audit = audit;
    }

    void tryOut(AccessScope scope, UUID id) {
        life.tryOut(scope, id);
    }

    /** A mapping that was made for this import is kept at the node from now on. */
    @Transactional
    void start(AccessScope scope, UUID id) {
        mapping.keep(scope, imports.require(scope, id));
        life.start(scope, id);
        String used = Optional.ofNullable(imports.require(scope, id).mapping())
                .map(FileImport.MappingName::name)
                .orElse("none");
        audit.record(scope, "import.started", id.toString(), Map.of("format", used));
    }

    void pause(AccessScope scope, UUID id) {
        life.pause(scope, id);
        audit.record(scope, "import.paused", id.toString(), Map.of());
    }

    void resume(AccessScope scope, UUID id) {
        life.resume(scope, id);
        audit.record(scope, "import.resumed", id.toString(), Map.of());
    }

    /** @throws org.tidewaiter.node.web.ProblemException with a fault if the reason is no code of its list */
    void withdraw(AccessScope scope, Language language, UUID id, @Nullable String reason) {
        if (reason == null || vocabulary.list("withdrawal-reason").code(reason).isEmpty()) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "decision-refused")
                    .withFaults(words.in(
                            language, List.of(new Fault("code-of-list", Severity.REFUSE, "reason", Map.of()))));
        }
        life.withdraw(scope, id, reason);
        String count = Integer.toString(imports.reports(id));
        audit.record(scope, "import.withdrawal-decided", id.toString(), Map.of("reason", reason, "count", count));
    }

    void remove(AccessScope scope, UUID id) {
        life.remove(scope, id);
        audit.record(scope, "import.deleted", id.toString(), Map.of());
    }

    /** The refused rows as a file. */
    ResponseEntity<InputStreamResource> refused(AccessScope scope, UUID id) {
        FileImport one = imports.require(scope, id);
        if (one.emptied() != null) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-file-gone");
        }
        String count = Long.toString(one.figures().refused());
        audit.record(scope, "import.refused-rows-taken", id.toString(), Map.of("count", count));
        ContentDisposition disposition =
                ContentDisposition.attachment().filename("refused.csv").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new InputStreamResource(pieces.read(id, Kind.REFUSED)));
    }
}
