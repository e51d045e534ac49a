package org.tidewaiter.node.delivery.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.RecoveryKey;

/** Recovery keys and revocations as short files of text. */
final class RecoveryFiles {

    private static final int ID_SHOWN = 8;

    private RecoveryFiles() {}

    /** The text of a file that was brought; of a longer one than any of these only the beginning. */
    static String read(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return new String(in.readNBytes(KeyAnnouncement.LONGEST), StandardCharsets.UTF_8);
        }
    }

    static ResponseEntity<String> download(RecoveryKey key) {
        String id = key.verificationKey().id().text().substring(0, ID_SHOWN);
        return download("recovery-key-" + key.node() + "-" + id + ".txt", key.text());
    }

    static ResponseEntity<String> downloadStatement(String node, String jws) {
        return download("revocation-" + node + ".txt", jws + "\n");
    }

    private static ResponseEntity<String> download(String name, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(text);
    }
}
