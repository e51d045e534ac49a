package org.tidewaiter.node.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Addresses of the files under {@code static/assets}. One digest over all of them stands in the path, so that a browser
 * may keep them for ever and that relative addresses inside a style sheet stay right.
 */
@Component
public final class Assets {

    static final String PATH = "/assets/";

    private final String edition;

    Assets() {
        this.edition = digest();
    }

    /** The address of one file, such as {@code tidewaiter.css}. */
    public String address(String name) {
        return PATH + edition + "/" + name;
    }

    String edition() {
        return edition;
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files()) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Resource> files() throws IOException {
        var files = new ArrayList<Resource>();
        for (Resource found :
                new PathMatchingResourcePatternResolver().getResources("classpath*:static" + PATH + "**")) {
            if (found.isReadable()
                    && found.getFilename() != null
                    && found.getFilename().contains(".")) {
                files.add(found);
            }
        }
        files.sort(Comparator.comparing(Resource::getDescription));
        return files;
    }
}
