package org.tidewaiter.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.mandate.AuthorityKey;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.mandate.Mandate.What;
import org.tidewaiter.exchange.token.Refusal;

/**
 * {@code mandate key|grant|end|show}: what an authority needs that reports through the node of another, without any node of its own.
 * It makes the authority's key, and signs with it who may issue the authority's reports.
 *
 * <p>Exit code 0 if it was done, 2 if it could not be.
 */
public final class MandateCommand {

    private static final Set<String> OPTIONS =
            Set.of("--authority", "--key", "--node", "--act", "--from", "--until", "--out");

    private final Console console;
    private final InstantSource clock;
    private final SecureRandom random;

    MandateCommand(Console console, InstantSource clock, SecureRandom random) {
        this.console = console;
        this.clock = clock;
        this.random = random;
    }

    /** Runs with these arguments and gives the exit code. */
    int run(List<String> words) {
        try {
            Arguments arguments = Arguments.of(words, OPTIONS, Set.of(), console.words());
            String what = arguments.plain().isEmpty() ? "" : arguments.plain().getFirst();
            switch (what) {
                case "key" -> makeKey(arguments);
                case "grant" -> sign(arguments, What.GRANTS);
                case "end" -> sign(arguments, What.ENDS);
                case "show" -> show(arguments);
                default -> throw usage();
            }
            return ImportCommand.DONE;
        } catch (UsageException e) {
            console.err().println(e.getMessage());
            return ImportCommand.NOT_DONE;
        } catch (IOException e) {
            console.tell("mandate.file-failed", e.getClass().getSimpleName());
            return ImportCommand.NOT_DONE;
        }
    }

    private UsageException usage() {
        return new UsageException(console.words().of("mandate.usage"));
    }

    private String needed(Arguments arguments, String option) throws UsageException {
        return arguments.option(option).orElseThrow(this::usage);
    }

    private void makeKey(Arguments arguments) throws UsageException, IOException {
        AuthorityKey key;
        try {
            key = AuthorityKey.generate(needed(arguments, "--authority"), random);
        } catch (IllegalArgumentException none) {
            throw new UsageException(console.words()
                    .of("mandate.no-authority", arguments.option("--authority").orElse("")));
        }
        write(needed(arguments, "--out"), key.text(), true);
        console.out()
                .println(console.words()
                        .of(
                                "mandate.key-made",
                                key.originator(),
                                key.verificationKey().text(),
                                key.verificationKey().fingerprint()));
    }

    private void sign(Arguments arguments, What what) throws UsageException, IOException {
        AuthorityKey key = readKey(Path.of(needed(arguments, "--key")));
        Instant now = clock.instant();
        Instant from = date(arguments.option("--from").orElse(null), now);
        Instant until = date(arguments.option("--until").orElse(null), null);
        Mandate mandate;
        try {
            mandate = new Mandate(
                    key.originator(),
                    needed(arguments, "--node"),
                    what,
                    needed(arguments, "--act"),
                    from == null ? now : from,
                    until,
                    now);
        } catch (IllegalArgumentException none) {
            throw new UsageException(console.words().of("mandate.none", String.valueOf(none.getMessage())));
        }
        write(needed(arguments, "--out"), mandate.sign(key).jws() + "\n", false);
        tell(mandate);
    }

    private AuthorityKey readKey(Path file) throws UsageException, IOException {
        requireFile(file);
        try {
            return AuthorityKey.parse(read(file, AuthorityKey.LONGEST));
        } catch (IllegalArgumentException none) {
            throw new UsageException(console.words().of("mandate.no-key", file));
        }
    }

    private void show(Arguments arguments) throws UsageException, IOException {
        if (arguments.plain().size() != 2) {
            throw usage();
        }
        Path file = Path.of(arguments.plain().getLast());
        requireFile(file);
        try {
            tell(Mandate.claimed(read(file, Mandate.LONGEST).strip()).mandate());
        } catch (Refusal none) {
            throw new UsageException(console.words().of("mandate.no-mandate", file));
        }
    }

    private void tell(Mandate mandate) {
        Instant until = mandate.until();
        String term = until == null
                ? console.words().of("mandate.term", mandate.from())
                : console.words().of("mandate.term-until", mandate.from(), until);
        String key = mandate.what() == What.GRANTS ? "mandate.grants" : "mandate.ends";
        console.out().println(console.words().of(key, mandate.originator(), mandate.node(), term, mandate.act()));
    }

    private @Nullable Instant date(@Nullable String text, @Nullable Instant otherwise) throws UsageException {
        if (text == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException none) {
            throw new UsageException(console.words().of("mandate.no-date", text));
        }
    }

    private void requireFile(Path file) throws UsageException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException(console.words().of("import.no-file", file));
        }
    }

    /** Of a longer file than any of these is the beginning enough to see that it is none. */
    private static String read(Path file, int longest) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(longest + 1), StandardCharsets.UTF_8);
        }
    }

    /** Never over a file that is there: it may be the only copy of a key. */
    private void write(String name, String text, boolean secret) throws UsageException, IOException {
        Path file = Path.of(name);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] access = secret && posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, access);
        } catch (FileAlreadyExistsException there) {
            throw new UsageException(console.words().of("mandate.file-there", file));
        }
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }
}
