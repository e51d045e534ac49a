package org.tidewaiter.formats.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The mappings that come with this program. */
public final class ShippedMappings {

    private static final List<String> NAMES = List.of("us-cbp-weapons", "c4ads-airport-wildlife");

    private ShippedMappings() {}

    /** All of them. */
    public static List<Mapping> all() {
        return NAMES.stream().map(ShippedMappings::read).toList();
    }

    /** The mapping of that name. */
    public static Optional<Mapping> named(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
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
