package org.tidewaiter.node.insight;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** The outlines of the map as a file of their own, so that a browser keeps them. */
@Controller
class WorldController {

    private static final String PATH = "/overview/world.svg";

    private static final class Drawn {
        private static final byte[] SHEET = sheet().getBytes(StandardCharsets.UTF_8);
        private static final String MARK = HexFormat.of().toHexDigits(java.util.Arrays.hashCode(SHEET));

        private static String sheet() {
            return Outlines.load().sheet(CountryPlaces.onMap("ports"), CountryPlaces.onMap("airports"));
        }
    }

    /** Another drawing has another address. Its symbols are {@code land}, {@code sea}, {@code ports} and {@code airports}. */
    static String address() {
        return PATH + "?v=" + Drawn.MARK;
    }

    @GetMapping(PATH)
    @Requires(Permission.SEE_OVERVIEW)
    ResponseEntity<byte[]> world() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate())
                .body(Drawn.SHEET);
    }
}
