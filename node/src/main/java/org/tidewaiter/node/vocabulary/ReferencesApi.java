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
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.vocabulary.ReferenceFiles.Loading;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.registers.Equivalent;
import org.tidewaiter.report.registers.ExchangeRate;
import org.tidewaiter.report.registers.ExchangeRates;
import org.tidewaiter.report.registers.RowFault;
import org.tidewaiter.report.registers.Taxon;

/** Exchange rates and taxa, for programs. */
@RestController
@RequestMapping("/api/v1/registers")
@Requires(Permission.LOAD_REFERENCES)
@Tag(name = "Registers", description = "Places, offices, exchange rates and taxa that this node knows")
class ReferencesApi {

    private static final int MOST_TAXA = 200;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final ReferenceFiles files;

    ReferencesApi(ReferenceFiles files) {
        this.files = files;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileAnswer(String source, String sha256, int rows, Instant loadedAt) {
        static FileAnswer of(ReferenceFile file) {
            return new FileAnswer(file.source(), file.digest(), file.rows(), file.loadedAt());
        }
    }

    /** @param file null while none was loaded */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RatesAnswer(
            @Nullable FileAnswer file,
            SortedSet<String> currencies,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EquivalentAnswer(
            String outcome,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable ExchangeRate from,
            @Nullable ExchangeRate to,
            @Nullable String source) {}

    /** @param file null while the start that comes with the program is in force */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaxaAnswer(@Nullable FileAnswer file, int all, List<Taxon> taxa) {}

    @GetMapping("/rates")
    @Requires(Permission.ENTER)
    @Operation(summary = "The exchange rates that are loaded")
    RatesAnswer rates() {
        ExchangeRates rates = files.rates();
        return new RatesAnswer(
                files.inForce(ReferenceKind.RATES).map(FileAnswer::of).orElse(null),
                rates.currencies(),
                rates.firstDate().orElse(null),
                rates.lastDate().orElse(null));
    }

    @GetMapping("/rates/equivalent")
    @Requires(Permission.ENTER)
    @Operation(
            summary = "What an amount was worth on a day",
            description = "outcome is CONVERTED, or NO_RATE where no rate of the week before the day is loaded.")
    EquivalentAnswer equivalent(
            @RequestParam BigDecimal amount,
            @RequestParam String currency,
            @RequestParam LocalDate on,
            @RequestParam(defaultValue = "EUR") String to) {
        if (!CURRENCY.matcher(currency).matches() || !CURRENCY.matcher(to).matches() || amount.precision() > 30) {
            throw VocabularyProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-currency");
        }
        return switch (files.equivalent(new Money(amount, currency, null), to, EventDate.on(on))) {
            case Equivalent.Converted(BigDecimal worth, String in, ExchangeRate from, ExchangeRate into) ->
                new EquivalentAnswer(
                        "CONVERTED", worth, in, from, into, files.ratesSource().orElse(null));
            case Equivalent.NoRate(String missing) -> new EquivalentAnswer("NO_RATE", null, missing, null, null, null);
            case Equivalent.NoDay() -> throw new IllegalStateException("a day was given");
        };
    }

    @PutMapping(value = "/rates", consumes = "text/csv")
    @Operation(
            summary = "Load exchange rates",
            description =
                    "Units of a currency for one euro: date,currency,rate, or the wide table of the European Central"
                            + " Bank. Replaces what was loaded before, or with one bad row changes nothing.")
    FileAnswer loadRates(
            AccessScope scope,
            Page page,
            @RequestParam String source,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return load(scope, page, ReferenceKind.RATES, source, request);
    }

    @DeleteMapping("/rates")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take the exchange rates out")
    void removeRates(AccessScope scope) {
        files.remove(scope, ReferenceKind.RATES);
    }

    @GetMapping("/taxa")
    @Requires(Permission.ENTER)
    @Operation(summary = "Search animals and plants", description = "By scientific or common name; at most 200.")
    TaxaAnswer taxa(Page page, @RequestParam(defaultValue = "") String q) {
        List<Taxon> found = files.taxa().search(q, page.language().locale());
        return new TaxaAnswer(
                files.inForce(ReferenceKind.TAXA).map(FileAnswer::of).orElse(null),
                found.size(),
                found.stream().limit(MOST_TAXA).toList());
    }

    @PutMapping(value = "/taxa", consumes = "text/csv")
    @Operation(
            summary = "Load taxa",
            description =
                    "Columns scientific name, rank, english, french, appendix, subcategory, also; several values in a"
                            + " cell are parted by a bar. Replaces what was in force, or with one bad row changes nothing.")
    FileAnswer loadTaxa(
            AccessScope scope,
            Page page,
            @RequestParam String source,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return load(scope, page, ReferenceKind.TAXA, source, request);
    }

    @DeleteMapping("/taxa")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Go back to the taxa that come with the program")
    void removeTaxa(AccessScope scope) {
        files.remove(scope, ReferenceKind.TAXA);
    }

    private FileAnswer load(AccessScope scope, Page page, ReferenceKind kind, String source, HttpServletRequest request)
            throws IOException {
        byte[] content = Bodies.read(request.getInputStream(), ReferenceFiles.LARGEST);
        return switch (files.load(scope, kind, source, content)) {
            case Loading.Loaded(ReferenceFile file) -> FileAnswer.of(file);
            case Loading.Refused(List<RowFault> faults) ->
                throw VocabularyProblems.refused("file-refused", RegisterWords.file(page, faults));
        };
    }
}
