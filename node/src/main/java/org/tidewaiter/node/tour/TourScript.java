package org.tidewaiter.node.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The case of the tour and the two systems that report it, as the demonstration wrote it down.
 *
 * @param password of every account of the demonstration
 * @param home the national node at which an officer recorded it
 * @param gateway where the same case waits to be reported once more
 */
record TourScript(String password, Place home, Place gateway) {

    private static final long LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One of the systems.
     *
     * @param node its name
     * @param url its address, without a path
     * @param account that may release there
     * @param record the case's name inside that node
     * @param number null until it is released
     */
    record Place(
            String node,
            String url,
            String account,
            UUID record,
            String originator,
            @Nullable UUID number) {

        String page() {
            return url + "/reports/" + record;
        }

        Optional<ReportIdentity> identity() {
            return Optional.ofNullable(number).map(released -> new ReportIdentity(originator, released));
        }
    }

    /** Empty where the demonstration has not written it yet, or is writing it at this moment. */
    static Optional<TourScript> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(Files.readAllBytes(file), TourScript.class));
        } catch (NoSuchFileException | JacksonException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
