package org.tidewaiter.node.intake;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds an answer until its request has been read to the end: a program that writes all before it reads would otherwise
 * wait for us while we wait for it. Answers name codes and paths alone, so that they may lie in a temporary file.
 */
final class AnswerSpool implements Closeable {

    private final Path file;
    private final OutputStream out;

    AnswerSpool() throws IOException {
        this.file = Files.createTempFile("tidewaiter-answers", ".ndjson");
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    OutputStream out() {
        return out;
    }

    void copyTo(OutputStream response) throws IOException {
        out.close();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(response);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
