package org.tidewaiter.node.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.formats.export.ExportAbout;
import org.tidewaiter.formats.export.ExportAbout.Rows;
import org.tidewaiter.formats.export.ExportFormat;
import org.tidewaiter.formats.export.ExportedReport;
import org.tidewaiter.formats.export.ReportExport;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.Holders;
import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.registry.FoundPage;
import org.tidewaiter.node.registry.FoundReport;
import org.tidewaiter.node.registry.FoundReports;
import org.tidewaiter.node.registry.FoundVersions;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;

/**
 * Writes what a search finds as a file, a page of reports at a time. Bounded in what one file holds and in how many are
 * written at once; each is in the audit trail before its first byte leaves, under the reference that the file carries.
 */
@Component
class Exports {

    /** Most cases, and most seizures, in one file. */
    static final long LARGEST = 200_000;

    private static final Logger log = LoggerFactory.getLogger(Exports.class);
    private static final int AT_ONCE = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SearchRequest request;
    private final SearchSentence sentence;
    private final ReportSearch search;
    private final FoundReports found;
    private final SignedExport signed;
    private final Holders holders;
    private final AuditTrail audit;
    private final NodeSettings settings;
    private final Clock clock;
    private final Semaphore writing = new Semaphore(AT_ONCE);

    Exports(
            SearchRequest request,
            SearchSentence sentence,
            ReportSearch search,
            FoundReports found,
            SignedExport signed,
            Holders holders,
            AuditTrail audit,
            NodeSettings settings,
            Clock clock) {
        this.request = request;
        this.sentence = sentence;
        this.search = search;
        this.found = found;
        this.signed = signed;
        this.holders = holders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    static boolean isTooLarge(Counts counts) {
        return Math.max(counts.cases(), counts.seizures()) > LARGEST;
    }

    /**
     * Checks that what is asked for can be written.
     *
     * @throws ProblemException 400 for a format or filter that is none, 422 for withdrawn reports or for too much
     */
    Export prepare(AccessScope scope, Page page, MultiValueMap<String, String> parameters) {
        ExportKind kind = ExportKind.of(SearchRequest.first(parameters, "format"))
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.BAD_REQUEST, "export-format", "casework.problem.export-format"));
        MultiValueMap<String, String> asked = SearchSentence.asked(parameters);
        SearchFilter filter = FoundReports.withoutWithdrawn(request.read(asked, Set.of()))
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "export-withdrawn", "casework.problem.export-withdrawn"));
        Counts counts = search.count(scope, filter);
        if (isTooLarge(counts)) {
            throw ProblemException.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "export-too-large", "casework.export.too-large", LARGEST);
        }
        UUID reference = UUID.randomUUID();
        ExportAbout about = new ExportAbout(
                settings.node().name(),
                page.nodeTitle(),
                reference.toString(),
                clock.instant(),
                page.node().zone(),
                page.language().locale(),
                sentence.words(asked, page),
                "reports".equals(SearchRequest.first(parameters, "rows")) ? Rows.REPORTS : Rows.GOODS_LINES);
        return new Export(scope, kind, filter, AuditedFilter.of(filter), counts, reference, about);
    }

    /** One file, not yet begun. */
    final class Export {

        private final AccessScope scope;
        private final ExportKind kind;
        private final SearchFilter filter;
        private final String audited;
        private final Counts counts;
        private final UUID reference;
        private final ExportAbout about;
        private long cases;

        private Export(
                AccessScope scope,
                ExportKind kind,
                SearchFilter filter,
                String audited,
                Counts counts,
                UUID reference,
                ExportAbout about) {
            this.scope = scope;
            this.kind = kind;
            this.filter = filter;
            this.audited = audited;
            this.counts = counts;
            this.reference = reference;
            this.about = about;
        }

        /** Writes the file; broken off, it lacks its end and so does the answer. */
        void send(HttpServletResponse response) throws IOException {
            if (!writing.tryAcquire()) {
                throw ProblemException.of(
                        HttpStatus.TOO_MANY_REQUESTS, "export-busy", "casework.problem.export-busy", AT_ONCE);
            }
            try {
                record("reports.export-begun", counts.cases());
                response.setContentType(kind.mediaType());
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(about.at()))
                                .build()
                                .toString());
                response.setHeader("Tidewaiter-Cases", Long.toString(counts.cases()));
                write(response.getOutputStream());
                record("reports.exported", cases);
            } catch (IOException | RuntimeException e) {
                log.warn(
                        "export {} broke off after {} cases: {}",
                        about.reference(),
                        cases,
                        e.getClass().getSimpleName());
                if (!response.isCommitted()) {
                    response.resetBuffer();
                    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
                }
                record("reports.export-broken", cases);
                if (response.isCommitted()) {
                    // The container logs what ends an answer: it says nothing of what stood there.
                    throw new IOException("an export broke off");
                }
                throw e;
            } finally {
                writing.release();
            }
        }

        private void record(String action, long count) {
            audit.record(
                    scope,
                    action,
                    about.reference(),
                    Map.of("format", kind.code(), "count", Long.toString(count), "filter", audited));
        }

        private String name(Instant at) {
            return "tidewaiter-" + about.node() + "-" + TIME.format(at) + "." + kind.ending();
        }

        private void write(OutputStream out) throws IOException {
            ExportFormat format = kind.format().orElse(null);
            if (format == null) {
                writeVersions(out);
            } else {
                writeReports(format, out);
            }
        }

        private void writeReports(ExportFormat format, OutputStream out) throws IOException {
            try (ReportExport file = format.open(out, about)) {
                String after = null;
                do {
                    FoundPage<FoundReport> page = found.page(scope, filter, after);
                    holders.exported(reference, copied(page.found()));
                    for (FoundReport report : page.found()) {
                        file.write(exported(report));
                        cases++;
                    }
                    after = page.next();
                } while (after != null);
                file.end();
            }
            out.flush();
        }

        private void writeVersions(OutputStream out) throws IOException {
            SignedExport.File file = signed.begin(out, about, scope);
            String after = null;
            do {
                FoundPage<FoundVersions> page = found.versions(scope, filter, after);
                holders.exported(reference, copiedVersions(page.found()));
                for (FoundVersions report : page.found()) {
                    file.write(report);
                    cases++;
                }
                after = page.next();
            } while (after != null);
            file.end();
        }
    }

    /** Reports that have no name among nodes yet, no other node can hold. */
    private static List<Holders.Exported> copied(List<FoundReport> reports) {
        List<Holders.Exported> copied = new ArrayList<>();
        for (FoundReport report : reports) {
            UUID number = report.number();
            if (number != null) {
                copied.add(new Holders.Exported(new ReportIdentity(report.originator(), number), report.source()));
            }
        }
        return copied;
    }

    private static List<Holders.Exported> copiedVersions(List<FoundVersions> reports) {
        return reports.stream()
                .map(report -> new Holders.Exported(
                        report.identity(), report.versions().getFirst().source()))
                .toList();
    }

    private static ExportedReport exported(FoundReport report) {
        return new ExportedReport(
                report.originator(),
                text(report.number()),
                report.version(),
                report.state().name(),
                report.releasedAt(),
                report.handling(),
                report.content(),
                List.copyOf(report.lines()));
    }

    private static @Nullable String text(@Nullable UUID number) {
        return number == null ? null : number.toString();
    }
}
