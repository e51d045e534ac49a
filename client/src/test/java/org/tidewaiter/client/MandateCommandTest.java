package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.exchange.mandate.AuthorityKey;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.token.Refusal;

class MandateCommandTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... words) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(out, out, false, new Words(Locale.ENGLISH));
        return new MandateCommand(console, InstantSource.fixed(NOW), new SecureRandom()).run(List.of(words));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private AuthorityKey made() throws IOException {
        assertThat(run("key", "--authority", "PL-CUSTOMS", "--out", file("key.txt")))
                .isZero();
        return AuthorityKey.parse(Files.readString(folder.resolve("key.txt")));
    }

    @Test
    void aKeyIsMadeForItsOwnerAloneAndOnlyItsPublicHalfIsShown() throws IOException {
        AuthorityKey key = made();
        assertThat(said())
                .contains(key.verificationKey().text(), key.verificationKey().fingerprint())
                .doesNotContain(key.text().split("secret: ")[1].strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key.txt"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aMandateIsSignedAndRead() throws IOException, Refusal {
        AuthorityKey key = made();
        assertThat(run(
                        "grant",
                        "--key=" + file("key.txt"),
                        "--node=EU",
                        "--act=Agreement of 3 May 2026",
                        "--until=2027-05-03",
                        "--out=" + file("mandate.txt")))
                .isZero();
        String jws = Files.readString(folder.resolve("mandate.txt")).strip();
        Mandate mandate = Mandate.read(jws, key.verificationKey()).mandate();
        assertThat(mandate.permitsAt(NOW)).isTrue();
        assertThat(mandate.permitsAt(Instant.parse("2027-05-03T00:00:00Z"))).isFalse();

        assertThat(run("show", file("mandate.txt"))).isZero();
        assertThat(said()).contains("PL-CUSTOMS lets node EU", "Agreement of 3 May 2026", "2027-05-03T00:00:00Z");
    }

    @Test
    void anEndIsSigned() throws IOException, Refusal {
        AuthorityKey key = made();
        assertThat(run(
                        "end",
                        "--key=" + file("key.txt"),
                        "--node=EU",
                        "--act=Notice of 4 May",
                        "--out=" + file("end.txt")))
                .isZero();
        String jws = Files.readString(folder.resolve("end.txt")).strip();
        assertThat(Mandate.read(jws, key.verificationKey()).mandate().what()).isEqualTo(Mandate.What.ENDS);
        assertThat(said()).contains("does not let node EU");
    }

    @Test
    void nothingIsWrittenOverAFileThatIsThere() throws IOException {
        AuthorityKey key = made();
        assertThat(run("key", "--authority", "PL-CUSTOMS", "--out", file("key.txt")))
                .isEqualTo(2);
        assertThat(said()).contains("was not touched");
        assertThat(Files.readString(folder.resolve("key.txt"))).isEqualTo(key.text());
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        made();
        Files.writeString(folder.resolve("other.txt"), "no key");
        assertThat(run("grant", "--key=" + file("other.txt"), "--node=EU", "--act=A", "--out=" + file("m.txt")))
                .isEqualTo(2);
        assertThat(said()).contains("is no key of an authority");
        assertThat(run(
                        "grant",
                        "--key=" + file("key.txt"),
                        "--node=EU",
                        "--act=A",
                        "--until=3 May",
                        "--out=" + file("m.txt")))
                .isEqualTo(2);
        assertThat(said()).contains("Write it like 2026-05-03");
        assertThat(run(
                        "grant",
                        "--key=" + file("key.txt"),
                        "--node=EU",
                        "--act=A",
                        "--until=2020-01-01",
                        "--out=" + file("m.txt")))
                .isEqualTo(2);
        assertThat(said()).contains("ends before it begins");
        assertThat(run("show", file("other.txt"))).isEqualTo(2);
        assertThat(said()).contains("is no mandate");
        assertThat(run("show", file("none.txt"))).isEqualTo(2);
        assertThat(run("key", "--authority=Poland", "--out=" + file("m.txt"))).isEqualTo(2);
        assertThat(said()).contains("Poland names no authority");
        assertThat(run("grant")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(said()).contains("mandate key --authority");
        assertThat(folder.resolve("m.txt")).doesNotExist();
    }
}
