package org.tidewaiter.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import is asked to do.
 *
 * @param destination where the reports go; null for a dry run, which sends nothing
 * @param mapping name of a shipped mapping or path of a file
 */
record ImportRequest(Path file, @Nullable Destination destination, Optional<String> mapping, Format format) {

    /** A node, and the token with which it is asked. */
    record Destination(URI node, String token) {}

    /** Formats of files. */
    enum Format {
        CSV,
        XLSX,
        JSON,
        NDJSON
    }

    private static final Set<String> OPTIONS = Set.of("--node", "--token", "--mapping", "--format");
    private static final String DRY_RUN = "--dry-run";

    static ImportRequest of(List<String> words, Map<String, String> environment, Words texts) throws UsageException {
        Arguments arguments = Arguments.of(words, OPTIONS, Set.of(DRY_RUN), texts);
        if (arguments.plain().size() != 1) {
            throw new UsageException(texts.of("import.usage"));
        }
        Path file = Path.of(arguments.plain().getFirst());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException(texts.of("import.no-file", file));
        }
        return new ImportRequest(
                file,
                arguments.option(DRY_RUN).isPresent() ? null : destination(arguments, environment, texts),
                arguments.option("--mapping"),
                format(arguments, file, texts));
    }

    private static Destination destination(Arguments arguments, Map<String, String> environment, Words texts)
            throws UsageException {
        String node = arguments.option("--node").orElseThrow(() -> new UsageException(texts.of("import.no-node")));
        String token = arguments
                .option("--token")
                .or(() -> Optional.ofNullable(environment.get("TIDEWAITER_TOKEN")))
                .filter(each -> each.matches("[\\x21-\\x7e]+"))
                .orElseThrow(() -> new UsageException(texts.of("import.no-token")));
        return new Destination(address(node, texts), token);
    }

    static URI address(String node, Words texts) throws UsageException {
        try {
            URI address = new URI(node);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            throw new UsageException(texts.of("import.bad-node"));
        }
        throw new UsageException(texts.of("import.bad-node"));
    }

    private static Format format(Arguments arguments, Path file, Words texts) throws UsageException {
        return switch (arguments.option("--format").orElseGet(() -> byName(file))) {
            case "csv" -> Format.CSV;
            case "xlsx" -> Format.XLSX;
            case "json" -> Format.JSON;
            case "ndjson" -> Format.NDJSON;
            case "xls" -> throw new UsageException(texts.of("import.xls"));
            default -> throw new UsageException(texts.of("import.bad-format"));
        };
    }

    private static String byName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xls")) {
            return "xls";
        }
        if (name.endsWith(".xlsx") || name.endsWith(".json")) {
            return name.substring(name.lastIndexOf('.') + 1);
        }
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "ndjson" : "csv";
    }
}
