package org.tidewaiter.postgres;

import java.io.InputStream;
import java.util.Locale;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/**
 * The operating system and processor, as the published archives name them.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param processor {@code x86_64} or {@code arm_64}
 */
record Platform(String system, String processor) {

    static Platform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String processor = osArch.equals("aarch64") ? "arm_64" : "x86_64";
        return new Platform(system, processor);
    }

    boolean linux() {
        return system.equals("linux");
    }

    boolean windows() {
        return system.equals("windows");
    }

    /** The file of a program: {@code postgres} or {@code postgres.exe}. */
    String program(String name) {
        return windows() ? name + ".exe" : name;
    }

    /** The locale that classifies letters; the order of text is the server's own and the same everywhere. */
    String characterTypes() {
        return linux() ? "C.UTF-8" : windows() ? "C" : "en_US.UTF-8";
    }

    InputStream archive() {
        String name = "/postgres-" + system + "-" + processor + ".txz";
        InputStream archive = Platform.class.getResourceAsStream(name);
        if (archive == null) {
            throw new LocalPostgresException(
                    Reason.PLATFORM,
                    "This build carries no PostgreSQL for " + system + " on " + processor
                            + ". Build with -Ddatabase.platform=PLATFORM, or name a server by tidewaiter.database.url.");
        }
        return archive;
    }
}
