package org.tidewaiter.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.formats.export.ExportFilters;

/**
 * What an export is asked to do.
 *
 * @param query format and filters, as the address of the node takes them
 * @param out where to write; the name that the node gives, in the current folder, where nothing is said
 */
record ExportRequest(URI node, String token, Kind kind, String query, Optional<Path> out) {

    /** Formats of exports. */
    enum Kind {
        CSV,
        XLSX,
        NDJSON,
        SIGNED
    }

    /** What goes into the address as it is: the filters of the search, and what a row is. */
    private static final Set<String> FILTERS =
            Stream.concat(ExportFilters.NAMES.stream(), Stream.of("rows")).collect(Collectors.toUnmodifiableSet());

    static ExportRequest of(List<String> words, Map<String, String> environment, Words texts) throws UsageException {
        Set<String> options = new LinkedHashSet<>(List.of("--node", "--token", "--format", "--out"));
        FILTERS.forEach(filter -> options.add("--" + filter));
        Arguments arguments = Arguments.of(words, options, Set.of(), texts);
        if (!arguments.plain().isEmpty()) {
            throw new UsageException(texts.of("export.usage"));
        }
        String node = arguments.option("--node").orElseThrow(() -> new UsageException(texts.of("import.no-node")));
        String token = arguments
                .option("--token")
                .or(() -> Optional.ofNullable(environment.get("TIDEWAITER_TOKEN")))
                .filter(each -> each.matches("[\\x21-\\x7e]+"))
                .orElseThrow(() -> new UsageException(texts.of("import.no-token")));
        Kind kind = kind(arguments, texts);
        Optional<Path> out = arguments.option("--out").map(Path::of);
        if (out.isPresent() && Files.exists(out.get())) {
            throw new UsageException(texts.of("export.there", out.get()));
        }
        return new ExportRequest(ImportRequest.address(node, texts), token, kind, query(arguments, kind), out);
    }

    private static Kind kind(Arguments arguments, Words texts) throws UsageException {
        return switch (arguments.option("--format").orElse("")) {
            case "csv" -> Kind.CSV;
            case "xlsx" -> Kind.XLSX;
            case "ndjson" -> Kind.NDJSON;
            case "signed" -> Kind.SIGNED;
            default -> throw new UsageException(texts.of("export.bad-format"));
        };
    }

    private static String query(Arguments arguments, Kind kind) {
        String format = "format=" + kind.name().toLowerCase(java.util.Locale.ROOT);
        return FILTERS.stream()
                .sorted()
                .filter(filter -> arguments.option("--" + filter).isPresent())
                .map(filter -> "&" + filter + "="
                        + URLEncoder.encode(arguments.option("--" + filter).orElseThrow(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("", format, ""));
    }
}
