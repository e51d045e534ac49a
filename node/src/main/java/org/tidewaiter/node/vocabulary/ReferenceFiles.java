package org.tidewaiter.node.vocabulary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.report.registers.ExchangeRates;
import org.tidewaiter.report.registers.FileReading;
import org.tidewaiter.report.registers.RatesFile;
import org.tidewaiter.report.registers.RowFault;
import org.tidewaiter.report.registers.ShippedRegisters;
import org.tidewaiter.report.registers.Taxa;
import org.tidewaiter.report.registers.TaxaFile;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Loads files of rates and taxa: checked whole, then kept whole, and in force for every instance at its next question. */
@Service
class ReferenceFiles implements LoadedReferences {

    /** Largest file. */
    static final int LARGEST = 16 << 20;

    private static final int LONGEST_SOURCE = 200;

    private final ReferenceStore store;
    private final Vocabulary vocabulary;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<ReferenceKind, Parsed> parsed = new ConcurrentHashMap<>();

    ReferenceFiles(ReferenceStore store, Vocabulary vocabulary, AuditTrail audit, Clock clock) {
        this.store = store;
        this.vocabulary = vocabulary;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a file. */
    sealed interface Loading {
        record Loaded(ReferenceFile file) implements Loading {}

        /** Nothing was changed. */
        record Refused(List<RowFault> faults) implements Loading {}
    }

    private record Parsed(String digest, Object value) {}

    /** @param source where the file is from, in words that will stand beside what is taken from it */
    @Transactional
    Loading load(AccessScope scope, ReferenceKind kind, String source, byte[] content) {
        scope.require(Permission.LOAD_REFERENCES);
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            return refused("source", Integer.toString(LONGEST_SOURCE));
        }
        if (content.length > LARGEST) {
            return refused("file-too-large", Integer.toString(LARGEST >> 20));
        }
        return switch (read(kind, content)) {
            case FileReading.Refused<?>(List<RowFault> faults) -> new Loading.Refused(faults);
            case FileReading.Read<?>(Object value, int rows) -> {
                ReferenceFile file = new ReferenceFile(
                        kind, source.strip(), digest(content), rows, clock.instant(), scope.accountName());
                store.keep(file, content);
                audit.record(
                        scope,
                        kind.code() + ".loaded",
                        file.digest(),
                        Map.of("count", Integer.toString(rows), "digest", file.digest()));
                yield new Loading.Loaded(file);
            }
        };
    }

    /** Back to what comes with the program. */
    @Transactional
    void remove(AccessScope scope, ReferenceKind kind) {
        scope.require(Permission.LOAD_REFERENCES);
        Optional<ReferenceFile> file = store.find(kind);
        if (store.remove(kind)) {
            file.ifPresent(known -> audit.record(scope, kind.code() + ".removed", known.digest(), Map.of()));
        }
    }

    @Transactional(readOnly = true)
    Optional<ReferenceFile> inForce(ReferenceKind kind) {
        return store.find(kind);
    }

    @Override
    @Transactional(readOnly = true)
    public ExchangeRates rates() {
        return current(ReferenceKind.RATES, ExchangeRates.class).orElse(ExchangeRates.NONE);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> ratesSource() {
        return inForce(ReferenceKind.RATES).map(ReferenceFile::source);
    }

    @Override
    @Transactional(readOnly = true)
    public Taxa taxa() {
        return current(ReferenceKind.TAXA, Taxa.class).orElseGet(ShippedRegisters::taxa);
    }

    private <T> Optional<T> current(ReferenceKind kind, Class<T> type) {
        Optional<String> digest = store.find(kind).map(ReferenceFile::digest);
        if (digest.isEmpty()) {
            parsed.remove(kind);
            return Optional.empty();
        }
        Parsed known = parsed.get(kind);
        if (known != null && known.digest().equals(digest.get())) {
            return Optional.of(type.cast(known.value()));
        }
        return store.content(kind, digest.get())
                .flatMap(content -> value(read(kind, content)))
                .map(value -> {
                    parsed.put(kind, new Parsed(digest.get(), value));
                    return type.cast(value);
                });
    }

    private static Optional<Object> value(FileReading<?> reading) {
        return reading instanceof FileReading.Read<?>(Object value, int rows) ? Optional.of(value) : Optional.empty();
    }

    private FileReading<?> read(ReferenceKind kind, byte[] content) {
        return switch (kind) {
            case RATES ->
                new RatesFile(
                                vocabulary,
                                LocalDate.ofInstant(clock.instant(), clock.getZone())
                                        .plusDays(1))
                        .read(content);
            case TAXA -> new TaxaFile(vocabulary).read(content);
        };
    }

    private static Loading refused(String rule, String argument) {
        return new Loading.Refused(List.of(new RowFault(0, "", rule, argument)));
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
