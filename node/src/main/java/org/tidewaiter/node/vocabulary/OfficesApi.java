package org.tidewaiter.node.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.vocabulary.Offices.FileOutcome;
import org.tidewaiter.node.vocabulary.Offices.Outcome;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.registers.CsvTable;
import org.tidewaiter.report.registers.FileReading;
import org.tidewaiter.report.registers.RowFault;

/** The register of offices and border posts, for programs. */
@RestController
@RequestMapping("/api/v1/registers/offices")
@Requires(Permission.KEEP_REGISTERS)
@Tag(name = "Registers", description = "Places, offices, exchange rates and taxa that this node knows")
class OfficesApi {

    private static final int MOST = 200;

    private final Offices offices;

    OfficesApi(Offices offices) {
        this.offices = offices;
    }

    record OfficeList(int all, List<OfficeAnswer> offices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfficeAnswer(
            String code,
            String kind,
            String nameEn,
            @Nullable String nameFr,
            @Nullable String nameLocal,
            String country,
            @Nullable String locode,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            int revision,
            Instant changedAt) {

        static OfficeAnswer of(Office office) {
            Office.Details details = office.details();
            return new OfficeAnswer(
                    office.code(),
                    details.kind(),
                    details.nameEn(),
                    details.nameFr(),
                    details.nameLocal(),
                    details.country(),
                    details.locode(),
                    details.latitude(),
                    details.longitude(),
                    details.validFrom(),
                    details.validTo(),
                    office.revision(),
                    office.changedAt());
        }
    }

    record Loaded(int added, int corrected, int unchanged) {}

    @GetMapping
    @Requires(Permission.ENTER)
    @Operation(summary = "The offices and border posts of this node", description = "At most 200 from a place on.")
    OfficeList list(
            AccessScope scope,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "50") int limit) {
        Offices.Asked asked = new Offices.Asked(q, ended);
        return new OfficeList(
                offices.count(scope, asked),
                offices.page(scope, asked, Math.max(0, from), Math.clamp(limit, 1, MOST)).stream()
                        .map(OfficeAnswer::of)
                        .toList());
    }

    @GetMapping("/{code}")
    @Requires(Permission.ENTER)
    @Operation(summary = "One office")
    OfficeAnswer one(AccessScope scope, @PathVariable String code) {
        return offices.find(scope, code)
                .map(OfficeAnswer::of)
                .orElseThrow(() -> VocabularyProblems.notFound("no-such-office"));
    }

    @PostMapping(consumes = "application/json")
    @Operation(summary = "Add an office", description = "Its code cannot be changed later.")
    ResponseEntity<OfficeAnswer> add(AccessScope scope, Page page, @RequestBody OfficeInput input) {
        return ResponseEntity.status(HttpStatus.CREATED).body(answer(page, offices.add(scope, input)));
    }

    @PutMapping(value = "/{code}", consumes = "application/json")
    @Operation(
            summary = "Correct an office",
            description = "Send the whole office with the revision that you saw; 409 if it has changed since.")
    OfficeAnswer correct(AccessScope scope, Page page, @PathVariable String code, @RequestBody OfficeInput input) {
        return answer(page, offices.correct(scope, code, input));
    }

    @PostMapping("/{code}/end")
    @Operation(
            summary = "End an office",
            description = "on is the last day on which reports may name it; today without it.")
    OfficeAnswer end(
            AccessScope scope,
            Page page,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate on) {
        return answer(page, offices.end(scope, code, on));
    }

    @PostMapping("/{code}/reinstatement")
    @Operation(summary = "Undo the end of an office")
    OfficeAnswer reinstate(AccessScope scope, Page page, @PathVariable String code) {
        return answer(page, offices.reinstate(scope, code));
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Add and correct offices from a table",
            description = "Columns as in /vocabulary/offices/file.csv. All rows, or with one bad row none.")
    Loaded load(AccessScope scope, Page page, @Parameter(hidden = true) HttpServletRequest request) throws IOException {
        byte[] file = Bodies.read(request.getInputStream(), OfficeFile.LARGEST);
        return switch (OfficeFile.read(file)) {
            case FileReading.Refused<CsvTable>(List<RowFault> faults) ->
                throw VocabularyProblems.refused("file-refused", RegisterWords.file(page, faults));
            case FileReading.Read<CsvTable>(CsvTable table, int rows) ->
                switch (offices.load(scope, OfficeFile.offices(table))) {
                    case FileOutcome.Loaded(int added, int corrected, int unchanged) ->
                        new Loaded(added, corrected, unchanged);
                    case FileOutcome.Refused(List<FileOutcome.Row> bad) ->
                        throw VocabularyProblems.refused("file-refused", RegisterWords.offices(page, table, bad));
                };
        };
    }

    private static OfficeAnswer answer(Page page, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(Office office) -> OfficeAnswer.of(office);
            case Outcome.Unchanged(Office office) -> OfficeAnswer.of(office);
            case Outcome.Refused(List<OfficeCheck.Wrong> wrong) -> {
                List<Fault> faults = RegisterWords.office(page, wrong);
                throw VocabularyProblems.refused("office-refused", faults);
            }
            case Outcome.Conflict(Office office) ->
                throw VocabularyProblems.of(HttpStatus.CONFLICT, "office-changed-since");
            case Outcome.NoSuchOffice() -> throw VocabularyProblems.notFound("no-such-office");
        };
    }
}
