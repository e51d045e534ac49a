package org.tidewaiter.formats.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mappings that come with this program. */
public final class ShippedMappings {

    private static final List<String> NAMES = List.of("us-cbp-weapons");

    private ShippedMappings() {}

    /** All of them. */
    public static List<Mapping> all() {
        return NAMES.stream().map(ShippedMappings::read).toList();
    }

    /** The mapping of that name. */
    public static Optional<Mapping> named(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    /** The mappings for files with exactly these columns, in any order: a suggestion, for a person to confirm. */
    public static List<Mapping> matching(List<String> columns) {
        Set<String> given = new HashSet<>(columns);
        return all().stream()
                .filter(mapping -> {
                    Set<String> known = new HashSet<>(mapping.columns());
                    known.addAll(mapping.ignoredColumns());
                    return given.equals(known);
                })
                .toList();
    }

    private static Mapping read(String name) {
        try (InputStream in =
                ShippedMappings.class.getResourceAsStream("/org/tidewaiter/formats/mappings/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("no shipped mapping " + name);
            }
            return Mapping.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
